import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { listDestinations } from '../../workspace/destinations'

const ROOT = resolve(__dirname, '../../../../..')
const page = readFileSync(join(ROOT, 'docs/catalogue.md'), 'utf8')

it('docs/catalogue.md names the folder of each of the 113 destinations, and the companions', () => {
  const folders = [...page.matchAll(/^\| .* \| `(packages\/.*)` *\|$/gm)].map(([, folder]) => folder!)
  expect(folders.filter((folder) => !existsSync(join(ROOT, folder, 'index.ts')))).toEqual([])
  expect(new Set(folders).size).toBe(113)
  const others = listDestinations(ROOT).filter(({ directory }) => !folders.some((one) => join(ROOT, one) === directory))
  expect(others.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([])
})
