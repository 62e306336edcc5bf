import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const REPOSITORY = resolve(__dirname, '../../../../..')
const markdownIn = (folder: string) =>
  readdirSync(join(REPOSITORY, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
const packages = readdirSync(join(REPOSITORY, 'packages')).map((name) => join('packages', name))
const pages = ['.', 'docs', ...packages].flatMap(markdownIn)

/** The places among `places` that are not in the repository. */
const missing = (places: string[]) => places.filter((place) => !existsSync(join(REPOSITORY, place)))

it('ARCHITECTURE.md names paths that exist', () => {
  const page = readFileSync(join(REPOSITORY, 'ARCHITECTURE.md'), 'utf8')
  const paths = [...page.matchAll(/`((?:packages|templates|benchmarks|docs|scripts|bin)\/[^`]*)`/g)].map(
    ([, path]) => path!
  )
  expect(paths.length).toBeGreaterThan(30)
  // A path with a placeholder stands for the folder before it.
  expect(missing(paths.map((path) => path.replace(/<.*/, '')))).toEqual([])
})

it.each(pages)('%s links to files that exist', (page) => {
  const text = readFileSync(join(REPOSITORY, page), 'utf8').replaceAll(/```.*?```/gs, '')
  const links = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, link]) => join(dirname(page), link!))
  expect(missing(links)).toEqual([])
})
