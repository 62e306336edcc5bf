import type { JSONObject } from '@segment/actions-core'
import { newAccount, play, testDestination } from './play'

const details = { object_type: 'contact', id_field_name: 'email', id_field_value: 'ada@example.com' }
const found = { results: [{ id: '1', properties: { email: 'ada@example.com' } }] }
const nothing = { results: [] }
const withLists = { 'actions-hubspot-lists-association-support': true }

function mappingOf(changes: JSONObject = {}, mode = 'update'): JSONObject {
  const fixed = { association_sync_mode: 'read', batch_size: 100, __segment_internal_sync_mode: mode }
  return { object_details: details, ...fixed, ...changes }
}

function pathsOf(sent: ReturnType<typeof play>['sent']) {
  return sent.map(([method, path]) => `${method} ${path}`)
}

it('adds the records that do not exist, and leaves the others alone', async () => {
  const { sent, transport } = play([200, found])
  await testDestination.testBatchAction('upsertObject', {
    events: ['ADA@example.com', 'new@example.com'].map((email) => ({ properties: { email } })),
    mapping: mappingOf({ object_details: { ...details, id_field_value: { '@path': '$.properties.email' } } }, 'add'),
    transport,
    ...newAccount()
  })
  expect(sent.slice(1)).toEqual([
    ['POST', '/crm/v3/objects/contact/batch/create', { inputs: [{ properties: { email: 'new@example.com' } }] }]
  ])
})

it('finds records by the ID of HubSpot', async () => {
  const { sent, transport } = play([200, { results: [{ id: '1' }] }])
  await testDestination.testAction('upsertObject', {
    mapping: mappingOf(
      { object_details: { ...details, id_field_name: 'hs_object_id', id_field_value: '1' } },
      'upsert'
    ),
    transport,
    ...newAccount()
  })
  expect(sent).toEqual([
    ['POST', '/crm/v3/objects/contact/batch/read', { properties: ['hs_object_id'], inputs: [{ id: '1' }] }],
    ['POST', '/crm/v3/objects/contact/batch/update', { inputs: [{ id: '1', properties: {} }] }]
  ])
})

it('sends the latest values of a record that is in a batch twice', async () => {
  const { sent, transport } = play([200, { results: [{ name: 'plan' }, { name: 'city' }] }], [200, found])
  await testDestination.testBatchAction('upsertObject', {
    events: [
      { timestamp: '2026-01-02T00:00:00Z', properties: { plan: 'new' } },
      { timestamp: '2026-01-01T00:00:00Z', properties: { plan: 'old', city: 'Bern' } }
    ],
    mapping: mappingOf({ properties: { '@path': '$.properties' }, timestamp: { '@path': '$.timestamp' } }),
    transport,
    ...newAccount()
  })
  expect(sent[2]).toEqual([
    'POST',
    '/crm/v3/objects/contact/batch/update',
    { inputs: [{ idProperty: 'email', id: 'ada@example.com', properties: { plan: 'new', city: 'Bern' } }] }
  ])
})

describe('properties', () => {
  it.each([
    ['2026-01-31', { type: 'date', fieldType: 'date' }],
    ['2026-01-31T10:00:00Z', { type: 'datetime', fieldType: 'date' }],
    ['0', { type: 'string', fieldType: 'text' }],
    [1.5, { type: 'number', fieldType: 'number' }],
    [['a', 'b'], { type: 'string', fieldType: 'text' }],
    [{ a: 1 }, { type: 'string', fieldType: 'text' }]
  ])('creates one for %j', async (value, type) => {
    const { sent, transport } = play([200, nothing])
    await testDestination.testAction('upsertObject', {
      event: { properties: { 'New Property': value } as JSONObject },
      mapping: mappingOf({
        object_details: { ...details, property_group: 'group' },
        properties: { '@path': '$.properties' }
      }),
      transport,
      ...newAccount()
    })
    expect(sent[1]).toEqual([
      'POST',
      '/crm/v3/properties/contact/batch/create',
      { inputs: [{ name: 'new_property', label: 'new_property', groupName: 'group', ...type }] }
    ])
  })

  const mapping = mappingOf({ properties: { plan: 'pro' } })
  const schema = 'GET /crm/v3/properties/contact'
  const read = 'POST /crm/v3/objects/contact/batch/read'
  const update = 'POST /crm/v3/objects/contact/batch/update'
  const known: [number, object] = [200, { results: [{ name: 'plan' }] }]

  it('are looked up once for each account', async () => {
    const { sent, transport } = play(known, [200, found], [200, {}], [200, found], [200, {}], known, [200, found])
    const account = newAccount()
    for (const each of [account, account, newAccount()]) {
      await testDestination.testAction('upsertObject', { mapping, transport, ...each })
    }
    expect(pathsOf(sent)).toEqual([schema, read, update, read, update, schema, read, update])
  })

  it('are looked up again after HubSpot has not accepted them', async () => {
    const { sent, transport } = play(known, [200, found], [400, {}], known, [200, found])
    const account = newAccount()
    await expect(testDestination.testAction('upsertObject', { mapping, transport, ...account })).rejects.toThrow(
      'Bad Request'
    )
    await testDestination.testAction('upsertObject', { mapping, transport, ...account })
    expect(pathsOf(sent)).toEqual([schema, read, update, schema, read, update])
  })
})

