import * as fc from 'fast-check'
import { mergeOptions, type OptionLayer } from '../options'

describe('request-client §2, merging', () => {
  it.each<[string, OptionLayer[], object]>([
    ['nothing', [], {}],
    ['the last value wins', [{ timeout: 1 }, { timeout: 2 }], { timeout: 2 }],
    ['undefined is a value', [{ json: [1] }, { json: undefined }], { json: undefined }],
    [
      'objects merge',
      [{ json: { a: 1, b: { c: 1 } } }, { json: { b: { d: 2 } } }],
      { json: { a: 1, b: { c: 1, d: 2 } } }
    ],
    ['lists join', [{ json: { a: [1] } }, { json: { a: [2] } }], { json: { a: [1, 2] } }],
    ['kinds replace each other', [{ json: { a: [1] } }, { json: { a: { b: 1 } } }], { json: { a: { b: 1 } } }],
    [
      'search parameters merge',
      [{ searchParams: { a: 1 } }, { searchParams: { b: 2 } }],
      { searchParams: { a: 1, b: 2 } }
    ]
  ])('%s', (_name, layers, expected) => {
    const { headers, beforeRequest, afterResponse, ...merged } = mergeOptions(...layers)
    expect(merged).toStrictEqual(expected)
    expect([[...headers], beforeRequest, afterResponse]).toEqual([[], [], []])
  })

  it('joins hooks, lower layers first', () => {
    const [a, b, c] = [jest.fn(), jest.fn(), jest.fn()]
    const merged = mergeOptions({ beforeRequest: [a] }, { beforeRequest: [b], afterResponse: [c] }, {})
    expect(merged).toMatchObject({ beforeRequest: [a, b], afterResponse: [c] })
  })

  class Agent {
    sockets = {}
  }

  it.each<[string, () => unknown]>([
    ['URLSearchParams', () => new URLSearchParams('a=1')],
    ['Buffer', () => Buffer.from('bytes')],
    ['FormData', () => new FormData()],
    ['Blob', () => new Blob(['x'])],
    ['Date', () => new Date(0)],
    ['AbortSignal', () => new AbortController().signal],
    ['a class instance', () => new Agent()]
  ])('notes 4: replaces %s without touching it', (_name, make) => {
    const [first, second] = [make(), make()]
    const before = structure(first)
    for (const key of ['body', 'searchParams', 'agent', 'signal']) {
      const merged = mergeOptions({ [key]: first }, { [key]: second }) as Record<string, unknown>
      expect(merged[key]).toBe(second)
    }
    const { json } = mergeOptions({ json: { a: first } }, { json: { a: second } }) as { json: { a: unknown } }
    expect(json.a).toBe(second)
    expect(structure(first)).toEqual(before)
    expect(structure(second)).toEqual(before)
  })

  it('keeps an own __proto__ key a key', () => {
    const over = JSON.parse('{"__proto__":{"polluted":true}}') as object
    const { json } = mergeOptions({ json: { a: 1 } }, { json: over })
    expect(JSON.stringify(json)).toBe('{"a":1,"__proto__":{"polluted":true}}')
    expect(json).not.toHaveProperty('polluted')
  })

  it.each([undefined, null, 'text', [], () => ({})])('refuses the layer %p', (layer) => {
    expect(() => mergeOptions(layer as OptionLayer)).toThrow(new TypeError("The 'options' argument must be an object"))
  })

  it('returns a single layer as it is, and modifies none', () => {
    const json = fc.jsonValue()
    fc.assert(
      fc.property(json, json, (a, b) => {
        const layers = [{ json: a }, { json: b }]
        const copy = JSON.stringify(layers)
        mergeOptions(...layers)
        expect(JSON.stringify(layers)).toBe(copy)
        expect(JSON.stringify(mergeOptions({ json: a }).json)).toBe(JSON.stringify(a))
        expect(JSON.stringify(mergeOptions({}, { json: a }, {}).json)).toBe(JSON.stringify(a))
      }),
      { seed: 1, numRuns: 300 }
    )
  })
})

describe('request-client §2, headers', () => {
  it.each<[string, OptionLayer['headers'][], Record<string, string>]>([
    ['by name without regard to case', [{ 'X-A': '1' }, { 'x-a': '2' }], { 'x-a': '2' }],
    [
      'undefined removes',
      [
        { a: '1', b: '1' },
        { A: undefined, b: 'undefined' }
      ],
      {}
    ],
    ['undefined removes only what is below', [{ a: undefined }, { a: '1' }], { a: '1' }],
    ['a layer without headers', [{ a: '1' }, undefined], { a: '1' }],
    ['a Headers object', [{ a: '1' }, new Headers({ A: '2', b: '3' })], { a: '2', b: '3' }],
    ['other values as text', [{ a: null, b: 1 } as unknown as Record<string, string>], { a: 'null', b: '1' }]
  ])('%s', (_name, layers, expected) => {
    const { headers } = mergeOptions(...layers.map((layer) => ({ headers: layer })))
    expect(Object.fromEntries(headers)).toEqual(expected)
  })
})

function structure(value: unknown): unknown[] {
  return [String(value), Object.keys(value as object), (value as object).constructor]
}
