import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import braze from '..'
import type { Settings } from '../generated-types'

const settings = { api_key: 'fake-key', app_id: 'my-app', endpoint: 'https://rest.iad-01.braze.com' } as const
const testDestination = createTestIntegration(braze)
const time = '2024-01-15T09:00:00.000Z'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/**
 * Lets the API return these answers, one for each request to `path` with the right key.
 *
 * @returns the bodies of the requests, as they come
 */
function api(
  path: string,
  replies: [status: number, body?: object][] = [[201, { message: 'success' }]],
  method = 'POST'
) {
  const bodies: JSONObject[] = []
  for (const [status, body] of replies) {
    nock(settings.endpoint)
      .matchHeader('authorization', 'Bearer fake-key')
      .intercept(path, method)
      .reply((_, requestBody) => {
        bodies.push(requestBody as JSONObject)
        return [status, body]
      })
  }
  return bodies
}

/** How many elements each body has in its list. */
function lengths(bodies: JSONObject[], list: string) {
  return bodies.map((body) => (body[list] as unknown[]).length)
}

describe('credentials', () => {
  it.each([400, 201])('are valid where Braze answers an empty request with %i', async (status) => {
    const bodies = api('/users/track', [[status, { message: 'no data' }]])
    await expect(testDestination.testAuthentication(settings)).resolves.toBeUndefined()
    expect(bodies).toEqual([{}])
  })

  it.each([401, 403, 404, 500])('are invalid where it answers %i, without telling the key', async (status) => {
    api(
      '/users/track',
      Array.from({ length: 3 }, () => [status, { message: 'Invalid API Key' }])
    )
    const test = testDestination.testAuthentication(settings)
    await expect(test).rejects.toThrow('Credentials are invalid')
    await expect(test).rejects.toMatchObject({ message: expect.not.stringContaining('fake-key') })
  })

  const endpoints = braze.authentication!.fields.endpoint!.choices!.map(({ value }) => value as Settings['endpoint'])

  it.each(endpoints)('go to %s', async (endpoint) => {
    const scope = nock(endpoint).post('/users/alias/new').reply(201, { message: 'success' })
    const mapping = { alias_name: 'a', alias_label: 'b' }
    await testDestination.testAction('createAlias', { mapping, settings: { ...settings, endpoint } })
    expect(scope.isDone()).toBe(true)
  })
})

it('deletes nobody without a user ID', async () => {
  const event = { type: 'delete' as const, anonymousId: 'a1', messageId: 'm1', timestamp: time }
  await expect(testDestination.onDelete!(event, settings)).rejects.toThrow('Send the deletion with a "userId"')
})

describe('an event that cannot be sent', () => {
  const user_alias = { alias_name: 'a', alias_label: 'b' }
  const catalog = { onMappingSave: { inputs: {}, outputs: { catalog_name: 'menu' } } }
  const order = { external_id: 'u1', time, products: [] }

  it.each<[string, JSONObject, string]>([
    ['trackEvent', { name: 'e', time }, 'One of "external_id" or "user_alias" or "braze_id" or "email" is required.'],
    ['trackEvent', { name: 'e', time, user_alias: { alias_name: 'a' } }, 'is required.'],
    ['trackEvent2', { external_id: 'u1', name: 'e', time }, 'syncMode must be "add" or "update"'],
    ['trackPurchase', order, 'The event has no products'],
    ['updateUserProfile2', { external_id: 'u1' }, 'syncMode must be "update"'],
    ['createAlias2', { alias_name: 'a', alias_label: 'b' }, 'syncMode must be "add"'],
    ['identifyUser2', { external_id: 'u1', user_alias }, 'syncMode must be "add" or "upsert"'],
    ['identifyUser2', { external_id: 'u1' }, "missing the required field 'user_alias'"],
    ['upsertCatalogItem', { ...catalog, item_id: 'i1' }, 'syncMode must be "upsert" or "delete"'],
    ['upsertCatalogItem', { item_id: 'i1', __segment_internal_sync_mode: 'delete' }, 'The mapping has no catalog'],
    ['triggerCampaign', { campaign_id: 'c1' }, "missing the required field 'broadcast'"],
    ['triggerCanvas', { canvas_id: 'c1', broadcast: false, recipients: [] }, 'Nobody would enter the Canvas'],
    [
      'triggerCanvas',
      { canvas_id: 'c1', broadcast: true, recipients: [{ email: 'a@example.com' }] },
      'A broadcast goes'
    ]
  ])('fails in %s: %j', async (action, mapping, message) => {
    await expect(testDestination.testAction(action, { mapping, settings })).rejects.toThrow(message)
    expect(testDestination.responses).toEqual([])
  })
})