describe('lists', () => {
  async function send(list_details: JSONObject, more: JSONObject, ...answers: Parameters<typeof play>) {
    const { sent, transport } = play(...answers)
    const run = testDestination.testAction('upsertObject', {
      mapping: mappingOf({ list_details, ...more }),
      features: withLists,
      transport,
      ...newAccount()
    })
    return { sent, run }
  }
  const list = (more = {}): [number, object] => [200, { list: { listId: '9', name: 'vip', ...more } }]

  it.each([
    { what: 'enter', isMember: true, change: { recordIdsToAdd: ['1'], recordIdsToRemove: [] } },
    { what: 'leave', isMember: false, change: { recordIdsToAdd: [], recordIdsToRemove: ['1'] } }
  ])('follow an audience: $what', async ({ isMember, change }) => {
    const { sent, run } = await send(
      { connected_to_engage_audience: true },
      { computation_key: 'vip', computation_class: 'audience', traits_or_props: { vip: isMember } },
      list(),
      [200, found],
      [200, found]
    )
    await run
    expect(sent[0]).toEqual(['GET', '/crm/v3/lists/object-type-id/contact/name/vip'])
    expect(sent.at(-1)).toEqual(['PUT', '/crm/v3/lists/9/memberships/add-and-remove', change])
  })

  it('are created for the ID of their object', async () => {
    const { sent, run } = await send(
      { list_name: 'vip', list_action: true, should_create_list: true },
      {},
      [404, {}],
      [200, { objectTypeId: '0-1' }],
      list()
    )
    await run
    expect(sent.slice(1, 3)).toEqual([
      ['GET', '/crm/v3/schemas/contact'],
      ['POST', '/crm/v3/lists', { name: 'vip', objectTypeId: '0-1', processingType: 'MANUAL' }]
    ])
  })

  it.each([
    ['does not exist', { list_name: 'vip', list_action: true }, {}, [404, {}], /no list 'vip'/],
    ['is dynamic', { list_name: 'vip', list_action: true }, {}, list({ processingType: 'DYNAMIC' }), /by itself/],
    ['has no audience', { connected_to_engage_audience: true }, { computation_key: 'vip' }, list(), /audience/]
  ] as [string, JSONObject, JSONObject, [number, object], RegExp][])(
    'fail the event if one %s',
    async (_, details_, more, answer, message) => {
      const { run } = await send(details_, more, answer)
      await expect(run).rejects.toThrow(message)
    }
  )

  it('are offered page by page, for the object only', async () => {
    const one = (name: string, type: string) => ({ listId: name, name, objectTypeId: type })
    const { sent, transport } = play(
      [200, { objectTypeId: '0-1' }],
      [200, { lists: [one('a', '0-1'), one('b', '0-2')], hasMore: true, offset: 2 }],
      [200, { lists: [one('c', '0-1')], hasMore: false, offset: 3 }]
    )
    const { choices } = await testDestination.testDynamicField('upsertObject', 'list_details.list_name', {
      payload: { object_details: details },
      transport,
      ...newAccount()
    })
    expect(choices.map(({ value }) => value)).toEqual(['a', 'c'])
    expect(sent[2]).toEqual(['POST', '/crm/v3/lists/search', { processingTypes: ['MANUAL'], offset: 2 }])
  })
})

it('offers properties that can be written', async () => {
  const property = (name: string, readOnlyValue: boolean) => ({
    name,
    label: name,
    modificationMetadata: { readOnlyValue }
  })
  const { transport } = play([200, { results: [property('plan', false), property('createdate', true)] }])
  const { choices } = await testDestination.testDynamicField('upsertObject', 'properties.__keys__', {
    payload: { object_details: details },
    transport,
    ...newAccount()
  })
  expect(choices).toEqual([{ label: 'plan', value: 'plan' }])
})
