import nock from 'nock'
import braze from '..'
import type { Settings } from '../generated-types'
import { api, isolate, settings, testDestination } from './api'

isolate()

describe('testAuthentication', () => {
  it.each([400, 201])('is content with the status %i', async (status) => {
    const bodies = api('/users/track', [[status, { message: 'no data' }]])
    await expect(testDestination.testAuthentication(settings)).resolves.toBeUndefined()
    expect(bodies).toEqual([{}])
  })

  it.each([401, 403, 404, 500])('fails on the status %i and does not tell the key', async (status) => {
    api(
      '/users/track',
      Array.from({ length: 3 }, () => [status, { message: 'Invalid API Key' }])
    )
    const test = testDestination.testAuthentication(settings)
    await expect(test).rejects.toThrow('Credentials are invalid')
    await expect(test).rejects.toMatchObject({ message: expect.not.stringContaining('fake-key') })
  })
})

describe('endpoint', () => {
  const choices = braze.authentication!.fields.endpoint!.choices!.map(({ value }) => value as Settings['endpoint'])

  it.each(choices)('sends to %s', async (endpoint) => {
    const scope = nock(endpoint).post('/users/alias/new').reply(201, { message: 'success' })
    const mapping = { alias_name: 'a', alias_label: 'b' }
    await testDestination.testAction('createAlias', { mapping, settings: { ...settings, endpoint } })
    expect(scope.isDone()).toBe(true)
  })
})

describe('onDelete', () => {
  const event = { type: 'delete' as const, anonymousId: 'a1', messageId: 'm1', timestamp: '2024-01-15T09:00:00.000Z' }

  it('deletes the user with the external ID', async () => {
    const bodies = api('/users/delete', [[201, { deleted: 1 }]])
    await testDestination.onDelete!({ ...event, userId: 'u1' }, settings)
    expect(bodies).toEqual([{ external_ids: ['u1'] }])
  })

  it('needs a user ID', async () => {
    await expect(testDestination.onDelete!(event, settings)).rejects.toThrow('needs a "userId"')
  })
})

describe('presets', () => {
  const order = {
    order_id: 'o1',
    checkout_id: 'c1',
    cart_id: 'k1',
    total: 27.5,
    subtotal: 25,
    tax: 2,
    shipping: 0.5,
    discount: 1,
    currency: 'EUR',
    source: 'https://shop.example.com',
    reason: 'too late',
    order_status_url: 'https://shop.example.com/o1',
    checkout_url: 'https://shop.example.com/c1',
    products: [
      { product_id: 'p1', name: 'Shirt', variant: 'blue', quantity: 2, price: 12.5, url: 'https://a.example/p1' }
    ]
  }
  const product = {
    product_id: 'p1',
    name: 'Shirt',
    variant: 'blue',
    quantity: 1,
    price: 12.5,
    cart_id: 'k1',
    currency: 'EUR',
    source: 'web'
  }
  const sentProducts = [
    {
      product_id: 'p1',
      product_name: 'Shirt',
      variant_id: 'blue',
      product_url: 'https://a.example/p1',
      quantity: 2,
      price: 12.5
    }
  ]
  const common = { currency: 'EUR', source: 'https://shop.example.com', products: sentProducts, total_value: 27.5 }
  const amounts = { subtotal_value: 25, tax: 2, shipping: 0.5 }

  it.each([
    [
      'Order Completed',
      'ecommerce.order_placed',
      order,
      {
        ...common,
        ...amounts,
        order_id: 'o1',
        cart_id: 'k1',
        total_discounts: 1,
        metadata: { order_status_url: 'https://shop.example.com/o1' }
      }
    ],
    [
      'Checkout Started',
      'ecommerce.checkout_started',
      order,
      {
        ...common,
        ...amounts,
        checkout_id: 'c1',
        cart_id: 'k1',
        metadata: { checkout_url: 'https://shop.example.com/c1' }
      }
    ],
    [
      'Order Refunded',
      'ecommerce.order_refunded',
      order,
      {
        ...common,
        order_id: 'o1',
        total_discounts: 1,
        metadata: { order_status_url: 'https://shop.example.com/o1' }
      }
    ],
    [
      'Order Cancelled',
      'ecommerce.order_cancelled',
      order,
      {
        ...common,
        ...amounts,
        order_id: 'o1',
        cancel_reason: 'too late',
        total_discounts: 1,
        metadata: { order_status_url: 'https://shop.example.com/o1' }
      }
    ],
    [
      'Product Viewed',
      'ecommerce.product_viewed',
      { ...product, type: ['price_drop'] },
      {
        product_id: 'p1',
        product_name: 'Shirt',
        variant_id: 'blue',
        price: 12.5,
        currency: 'EUR',
        source: 'web',
        type: ['price_drop']
      }
    ],
    ...(['add', 'remove'] as const).map((action): [string, string, object, object] => [
      action === 'add' ? 'Product Added' : 'Product Removed',
      'ecommerce.cart_updated',
      product,
      {
        cart_id: 'k1',
        action,
        currency: 'EUR',
        source: 'web',
        products: [{ product_id: 'p1', product_name: 'Shirt', variant_id: 'blue', quantity: 1, price: 12.5 }]
      }
    ])
  ])('turn %s into %s', async (event, name, properties, sent) => {
    const bodies = api('/users/track')
    const preset = braze.presets!.find((one) => one.type === 'automatic' && one.subscribe === `event = "${event}"`)!
    await testDestination.testAction(preset.partnerAction, {
      event: { event, userId: 'u1', properties, timestamp: '2024-01-15T09:00:00.000Z' },
      mapping: { ...preset.mapping, __segment_internal_sync_mode: 'add' },
      settings
    })
    const time = '2024-01-15T09:00:00.000Z'
    const identity = { external_id: 'u1', app_id: 'my-app', name, time, _update_existing_only: false }
    expect(bodies).toEqual([{ events: [{ ...identity, properties: sent }] }])
  })
})
