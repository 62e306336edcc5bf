import type { SegmentEvent } from '@segment/actions-core'

const person = { userId: 'user-7f3a', anonymousId: '3f1c2a44-9d1e-4a57-8f6b-2f0f5f0b7a11' }

const web = {
  ip: '203.0.113.24',
  locale: 'en-US',
  timezone: 'America/New_York',
  library: { name: 'analytics.js', version: 'npm:next-1.70.0' },
  page: {
    path: '/products/lamp',
    referrer: 'https://shop.example.com/',
    search: '',
    title: 'Lamp | Example Shop',
    url: 'https://shop.example.com/products/lamp'
  },
  traits: { email: 'nora.lindqvist@example.com' },
  userAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
}

const mobile = {
  ip: '203.0.113.24',
  locale: 'en-US',
  timezone: 'America/New_York',
  app: { name: 'Example Shop', version: '4.2.0', build: '420', namespace: 'com.example.shop' },
  device: {
    id: '7D2E4C1A-0B6F-4E7C-9A51-D5B0C1E2F304',
    manufacturer: 'Apple',
    model: 'iPhone16,1',
    name: 'iPhone',
    type: 'ios',
    token: 'fa4e0b1c'
  },
  library: { name: 'analytics-ios', version: '4.1.8' },
  os: { name: 'iOS', version: '18.1' },
  screen: { width: 393, height: 852, density: 3 }
}

const product = {
  product_id: 'product-lamp',
  sku: 'LAMP-1',
  category: 'Lighting',
  name: 'Lamp',
  brand: 'Example',
  variant: 'brass',
  price: 89.5,
  quantity: 2,
  position: 1,
  url: 'https://shop.example.com/products/lamp',
  image_url: 'https://shop.example.com/images/lamp.jpg'
}

const order = {
  order_id: 'order-100001',
  checkout_id: 'checkout-51ab',
  cart_id: 'cart-51ab',
  subtotal: 179,
  discount: 10,
  revenue: 169,
  shipping: 5.95,
  tax: 10.56,
  total: 185.51,
  value: 185.51,
  currency: 'USD',
  coupon: 'WELCOME',
  products: [product]
}

const traits = {
  email: 'nora.lindqvist@example.com',
  name: 'Nora Lindqvist',
  firstName: 'Nora',
  lastName: 'Lindqvist',
  phone: '+12025550143',
  createdAt: '2025-03-04T08:30:00.000Z',
  address: { city: 'Boston', state: 'MA', postalCode: '02110', country: 'US' },
  company: { id: 'company-19c2', name: 'Northlight Labs', industry: 'Software' },
  plan: 'team'
}

/** An audience as Segment Engage describes it in the context of its events. */
const audience = {
  computation_class: 'audience',
  computation_id: 'aud_2f8a',
  computation_key: 'big_spenders',
  external_audience_id: 'audience-1',
  namespace: 'spa_1',
  space_id: 'spa_1'
}

function sample(event: Partial<SegmentEvent> & Pick<SegmentEvent, 'type'>): SegmentEvent {
  return {
    messageId: '0c6f6d52-3b1e-4a27-9a5c-5e4f0d3c2b1a',
    ...person,
    context: web,
    integrations: {},
    timestamp: '2026-01-15T09:12:33.456Z',
    sentAt: '2026-01-15T09:12:33.706Z',
    receivedAt: '2026-01-15T09:12:33.856Z',
    ...event
  }
}

/** Events of the e-commerce specification: https://segment.com/docs/connections/spec/ecommerce/v2/ */
const ecommerce: Record<string, object> = {
  'Products Searched': { query: 'lamp' },
  'Product List Viewed': { list_id: 'new', category: 'Lighting', products: [product] },
  'Product List Filtered': { list_id: 'new', category: 'Lighting', products: [product], filters: [], sorts: [] },
  'Promotion Viewed': { promotion_id: 'promotion-1', name: 'A warm home', position: 'top' },
  'Promotion Clicked': { promotion_id: 'promotion-1', name: 'A warm home', position: 'top' },
  'Product Clicked': { ...product, currency: 'USD', value: 179 },
  'Product Viewed': { ...product, currency: 'USD', value: 179 },
  'Product Added': { ...product, cart_id: 'cart-51ab', currency: 'USD', value: 179 },
  'Product Removed': { ...product, cart_id: 'cart-51ab', currency: 'USD', value: 179 },
  'Product Added to Wishlist': { ...product, wishlist_id: 'wishlist-1', currency: 'USD', value: 179 },
  'Product Shared': { ...product, share_via: 'email', recipient: 'friend@example.com' },
  'Cart Viewed': { cart_id: 'cart-51ab', products: [product] },
  'Cart Updated': { cart_id: 'cart-51ab', total: 179, currency: 'USD', products: [product] },
  'Checkout Started': order,
  'Checkout Step Viewed': { checkout_id: 'checkout-51ab', step: 2, payment_method: 'Card' },
  'Payment Info Entered': { ...order, payment_method: 'Card' },
  'Order Completed': order,
  'Order Updated': order,
  'Order Refunded': { ...order, reason: 'It did not fit.' },
  'Order Cancelled': { ...order, reason: 'It took too long.' }
}

/** Events of the mobile specification: https://segment.com/docs/connections/spec/mobile/ */
const lifecycle = ['Application Installed', 'Application Opened', 'Application Uninstalled']

/**
 * Realistic events that every destination is tested with: each call of the specification, a shop, an app, an audience.
 * Their contacts reach nobody (RFC 2606 names, RFC 5737 addresses, telephone numbers reserved for fiction).
 */
export const sampleEvents: readonly SegmentEvent[] = [
  sample({ type: 'track', event: 'Signed Up', properties: { email: traits.email, plan: 'team', method: 'email' } }),
  sample({ type: 'identify', traits }),
  sample({
    type: 'page',
    category: 'Products',
    name: 'Product',
    properties: { ...web.page, category: 'Products', name: 'Product' }
  }),
  sample({
    type: 'screen',
    category: 'Products',
    name: 'Product',
    context: mobile,
    properties: { category: 'Products', name: 'Product' }
  }),
  sample({
    type: 'group',
    groupId: 'company-19c2',
    traits: { name: 'Northlight Labs', industry: 'Software', employees: 120, createdAt: '2024-11-12T10:00:00.000Z' }
  }),
  sample({ type: 'alias', previousId: person.anonymousId }),
  ...Object.entries(ecommerce).map(([event, properties]) =>
    sample({ type: 'track', event, properties: { source: 'https://shop.example.com', ...properties } })
  ),
  ...lifecycle.map((event) =>
    sample({ type: 'track', event, context: mobile, properties: { version: '4.2.0', build: '420' } })
  ),
  ...[true, false].map((entered) =>
    sample({
      type: 'track',
      event: entered ? 'Audience Entered' : 'Audience Exited',
      context: { ...web, personas: audience },
      properties: { audience_key: audience.computation_key, [audience.computation_key]: entered }
    })
  ),
  sample({
    type: 'identify',
    context: { ...web, personas: audience },
    traits: { ...traits, [audience.computation_key]: true }
  })
]
