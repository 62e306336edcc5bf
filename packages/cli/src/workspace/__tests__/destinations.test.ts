import { folderOf } from '@segment/action-destinations/folder-of'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { UsageError } from '@segment/actions-input'
import { destinationsDirectory, findDestination, listDestinations, modeOf } from '../destinations'

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
    expect(() => findDestination(root, 'slack')).toThrow('Available: none yet.')
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
    ['something-else', 'Available: braze, slack, webhook.'],
    [join(root, 'packages'), 'Available: braze, slack, webhook.']
  ])('says what there is instead of %s', (text, hint) => {
    const find = () => findDestination(root, text)
    expect(find).toThrow(UsageError)
    expect(find).toThrow(`There is no destination '${text}' in `)
    expect(find).toThrow(hint)
  })
})

describe('with destinations for browsers', () => {
  const widget = place(join(destinationsDirectory(root, 'device'), 'widget'), 'widget')

  beforeAll(() => addFolder(widget.directory))

  it('lists those of a mode, or all', () => {
    expect(listDestinations(root, 'device')).toEqual([widget])
    expect(listDestinations(root, 'cloud').map(({ name }) => name)).toEqual(['braze', 'slack', 'webhook'])
    expect(listDestinations(root).map(({ name }) => name)).toEqual(['braze', 'slack', 'webhook', 'widget'])
  })

  it('tells where a destination runs by its folder', () => {
    expect([widget, slack, outside].map(({ directory }) => modeOf(root, directory))).toEqual([
      'device',
      'cloud',
      undefined
    ])
  })

  it('finds one that runs in the mode, or lies elsewhere', () => {
    expect(findDestination(root, 'actions-widget')).toEqual(widget)
    expect(findDestination(root, 'widget', 'device')).toEqual(widget)
    expect(findDestination(root, outside.directory, 'device')).toEqual(outside)
  })

  it.each([
    [
      'widget',
      'cloud',
      "The destination 'widget' runs in a browser, not on a server. Show it on a page by ./bin/run serve --browser widget."
    ],
    [
      'slack',
      'device',
      "The destination 'slack' runs on a server, not in a browser. Serve it by ./bin/run serve slack."
    ],
    ['widgt', 'device', 'Did you mean widget?'],
    ['slak', 'device', 'Available: widget.'],
    ['nothing', undefined, 'Available: braze, slack, webhook; for browsers widget.'],
    ['日本語', undefined, "There is no destination '日本語' in "]
  ] as const)('refuses %s for the mode %s', (text, mode, message) => {
    expect(() => findDestination(root, text, mode)).toThrow(message)
  })

  it('says in which folders it looked', () => {
    const [server, browser] = (['cloud', 'device'] as const).map((mode) =>
      relative(process.cwd(), destinationsDirectory(root, mode))
    )
    expect(() => findDestination(root, 'nothing')).toThrow(`'nothing' in ${server} or ${browser}. Available`)
    expect(() => findDestination(root, 'nothing', 'device')).toThrow(`'nothing' in ${browser}. Available`)
  })

  it('lists no more than a message can hold', () => {
    const more = Array.from({ length: 20 }, (_, index) => join(destinationsDirectory(root), `tool-${index}`))
    for (const directory of more) addFolder(directory)
    expect(() => findDestination(root, 'nothing')).toThrow('See all 24 with ./bin/run list.')
    for (const directory of more) rmSync(directory, { recursive: true })
  })
})

it.each([
  ['actions-slack', 'slack'],
  ['slack', 'slack'],
  ['my-actions-tool', 'my-actions-tool']
])('puts %s into the folder %s', (slug, folder) => {
  expect(folderOf(slug)).toBe(folder)
})
