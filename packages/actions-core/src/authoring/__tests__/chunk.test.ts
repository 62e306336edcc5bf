import * as fc from 'fast-check'
import { chunk, jsonBytes } from '../chunk'

describe('chunk', () => {
  it.each([
    ['by count', [1, 2, 3, 4, 5], { count: 2 }, [[1, 2], [3, 4], [5]]],
    ['by bytes, with brackets and commas', ['a', 'b', 'c'], { bytes: 9 }, [['a', 'b'], ['c']]],
    ['by bytes of UTF-8', ['é', 'é', 'é'], { bytes: 11 }, [['é', 'é'], ['é']]],
    ['by whichever limit comes first', ['a', 'b', 'c', 'dddd'], { count: 2, bytes: 9 }, [['a', 'b'], ['c'], ['dddd']]],
    [
      'an item that is too large into a chunk of its own',
      ['a', 'bbbbbbbb', 'c'],
      { bytes: 9 },
      [['a'], ['bbbbbbbb'], ['c']]
    ],
    ['not at all without a limit', [1, 2, 3], {}, [[1, 2, 3]]],
    ['nothing into nothing', [], { count: 2, bytes: 9 }, []]
  ])('splits %s', (_, items: unknown[], limits, chunks) => {
    expect(chunk(items, limits)).toEqual(chunks)
  })

  it('counts the bytes of what is sent for an item', () => {
    const items = ['a', 'b', 'c'].map((sent, index) => ({ index, sent }))
    expect(chunk(items, { bytes: 9 }, ({ sent }) => sent)).toEqual([[items[0], items[1]], [items[2]]])
  })

  it('keeps every item in order, within the limits, and wastes no chunk', () => {
    const limits = { count: 4, bytes: 40 }
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8, unit: 'grapheme' })), (items) => {
        const chunks = chunk(items, limits)
        expect(chunks.flat()).toEqual(items)
        const fits = (list: string[]) => list.length <= limits.count && jsonBytes(list) <= limits.bytes
        expect(chunks.filter((one) => one.length > 1 && !fits(one))).toEqual([])
        expect(chunks.filter((one, index) => index > 0 && fits([...chunks[index - 1]!, one[0]!]))).toEqual([])
      }),
      { seed: 20240229 }
    )
  })
})

describe('jsonBytes', () => {
  it.each([
    [{ a: 'é' }, 10],
    ['"', 4],
    [undefined, 4],
    [[undefined], 6]
  ])('%j has %i bytes', (value, bytes) => {
    expect(jsonBytes(value)).toBe(bytes)
  })
})
