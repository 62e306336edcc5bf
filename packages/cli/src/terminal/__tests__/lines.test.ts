import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check'
import { tableLines, wrapText, textWidth, widthOf, ProgressLine } from '../lines'

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

/** What a line of so many items writes to a stream that is like this. */
function written(total: number, stream: { isTTY?: boolean; columns?: number }): string {
  const chunks: string[] = []
  const write = (text: string) => chunks.push(text)
  const line = new ProgressLine(total, { ...stream, write } as unknown as NodeJS.WriteStream)
  line.show(3, 'a-destination-with-a-long-name')
  line.clear()
  return chunks.join('')
}

describe('ProgressLine', () => {
  const { CI } = process.env
  beforeEach(() => {
    delete process.env.CI
  })
  afterEach(() => {
    if (CI !== undefined) process.env.CI = CI
  })

  it('shows one line on a terminal, as wide as that is, and removes it', () => {
    expect(written(20, { isTTY: true, columns: 16 })).toBe('\r\u001B[K3 of 20: a-dest\r\u001B[K')
  })

  it.each([
    ['in a pipe', 20, {}],
    ['for a few', 9, { isTTY: true }]
  ])('shows nothing %s', (_, total, stream) => {
    expect(written(total, stream)).toBe('')
  })

  it('shows nothing in CI', () => {
    process.env.CI = 'true'
    expect(written(20, { isTTY: true })).toBe('')
  })
})
