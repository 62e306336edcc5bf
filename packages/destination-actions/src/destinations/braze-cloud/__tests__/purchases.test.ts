import type { JSONObject } from '@segment/actions-core'
import { api, isolate, settings, testDestination } from './api'

isolate()

const time = '2024-01-15T09:00:00.000Z'

describe.each<[string, JSONObject]>([
  ['trackPurchase', { _update_existing_only: true }],
  ['trackPurchase2', { __segment_internal_sync_mode: 'update' }]
])('%s', (action, mode) => {
  const event = (properties: JSONObject) => ({
    event: 'Order Completed',
    userId: 'u1',
    receivedAt: time,
    properties
  })
  const run = (properties: JSONObject) =>
    testDestination.testAction(action, { event: event(properties), mapping: mode, settings, useDefaultMappings: true })
  const base = { external_id: 'u1', app_id: 'my-app', time, _update_existing_only: true }

  it.each<{ what: string; properties: JSONObject; purchases: object[] }>([
    {
      what: 'each product, with the properties of the order and its own',
      properties: {
        order_id: 'o1',
        currency: 'EUR',
        braze_id: 'b1',
        products: [
          { product_id: 'p1', price: 12.5, quantity: 2, color: 'blue' },
          { product_id: 'p2', price: '3', currency: 'GBP' }
        ]
      },
      purchases: [
        {
          braze_id: 'b1',
          product_id: 'p1',
          currency: 'EUR',
          price: 12.5,
          quantity: 2,
          properties: { order_id: 'o1', currency: 'EUR', color: 'blue' }
        },
        {
          braze_id: 'b1',
          product_id: 'p2',
          currency: 'GBP',
          price: 3,
          properties: { order_id: 'o1', currency: 'EUR' }
        }
      ]
    },
    {
      what: 'US dollars where nothing else is said',
      properties: { products: [{ product_id: 'p1', price: 1 }] },
      purchases: [{ product_id: 'p1', currency: 'USD', price: 1, properties: {} }]
    }
  ])('sends $what', async ({ properties, purchases }) => {
    const bodies = api('/users/track')
    await run(properties)
    expect(bodies).toEqual([{ purchases: purchases.map((purchase) => ({ ...base, ...purchase })) }])
  })

  it.each<[JSONObject, string]>([
    [{}, "missing the required field 'products'"],
    [{ products: [] }, 'The event has no products'],
    [{ products: [{ product_id: 'p1' }] }, "missing the required field 'price'"]
  ])('refuses %j', async (properties, message) => {
    await expect(run(properties)).rejects.toThrow(message)
  })

  it('sends an order of more than 75 products in several requests', async () => {
    const bodies = api('/users/track', [[201], [201]])
    await run({ products: Array.from({ length: 80 }, () => ({ product_id: 'p1', price: 1 })) })
    expect(bodies.map((body) => (body as { purchases: object[] }).purchases.length)).toEqual([75, 5])
  })

  it('fails an order in a batch where one of its products fails', async () => {
    const orders = [
      [{ product_id: 'p1', price: 1 }],
      [],
      [
        { product_id: 'p2', price: 1 },
        { product_id: 'p3', price: -1 },
        { product_id: 'p4', price: 1 }
      ]
    ]
    const error = { type: "'price' is not valid", input_array: 'purchases', index: 2 }
    const bodies = api('/users/track', [[201, { message: 'success', errors: [error] }]])
    await testDestination.testBatchAction(action, {
      events: orders.map((products) => event({ products })),
      mapping: mode,
      settings,
      useDefaultMappings: true
    })
    expect(bodies).toMatchObject([{ purchases: ['p1', 'p2', 'p3', 'p4'].map((product_id) => ({ product_id })) }])
    expect(testDestination.results[0]!.multistatus).toMatchObject([
      { status: 201, body: 'success' },
      { status: 400, errormessage: expect.stringContaining('no products'), errorreporter: 'INTEGRATIONS' },
      { status: 400, errormessage: "'price' is not valid", body: error, errorreporter: 'DESTINATION' }
    ])
  })
})
