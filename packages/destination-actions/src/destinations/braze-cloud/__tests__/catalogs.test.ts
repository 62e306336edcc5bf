import type { JSONObject } from '@segment/actions-core'
import { api, isolate, settings, testDestination } from './api'

isolate()

const path = '/catalogs/restaurants/items'
const hook = { onMappingSave: { inputs: {}, outputs: { catalog_name: 'restaurants' } } }
const mapping = {
  ...hook,
  __segment_internal_sync_mode: 'upsert',
  item_id: { '@path': '$.properties.id' },
  item: { name: { '@path': '$.properties.name' } }
}
const event = (id: string, name: string) => ({ type: 'track' as const, properties: { id, name } })

describe('upsertCatalogItem', () => {
  it.each<[string, string, JSONObject, object]>([
    ['upsert', 'PUT', {}, { id: 'r1', name: 'Rosa' }],
    ['delete', 'DELETE', { item: null }, { id: 'r1' }]
  ])('in the mode %s sends %s', async (mode, method, changes, item) => {
    const bodies = api(path, [[202], [202]], method)
    const input = { mapping: { ...mapping, ...changes, __segment_internal_sync_mode: mode }, settings }
    await testDestination.testAction('upsertCatalogItem', { ...input, event: event('r1', 'Rosa') })
    await testDestination.testBatchAction('upsertCatalogItem', { ...input, events: [event('r1', 'Rosa')] })
    expect(bodies).toEqual([{ items: [item] }, { items: [item] }])
  })

  it.each<[JSONObject, string]>([
    [{ item: null }, "missing the required field 'item'"],
    [{ onMappingSave: null }, 'The mapping has no catalog'],
    [{ item_id: 'x'.repeat(251) }, 'Item ID must be 250 characters or fewer']
  ])('refuses %j', async (changes, message) => {
    const input = { event: event('r1', 'Rosa'), mapping: { ...mapping, ...changes }, settings }
    await expect(testDestination.testAction('upsertCatalogItem', input)).rejects.toThrow(message)
  })
})

describe('batches of items', () => {
  const run = async (items: [id: string, name: string][]) => {
    const events = items.map(([id, name]) => event(id, name))
    await testDestination.testBatchAction('upsertCatalogItem', { events, mapping, settings })
    return testDestination.results[0]!.multistatus!
  }

  it('send only the last of several with the same ID', async () => {
    const bodies = api(path, [[202, { message: 'success' }]], 'PUT')
    const results = await run([
      ['r1', 'old'],
      ['r2', 'Rosa'],
      ['r1', 'new']
    ])
    expect(bodies).toEqual([
      {
        items: [
          { id: 'r1', name: 'new' },
          { id: 'r2', name: 'Rosa' }
        ]
      }
    ])
    expect(results).toMatchObject([1, 2, 3].map(() => ({ status: 202, body: 'success' })))
  })

  it('are split into requests of 50', async () => {
    const bodies = api(path, [[202], [202]], 'PUT')
    await run(Array.from({ length: 51 }, (_, index) => [`r${index}`, 'Rosa']))
    expect(bodies.map((body) => (body as { items: object[] }).items.length)).toEqual([50, 1])
  })

  it('that Braze refuses for one item are sent again without it', async () => {
    const error = { id: 'invalid-fields', message: 'Some fields do not exist', parameter_values: ['r2'] }
    const bodies = api(
      path,
      [
        [400, { message: 'Invalid Request', errors: [error] }],
        [202, { message: 'success' }]
      ],
      'PUT'
    )
    const results = await run([
      ['r1', 'a'],
      ['r2', 'b'],
      ['r3', 'c']
    ])
    expect(bodies[1]).toMatchObject({ items: [{ id: 'r1' }, { id: 'r3' }] })
    expect(results).toMatchObject([
      { status: 202 },
      { status: 400, errormessage: 'Some fields do not exist', errorreporter: 'DESTINATION' },
      { status: 202 }
    ])
  })

  it.each<[number, object, string]>([
    [
      404,
      { message: 'Invalid Request', errors: [{ id: 'catalog-not-found', message: 'No such catalog' }] },
      'No such catalog'
    ],
    [429, { message: 'Rate limited' }, 'Rate limited']
  ])('refused with %i fail as a whole', async (status, body, errormessage) => {
    const bodies = api(path, [[status, body]], 'PUT')
    const results = await run([
      ['r1', 'a'],
      ['r2', 'b']
    ])
    expect(bodies).toHaveLength(1)
    expect(results).toMatchObject([
      { status, errormessage },
      { status, errormessage }
    ])
  })
})

