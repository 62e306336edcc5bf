import { allCommands, wordsOf } from '../../__tests__/all-commands'
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

const EXAMPLES = allCommands().flatMap(({ examples }) => examples.map((example) => example.replace(/ >> .*$/, '')))

it('breaks the examples of all commands so that bash takes the lines for the same words', () => {
  expect(wordsOf(EXAMPLES.map((example) => shellLines(example, 30).join('\n')))).toEqual(wordsOf(EXAMPLES))
})
