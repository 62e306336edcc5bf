import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check'
import { tableLines, wrapText } from '../lines'
import { textWidth } from '../text-width'
import { widthOf } from '../width'

describe('the width of a stream', () => {
  it.each([
    [{ COLUMNS: '40' }, 120, 40],
    [{ COLUMNS: '' }, 120, 120],
    [{ COLUMNS: 'wide' }, 120, 120],
    [{}, undefined, Infinity]
  ])('with %j and a terminal of %s columns it is %s', (env, columns, expected) => {
    expect(widthOf({ columns: columns as number }, env)).toBe(expected)
  })
})

describe('the width of a text', () => {
  it.each([
    ['Slack', 5],
    ['Ünï', 3],
    ['U\u0308', 1],
    ['日本語', 6],
    ['ＡＢ', 4],
    ['한국', 4],
    ['👩‍👩‍👧', 2],
    ['', 0]
  ])('%s', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })
})

describe('a table', () => {
  const rows = [
    ['slack', 'Slack', '1 action'],
    ['日本', 'Tool', 'a text that is too long for one line of a narrow table']
  ]

  it('stands in columns', () => {
    expect(tableLines(rows, Infinity)).toEqual([
      'slack  Slack  1 action',
      '日本   Tool   a text that is too long for one line of a narrow table'
    ])
  })

  it('wraps the last column beside the others', () => {
    expect(tableLines(rows, 50)).toEqual([
      'slack  Slack  1 action',
      '日本   Tool   a text that is too long for one line',
      '              of a narrow table'
    ])
  })

  it('stands in blocks where there is no room for that', () => {
    expect(tableLines(rows, 30)).toEqual([
      'slack',
      '  Slack, 1 action',
      '日本',
      '  Tool, a text that is too',
      '  long for one line of a',
      '  narrow table'
    ])
  })

  it('is empty without rows', () => {
    expect(tableLines([], 40)).toEqual([])
  })

  it('keeps to the width whatever the words, as long as none is longer', () => {
    const words = array(string({ minLength: 1, maxLength: 12, unit: constantFrom('a', '語', 'ü') }), {
      minLength: 1,
      maxLength: 12
    })
    const cells = array(tuple(words, words, words), { minLength: 1, maxLength: 4 })
    const holds = property(cells, integer({ min: 28, max: 90 }), (table, width) => {
      const lines = tableLines(
        table.map((row) => row.map((cell) => cell.join(' '))),
        width
      )
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width)
      const said = lines.join(' ').replaceAll(/[\s,]+/g, '')
      expect([...said].toSorted()).toEqual([...table.flat(2).join('')].toSorted())
    })
    assert(holds, { seed: 7 })
  })
})

describe('a wrapped text', () => {
  it('keeps its line breaks, and longer words whole', () => {
    expect(wrapText('one two\nhttps://example.com/long three', 10)).toEqual([
      'one two',
      'https://example.com/long',
      'three'
    ])
  })
})
