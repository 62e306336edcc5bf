import { array, assert, constantFrom, property } from 'fast-check'
import { unifiedDiff } from '../plan'

const lines = (...all: (string | number)[]) => all.map((line) => `${line}\n`).join('')

/** Applies a diff to the text that it was made of. */
function patch(before: string, diff: string[]): string {
  const old = before === '' ? [] : before.slice(0, -1).split('\n')
  const result: string[] = []
  let row = 0
  for (const line of diff) {
    const range = /^@@ -(\d+)(?:,(\d+))? /.exec(line)
    if (range) {
      const start = Number(range[1]) - (range[2] === '0' ? 0 : 1)
      while (row < start) result.push(old[row++]!)
    } else if (line.startsWith('+')) result.push(line.slice(1))
    else {
      if (line.startsWith(' ')) result.push(old[row]!)
      row++
    }
  }
  return lines(...result, ...old.slice(row))
}

describe('unifiedDiff', () => {
  it.each([
    ['nothing where nothing changed', lines(1, 2), lines(1, 2), []],
    ['a new file', '', lines('a', 'b'), ['@@ -0,0 +1,2 @@', '+a', '+b']],
    ['a file that goes', lines('a'), '', ['@@ -1 +0,0 @@', '-a']],
    [
      'a changed line, with three lines around it',
      lines(1, 2, 3, 4, 5, 6, 7, 8, 9),
      lines(1, 2, 3, 4, 'x', 6, 7, 8, 9),
      ['@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+x', ' 6', ' 7', ' 8']
    ],
    [
      'changes far apart, each in its own part',
      lines(1, 2, 3, 4, 5, 6, 7, 8, 9),
      lines(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      ['@@ -1,3 +1,4 @@', '+0', ' 1', ' 2', ' 3', '@@ -7,3 +8,4 @@', ' 7', ' 8', ' 9', '+10']
    ],
    ['lines that end in CR LF', 'a\r\nb\r\n', 'a\r\n', ['@@ -1,2 +1 @@', ' a', '-b']]
  ])('returns %s', (_, before, after, expected) => {
    expect(unifiedDiff(before, after)).toEqual(expected)
  })

  it('leads from the one text to the other', () => {
    const text = array(constantFrom('a', 'b', 'c', '', '{'), { maxLength: 30 }).map((all) => lines(...all))
    assert(
      property(text, text, (before, after) => {
        expect(patch(before, unifiedDiff(before, after))).toBe(after)
      }),
      { seed: 1 }
    )
  })

  it('shows much that changed as removed and added, in memory for its lines', () => {
    const [before, after] = [7, 5].map((every) => Array.from({ length: 40_000 }, (_, line) => line % every))
    const diff = unifiedDiff(lines('same', ...before!, 'same'), lines('same', ...after!, 'same'))
    expect(diff.filter((line) => line.startsWith(' '))).toEqual([' 2', ' 3', ' 4', ' same'])
    expect(patch(lines('same', ...before!, 'same'), diff)).toBe(lines('same', ...after!, 'same'))
  })
})
