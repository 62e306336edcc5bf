import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { UsageError } from '../../errors'
import { destinationsDirectory, findDestination, folderOf, listDestinations } from '../destinations'

const root = mkdtempSync(join(tmpdir(), 'workspace-'))

afterAll(() => rmSync(root, { recursive: true }))

function addFolder(directory: string, file = 'index.ts') {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, file), '')
}

const place = (directory: string, name: string) => ({ name, directory, entry: join(directory, 'index.ts') })

const destinations = destinationsDirectory(root)
const slack = place(join(destinations, 'slack'), 'slack')
const outside = place(join(root, 'elsewhere'), 'elsewhere')

describe('without a destination', () => {
  it('lists nothing', () => {
    expect(listDestinations(root)).toEqual([])
  })

  it('says that there are none', () => {
    expect(() => findDestination(root, 'slack')).toThrow('There are: none yet.')
  })
})

describe('with destinations', () => {
  beforeAll(() => {
    for (const name of ['webhook', 'slack', 'braze']) addFolder(join(destinations, name))
    addFolder(join(destinations, 'notes'), 'README.md')
    addFolder(outside.directory)
  })

  it('lists the folders that hold an index.ts by name', () => {
    expect(listDestinations(root).map(({ name }) => name)).toEqual(['braze', 'slack', 'webhook'])
    expect(listDestinations(root)[1]).toEqual(slack)
  })

  it.each([
    ['a folder name', 'slack', slack],
    ['a slug', 'actions-slack', slack],
    ['the path of a folder', outside.directory, outside],
    ['the path of an entry', outside.entry, outside],
    ['a relative path', relative(process.cwd(), outside.directory), outside]
  ])('finds one by %s', (_, text, expected) => {
    expect(findDestination(root, text)).toEqual(expected)
  })

  it.each([
    ['slak', 'Did you mean slack?'],
    ['actions-webhok', 'Did you mean webhook?'],
    ['something-else', 'There are: braze, slack, webhook.'],
    [join(root, 'packages'), 'There are: braze, slack, webhook.']
  ])('says what there is instead of %s', (text, hint) => {
    const find = () => findDestination(root, text)
    expect(find).toThrow(UsageError)
    expect(find).toThrow(`There is no destination '${text}' in `)
    expect(find).toThrow(hint)
  })
})

it.each([
  ['actions-slack', 'slack'],
  ['slack', 'slack'],
  ['my-actions-tool', 'my-actions-tool']
])('puts %s into the folder %s', (slug, folder) => {
  expect(folderOf(slug)).toBe(folder)
})
