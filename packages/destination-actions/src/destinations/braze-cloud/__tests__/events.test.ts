import type { JSONObject } from '@segment/actions-core'
import { api, isolate, settings, testDestination } from './api'

isolate()

const time = '2024-01-15T09:00:00.000Z'

describe.each<[string, JSONObject, boolean]>([
  ['trackEvent', { _update_existing_only: false }, false],
  ['trackEvent', { _update_existing_only: true }, true],
  ['trackEvent2', { __segment_internal_sync_mode: 'add' }, false],
  ['trackEvent2', { __segment_internal_sync_mode: 'update' }, true]
])('%s with %j', (action, mode, existingOnly) => {
  it('sends an event by the default mapping', async () => {
    const bodies = api('/users/track')
    await testDestination.testAction(action, {
      event: {
        event: 'Signed Up',
        userId: 'u1',
        receivedAt: time,
        properties: { plan: 'pro', braze_id: 'b1', email: 'b@example.com' },
        context: { traits: { email: 'ada@example.com' } }
      },
      mapping: mode,
      settings,
      useDefaultMappings: true
    })
    expect(bodies).toEqual([
      {
        events: [
          {
            external_id: 'u1',
            braze_id: 'b1',
            email: 'ada@example.com',
            app_id: 'my-app',
            name: 'Signed Up',
            time,
            properties: { plan: 'pro', email: 'b@example.com' },
            _update_existing_only: existingOnly
          }
        ]
      }
    ])
  })

  it('sends a batch of one as it sends an event', async () => {
    const bodies = api('/users/track', [[201], [201]])
    const mapping = { ...mode, user_alias: { alias_name: 'a', alias_label: 'b' }, name: 'Signed Up', time: 1705309200 }
    await testDestination.testAction(action, { mapping, settings })
    await testDestination.testBatchAction(action, { mapping, settings })
    expect(bodies[0]).toEqual({
      events: [
        {
          user_alias: { alias_name: 'a', alias_label: 'b' },
          app_id: 'my-app',
          name: 'Signed Up',
          time,
          _update_existing_only: existingOnly
        }
      ]
    })
    expect(bodies[1]).toEqual(bodies[0])
  })
})

describe('batches', () => {
  const mapping = { external_id: { '@path': '$.userId' }, name: { '@path': '$.event' }, time }
  const run = async (userIds: (string | undefined)[]) => {
    const events = userIds.map((userId) => ({ type: 'track' as const, event: 'e', userId }))
    await testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    return testDestination.results[0]!.multistatus!
  }

  it('give each event its own result', async () => {
    const error = { type: "'time' is not valid", input_array: 'events', index: 1 }
    const bodies = api('/users/track', [[201, { message: 'success', events_processed: 1, errors: [error] }]])
    expect(await run(['u1', undefined, 'u2'])).toEqual([
      { status: 201, body: 'success', sent: { external_id: 'u1', name: 'e', time } },
      {
        status: 400,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: 'One of "external_id" or "user_alias" or "braze_id" or "email" is required.',
        errorreporter: 'INTEGRATIONS'
      },
      {
        status: 400,
        errortype: 'BAD_REQUEST',
        errormessage: "'time' is not valid",
        body: error,
        sent: { external_id: 'u2', name: 'e', time },
        errorreporter: 'DESTINATION'
      }
    ])
    expect(bodies).toMatchObject([{ events: [{ external_id: 'u1' }, { external_id: 'u2' }] }])
  })

  it('send nothing where no event can be sent', async () => {
    expect(await run([undefined])).toMatchObject([{ status: 400 }])
    expect(testDestination.responses).toEqual([])
  })

  it('are split into requests of 75, of which one may fail', async () => {
    const bodies = api('/users/track', [
      [201, { message: 'success' }],
      [429, { message: 'Rate limited' }]
    ])
    const results = await run(Array.from({ length: 76 }, (_, index) => `u${index}`))
    expect(bodies.map((body) => (body as { events: object[] }).events.length)).toEqual([75, 1])
    expect(results.slice(0, 75).every(({ status }) => status === 201)).toBe(true)
    expect(results[75]).toMatchObject({ status: 429, errortype: 'TOO_MANY_REQUESTS', errormessage: 'Rate limited' })
  })

  it.each<[number, object | undefined, string[]]>([
    [
      400,
      { message: 'no valid data', errors: [{ type: "'name' is bad", index: 1 }] },
      ['no valid data', "'name' is bad"]
    ],
    [401, { message: 'Invalid API Key' }, ['Invalid API Key', 'Invalid API Key']],
    [500, undefined, ['Internal Server Error', 'Internal Server Error']]
  ])('refused with %i give every event that status', async (status, body, messages) => {
    api('/users/track', [[status, body]])
    const results = await run(['u1', 'u2'])
    expect(results).toMatchObject(messages.map((errormessage) => ({ status, errormessage })))
  })

  it('without an answer can be tried again', async () => {
    const results = await run(['u1'])
    expect(results).toMatchObject([{ status: 500, errormessage: expect.stringContaining('request to') }])
  })
})

