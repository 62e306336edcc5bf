import { readFileSync } from 'node:fs'
import { document, DOCUMENT, savedFigures } from '../report'

it('docs/reliability.md has the figures of the last runs', () => {
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(document(savedFigures()))
})