describe('a profile', () => {
  it.each<[string, JSONObject, JSONObject]>([
    [
      'times as ISO 8601, and the birthday as it is written',
      { date_of_first_session: '2024-01-15T10:00:00+01:00', dob: '1990-05-14T23:30:00-05:00' },
      { date_of_first_session: time, dob: '1990-05-14' }
    ],
    [
      'times from Unix seconds, and from the basic format of ISO 8601',
      { date_of_first_session: 1705309200, date_of_last_session: '202401150900', dob: '19900514' },
      { date_of_first_session: time, date_of_last_session: time, dob: '1990-05-14' }
    ],
    [
      'null, which removes an attribute',
      { country: null, dob: null, gender: null, email: null },
      { country: null, dob: null, gender: null, email: null }
    ],
    [
      'custom attributes, but none that has a field',
      { custom_attributes: { plan: 'pro', email: 'x@example.com', push_tokens: [] } },
      { plan: 'pro' }
    ]
  ])('has %s', async (_, mapping, sent) => {
    const bodies = api('/users/track')
    await testDestination.testAction('updateUserProfile', { mapping: { external_id: 'u1', ...mapping }, settings })
    expect(bodies).toEqual([{ attributes: [{ external_id: 'u1', ...sent }] }])
  })
})

describe('a batch of events', () => {
  const mapping = { external_id: { '@path': '$.userId' }, name: 'e', time }
  const run = async (userIds: (string | undefined)[]) => {
    const events = userIds.map((userId) => ({ type: 'track' as const, event: 'e', userId }))
    await testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    return testDestination.results[0]!.multistatus!
  }

  it('returns a result for each event', async () => {
    const error = { type: "'time' is not valid", input_array: 'events', index: 1 }
    const bodies = api('/users/track', [[201, { message: 'success', events_processed: 1, errors: [error] }]])
    expect(await run(['u1', undefined, 'u2'])).toMatchObject([
      { status: 200, sent: { external_id: 'u1', name: 'e', time } },
      { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errorreporter: 'INTEGRATIONS' },
      { status: 400, errormessage: "'time' is not valid", sent: { external_id: 'u2' }, errorreporter: 'DESTINATION' }
    ])
    expect(bodies).toMatchObject([{ events: [{ external_id: 'u1' }, { external_id: 'u2' }] }])
  })

  it('is split into requests of 75, of which one may fail', async () => {
    const bodies = api('/users/track', [[201, { message: 'success' }], [429]])
    const results = await run(Array.from({ length: 76 }, (_, index) => `u${index}`))
    expect(lengths(bodies, 'events')).toEqual([75, 1])
    expect(results.map(({ status }) => status)).toEqual([...Array.from({ length: 75 }, () => 200), 429])
  })

  it('without an answer can be sent again', async () => {
    expect(await run(['u1'])).toMatchObject([{ status: 500 }])
  })
})

describe('an order', () => {
  const mapping = { external_id: 'u1', time, products: { '@path': '$.properties.products' } }
  const event = (products: JSONObject[]) => ({
    type: 'track' as const,
    event: 'Order Completed',
    properties: { products }
  })
  const product = (product_id: string) => ({ product_id, price: 1 })

  it('of more than 75 products goes in several requests', async () => {
    const bodies = api('/users/track', [[201], [201]])
    const products = Array.from({ length: 80 }, () => product('p1'))
    await testDestination.testAction('trackPurchase', { event: event(products), mapping, settings })
    expect(lengths(bodies, 'purchases')).toEqual([75, 5])
  })

  it('fails in a batch where one of its products fails', async () => {
    const error = { type: "'price' is not valid", input_array: 'purchases', index: 2 }
    api('/users/track', [[201, { message: 'success', errors: [error] }]])
    const orders = [[product('p1')], [product('p2'), product('p3'), product('p4')]]
    await testDestination.testBatchAction('trackPurchase', { events: orders.map(event), mapping, settings })
    const failure = { status: 400, errormessage: "'price' is not valid" }
    expect(testDestination.results[0]!.multistatus).toMatchObject([{ status: 200 }, failure])
  })
})

it('sends an event for each product that was viewed', async () => {
  const bodies = api('/users/track')
  const product = { product_name: 'Shirt', variant_id: 'blue', price: 12.5 }
  const products = ['p1', 'p2'].map((product_id) => ({ product_id, ...product, quantity: 1 }))
  const mapping = { __segment_internal_sync_mode: 'add', name: 'ecommerce.product_viewed', external_id: 'u1', time }
  const money = { currency: 'EUR', source: 'web' }
  const batching = { enable_batching: true, batch_size: 75 }
  await testDestination.testAction('ecommerce', {
    mapping: { ...mapping, ...money, ...batching, products },
    settings
  })
  expect(bodies).toMatchObject([
    {
      events: [
        { properties: { product_id: 'p1', ...product, ...money } },
        { properties: { product_id: 'p2', ...product, ...money } }
      ]
    }
  ])
})

