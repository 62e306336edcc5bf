import { execFileSync } from 'node:child_process'
import { allCommands } from '../../__tests__/all-commands'
import { shellLines } from '../help'

it('leaves a line whole that fits, and where there is no width', () => {
  expect(shellLines('$ ./bin/run list --json', 40)).toEqual(['$ ./bin/run list --json'])
  expect(shellLines(`a ${'b '.repeat(99)}c`, Infinity)).toHaveLength(1)
})

it('breaks at blanks outside of quotes, with room for the mark', () => {
  expect(shellLines(`run --map text='a b c' --name "x \\" y" z\\ z`, 18)).toEqual([
    'run --map \\',
    "  text='a b c' \\",
    '  --name \\',
    '  "x \\" y" z\\ z'
  ])
})

const EXAMPLES = allCommands().flatMap(({ examples }) => examples)

it.each(EXAMPLES)('bash takes the lines for the same words: %s', (example) => {
  const words = (text: string) => execFileSync('bash', ['-c', text.replace('./bin/run', "printf '<%s>'")]).toString()
  const line = example.replace(/ >> .*$/, '')
  expect(words(shellLines(line, 30).join('\n'))).toBe(words(line))
})
