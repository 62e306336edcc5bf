import { ProgressLine } from '../progress-line'

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