describe('ecommerce', () => {
  const product = { product_id: 'p1', product_name: 'Shirt', variant_id: 'blue', quantity: 2, price: 12.5 }
  const mapping = {
    __segment_internal_sync_mode: 'update',
    name: 'ecommerce.cart_updated',
    external_id: 'u1',
    phone: '+4930123456',
    time,
    cart_id: 'k1',
    order_id: 'o1',
    total_value: 25,
    action: 'replace',
    currency: 'EUR',
    source: 'web',
    enable_batching: true,
    batch_size: 75,
    products: [{ ...product, metadata: { size: 'M' } }]
  }
  const run = (changes: JSONObject) =>
    testDestination.testAction('ecommerce', { mapping: { ...mapping, ...changes }, settings })

  it('sends the properties that belong to the event, and products as they are', async () => {
    const bodies = api('/users/track')
    await run({})
    expect(bodies).toEqual([
      {
        events: [
          {
            external_id: 'u1',
            phone: '+4930123456',
            app_id: 'my-app',
            name: 'ecommerce.cart_updated',
            time,
            properties: {
              cart_id: 'k1',
              total_value: 25,
              action: 'replace',
              currency: 'EUR',
              source: 'web',
              products: [{ ...product, metadata: { size: 'M' } }]
            },
            _update_existing_only: true
          }
        ]
      }
    ])
  })

  it('sends an event for each product that was viewed', async () => {
    const bodies = api('/users/track')
    await run({ name: 'ecommerce.product_viewed', products: [product, { ...product, product_id: 'p2' }] })
    const { quantity: _, ...viewed } = product
    const common = { currency: 'EUR', source: 'web' }
    expect(bodies).toMatchObject([
      { events: [{ properties: { ...common, ...viewed } }, { properties: { ...common, ...viewed, product_id: 'p2' } }] }
    ])
  })

  it.each<[JSONObject, string]>([
    [{ cart_id: null }, "missing the required field 'cart_id'"],
    [{ name: 'ecommerce.order_cancelled' }, "missing the required field 'cancel_reason'"],
    [{ name: 'ecommerce.checkout_started', total_value: null }, "missing the required field 'checkout_id'"],
    [{ currency: 'EURO' }, 'Currency must be one of'],
    [{ external_id: null, phone: null }, 'or "email" or "phone" is required'],
    [{ batch_size: 76 }, 'Batch Size must be equal to or less than 75']
  ])('refuses %j', async (changes, message) => {
    await expect(run(changes)).rejects.toThrow(message)
  })

  it('sends events of other kinds with a single product as a list', async () => {
    const bodies = api('/users/track')
    const { quantity: _, ...single } = product
    const { products: __, ...rest } = mapping
    await testDestination.testBatchAction('ecommerceSingleProduct', {
      mapping: { ...rest, product: single, catalog_type: ['price_drop'] },
      settings
    })
    expect(bodies).toMatchObject([{ events: [{ properties: { cart_id: 'k1', products: [single] } }] }])
    expect(JSON.stringify(bodies)).not.toContain('price_drop')
  })
})