describe('a batch of catalog items', () => {
  const path = '/catalogs/menu/items/'
  const mapping = {
    __segment_internal_sync_mode: 'upsert',
    onMappingSave: { inputs: {}, outputs: { catalog_name: 'menu' } },
    item_id: { '@path': '$.properties.id' },
    item: { name: { '@path': '$.properties.name' } }
  }
  const run = async (ids: string[]) => {
    const events = ids.map((id, index) => ({ type: 'track' as const, properties: { id, name: `name ${index}` } }))
    await testDestination.testBatchAction('upsertCatalogItem', { events, mapping, settings })
    return testDestination.results[0]!.multistatus!
  }

  it('has the first of several with the same ID', async () => {
    const bodies = api(path, [[202]], 'PUT')
    const repeated = { status: 400, errormessage: expect.stringContaining('has this item ID') }
    expect(await run(['r1', 'r2', 'r1'])).toMatchObject([{ status: 202 }, { status: 202 }, repeated])
    const items = [
      { id: 'r1', name: 'name 0' },
      { id: 'r2', name: 'name 1' }
    ]
    expect(bodies).toEqual([{ items }])
  })

  it('is split into requests of 50', async () => {
    const bodies = api(path, [[202], [202]], 'PUT')
    await run(Array.from({ length: 51 }, (_, index) => `r${index}`))
    expect(lengths(bodies, 'items')).toEqual([50, 1])
  })

  it('fails for good only for items that Braze names', async () => {
    const error = { id: 'invalid-fields', message: 'Some fields do not exist', parameter_values: ['r2'] }
    api(path, [[400, { message: 'Invalid Request', errors: [error] }]], 'PUT')
    expect(await run(['r1', 'r2'])).toMatchObject([
      { status: 500, errormessage: expect.stringContaining('other items') },
      { status: 400, errormessage: 'Some fields do not exist' }
    ])
  })

  it.each([400, 401, 429, 503])('refused as a whole fails with its status %i', async (status) => {
    api(path, [[status, { message: 'Not now' }]], 'PUT')
    const failure = { status, errormessage: 'Not now', errorreporter: 'DESTINATION' }
    expect(await run(['r1', 'r2'])).toMatchObject([failure, failure])
  })
})

describe('the catalog of a mapping', () => {
  const save = (hookInputs: JSONObject) =>
    testDestination.actions.upsertCatalogItem!.executeHook('onMappingSave', { hookInputs, settings, payload: {} })

  it('is not saved where Braze does not create it', async () => {
    const error = { id: 'catalog-name-already-exists', message: 'A catalog with that name already exists' }
    api('/catalogs', [[400, { message: 'Invalid Request', errors: [error] }]])
    const columns = [{ name: 'id', type: 'string' }]
    expect(await save({ operation: 'create', created_catalog_name: 'menu', columns })).toEqual({
      error: { message: error.message, code: '400' }
    })
  })

  it.each([
    [{ operation: 'select' }, "missing the required field 'selected_catalog_name'"],
    [{ operation: 'create' }, "missing the required field 'created_catalog_name'"]
  ])('must be named: %j', async (inputs, message) => {
    await expect(save(inputs)).rejects.toThrow(message)
  })

  it('offers its columns, all but the ID', async () => {
    const fields = ['id', 'city'].map((name) => ({ name, type: 'string' }))
    api('/catalogs', [[200, { catalogs: [{ name: 'menu', fields }] }]], 'GET')
    const hookOutputs = { onMappingSave: { inputs: {}, outputs: { catalog_name: 'menu' } } }
    const input = { settings, payload: {}, hookOutputs }
    expect(await testDestination.testDynamicField('upsertCatalogItem', 'item.__keys__', input)).toEqual({
      choices: [{ label: 'city', value: 'city' }]
    })
  })
})

describe.each([
  { action: 'triggerCampaign', field: 'campaign_id', path: '/campaigns/list', key: 'campaigns' },
  { action: 'triggerCanvas', field: 'canvas_id', path: '/canvas/list', key: 'canvases' }
])('the choices of $field', ({ action, field, path, key }) => {
  const pages = (...ids: string[]) => {
    for (const [page, id] of ids.entries()) api(`${path}?page=${page}`, [[200, { [key]: [{ id, name: id }] }]], 'GET')
  }

  it('end with a page that brings nothing new', async () => {
    pages('c1', 'c2', 'c2')
    const { choices } = await testDestination.testDynamicField(action, field, { settings, payload: {} })
    expect(choices).toEqual(['c1', 'c2'].map((id) => ({ label: id, value: id })))
    expect(nock.isDone()).toBe(true)
  })
})