describe('the choice of a catalog', () => {
  const save = (hookInputs: JSONObject) =>
    testDestination.actions.upsertCatalogItem!.executeHook('onMappingSave', { hookInputs, settings, payload: {} })
  const creation = {
    operation: 'create',
    created_catalog_name: 'restaurants',
    description: 'Where to eat',
    columns: [
      { name: 'id', type: 'string' },
      { name: 'name', type: 'string' }
    ]
  }

  it('keeps the one that was chosen', async () => {
    expect(await save({ operation: 'select', selected_catalog_name: 'restaurants' })).toEqual({
      successMessage: "Items go to the catalog 'restaurants'.",
      savedData: { catalog_name: 'restaurants' }
    })
  })

  it('makes a new one, whose first column is the ID', async () => {
    const bodies = api('/catalogs', [[201, { message: 'success' }]])
    expect(await save(creation)).toEqual({
      successMessage: "Made the catalog 'restaurants'.",
      savedData: { catalog_name: 'restaurants' }
    })
    const fields = [
      { name: 'id', type: 'string' },
      { name: 'name', type: 'string' }
    ]
    expect(bodies).toEqual([{ catalogs: [{ name: 'restaurants', description: 'Where to eat', fields }] }])
  })

  it('tells why none could be made', async () => {
    const errors = [{ id: 'catalog-name-already-exists', message: 'A catalog with that name already exists' }]
    api('/catalogs', [[400, { message: 'Invalid Request', errors }]])
    expect(await save(creation)).toEqual({ error: { message: errors[0]!.message, code: '400' } })
  })

  it.each([
    [{ operation: 'select' }, "missing the required field 'selected_catalog_name'"],
    [{ operation: 'create' }, "missing the required field 'created_catalog_name'"]
  ])('refuses %j', async (inputs, message) => {
    await expect(save(inputs)).rejects.toThrow(message)
  })
})

describe('choices', () => {
  const catalogs = [
    {
      name: 'restaurants',
      fields: [
        { name: 'id', type: 'string' },
        { name: 'city', type: 'string' }
      ]
    },
    { name: 'hotels', fields: [{ name: 'id', type: 'string' }] }
  ]
  const input = { settings, payload: {}, hookOutputs: hook }

  it('of catalogs are their names', async () => {
    api('/catalogs', [[200, { catalogs }]], 'GET')
    const { dynamic } =
      testDestination.actions.upsertCatalogItem!.definition.hooks!.onMappingSave!.inputFields!.selected_catalog_name!
    const { choices } = await testDestination.testDynamicField(
      'upsertCatalogItem',
      'selected_catalog_name',
      input,
      dynamic
    )
    expect(choices).toEqual([
      { label: 'restaurants', value: 'restaurants' },
      { label: 'hotels', value: 'hotels' }
    ])
  })

  it('of columns are those of the chosen catalog', async () => {
    api('/catalogs', [[200, { catalogs }]], 'GET')
    const { choices } = await testDestination.testDynamicField('upsertCatalogItem', 'item.__keys__', input)
    expect(choices).toEqual([{ label: 'city', value: 'city' }])
  })

  it('tell why there are none', async () => {
    api('/catalogs', [[401, {}]], 'GET')
    const answer = await testDestination.testDynamicField('upsertCatalogItem', 'item.__keys__', input)
    expect(answer).toEqual({ choices: [], error: { message: 'Unauthorized', code: '401' } })
  })
})
