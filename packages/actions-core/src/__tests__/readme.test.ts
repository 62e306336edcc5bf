import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from '..'
import { parseFql, validate } from '../trigger'

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8')

/** The rows of the table under a heading: the code in each cell, or its text. */
function rowsUnder(heading: string): string[][] {
  const section = readme.split(`## ${heading}\n`)[1].split('\n## ')[0]
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) =>
          cell
            .trim()
            .replace(/^`(.*)`$/, '$1')
            .replaceAll('\\|', '|')
        )
    )
}

const triggers = rowsUnder('The trigger language')
const mappings = rowsUnder('The mapping language')

it('has examples of every directive', () => {
  expect(triggers.length).toBeGreaterThan(5)
  expect(mappings).toHaveLength(14)
})

it.each(triggers)('the trigger %s of the README, for %s: %s', (trigger, event, runs) => {
  expect(validate(parseFql(trigger), JSON.parse(event))).toBe(runs === 'yes')
})

it.each(mappings)('the mapping %s of the README, for %s: %s', (mapping, event, payload) => {
  expect(transform(JSON.parse(mapping), JSON.parse(event))).toEqual(JSON.parse(payload))
})
