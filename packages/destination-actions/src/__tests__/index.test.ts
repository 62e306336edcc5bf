import { destinations, list, load, manifest } from '..'
import metadataIds from '../metadata-ids.json'
import { folderOf } from '../folder-of'
import { nearestNames } from '../nearest-names'

describe('list', () => {
  it('names the folders in order', () => {
    const names = list()
    expect(names).toEqual(expect.arrayContaining(['slack', 'webhook']))
    expect(names).toEqual(names.toSorted())
  })
})

describe('load', () => {
  it.each(['slack', 'actions-slack'])('finds a destination as %s', async (slug) => {
    await expect(load(slug)).resolves.toMatchObject({ name: 'Slack', slug: 'actions-slack' })
  })

  it('loads no other destination', async () => {
    jest.resetModules()
    const loaded: string[] = []
    for (const other of list().filter((name) => name !== 'slack')) {
      jest.doMock(`../destinations/${other}/index`, () => loaded.push(other))
    }
    const { load: loadAfresh } = jest.requireActual<typeof import('..')>('..')
    await loadAfresh('slack')
    expect(loaded).toEqual([])
  })

  it.each([
    ['slak', "There is no destination 'slak'. Did you mean slack?"],
    ['actions-webhok', "There is no destination 'actions-webhok'. Did you mean webhook?"]
  ])('answers %s with the nearest names', async (slug, message) => {
    await expect(load(slug)).rejects.toThrow(message)
  })

  it.each(['', '.', '..', '../conformance', 'slack/postToChannel', '/etc', 'constructor', '__proto__', 'Slack '])(
    'takes %j for no destination',
    async (slug) => {
      await expect(load(slug)).rejects.toThrow(`There is no destination '${slug}'.`)
    }
  )
})

describe('folderOf', () => {
  it.each([
    ['actions-slack', 'slack'],
    ['slack', 'slack'],
    ['june-actions', 'june-actions']
  ])('%s stands in %s', (slug, folder) => expect(folderOf(slug)).toBe(folder))
})

describe('nearestNames', () => {
  it.each([
    ['brz', ['braze', 'braze-web', 'slack'], ['braze']],
    ['braze', ['slack', 'braze-web', 'braze-cohorts'], ['braze-web', 'braze-cohorts']],
    [
      'customerio',
      ['customer-io', 'customer.io', 'customerio2', 'costumerio'],
      ['customerio2', 'customer-io', 'customer.io']
    ],
    ['xyz', ['slack'], []],
    ['', ['slack'], []]
  ])('of %j among %j', (text, names, near) => expect(nearestNames(text, names)).toEqual(near))
})

describe('what the published package has', () => {
  it('destinations and the manifest have every folder once, and load nothing by themselves', () => {
    const folders = Object.values(manifest).map(({ directory }) => directory)
    expect(folders.toSorted()).toEqual(list())
    expect(Object.keys(destinations)).toEqual(Object.keys(manifest))
    expect(Object.getOwnPropertyDescriptor(destinations, '5f7dd8e302173ff732db5cc4')).toHaveProperty('get')
  })

  it('no ID and no other name stands twice', () => {
    const entries: [string, { id: string; directory?: string }][] = Object.entries(metadataIds)
    const ids = entries.map(([, { id }]) => id)
    const names = entries.flatMap(([folder, { directory }]) => (directory ? [folder, directory] : [folder]))
    expect([new Set(ids).size, new Set(names).size]).toEqual([ids.length, names.length])
  })
})
