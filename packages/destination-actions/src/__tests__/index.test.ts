import { list, load } from '..'
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
