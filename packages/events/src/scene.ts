import type { SegmentEvent } from '@segment/actions-core'

/** A sample event: its description, and how to generate it. */
export interface Sample {
  /** When a source sends such an event, in a sentence. */
  description: string
  /** Returns what the event contains besides ids, times and context. */
  make: (scene: Scene) => Pick<SegmentEvent, 'type'> & Partial<SegmentEvent>
}

/** The people and things of a sample event. All of it follows from a seed and an index. */
export interface Scene {
  /** Draws the values that differ between events of the scene. */
  draw: Draw
  person: Person
  email: string
  userId: string
  anonymousId: string
  company: (typeof COMPANIES)[number]
  groupId: string
  /** One to three different products with how many of each. */
  basket: readonly { product: Product; quantity: number }[]
  coupon: (typeof COUPONS)[number]
  cartId: string
  checkoutId: string
  orderId: string
  deviceId: string
}

/**
 * Generates scene number `index` of a seed for the event `name`. Everything but `draw` is the same for every name, so
 * that samples of one seed fit together.
 */
export function createScene(name: string, seed: number, index: number): Scene {
  const draw = createDraw(`scene ${seed} ${index}`)
  const person = draw.pick(PEOPLE)
  const first = draw.integer(0, PRODUCTS.length - 1)
  return {
    draw: createDraw(`${name} ${seed} ${index}`),
    person,
    email: `${person.mailbox}@example.com`,
    userId: `user-${draw.hex(8)}`,
    anonymousId: draw.uuid(),
    company: draw.pick(COMPANIES),
    groupId: `company-${draw.hex(6)}`,
    basket: Array.from({ length: draw.integer(1, 3) }, (_, offset) => ({
      product: PRODUCTS[(first + offset) % PRODUCTS.length]!,
      quantity: draw.integer(1, 3)
    })),
    coupon: draw.pick(COUPONS),
    cartId: `cart-${draw.hex(8)}`,
    checkoutId: `checkout-${draw.hex(8)}`,
    orderId: `order-${draw.integer(100_000, 999_999)}`,
    deviceId: draw.uuid().toUpperCase()
  }
}

/** Returns the properties of the product at `index` of the basket, as the e-commerce specification names them. */
export function productProperties({ basket }: Scene, index = 0) {
  const { product, quantity } = basket[index]!
  const path = product.name.toLowerCase().replaceAll(' ', '-')
  return {
    product_id: `product-${product.sku.toLowerCase()}`,
    sku: product.sku,
    category: product.category,
    name: product.name,
    brand: product.brand,
    variant: product.variant,
    price: amount(product.cents),
    quantity,
    currency: 'USD',
    position: index + 1,
    url: `${SHOP}/products/${path}`,
    image_url: `${SHOP}/images/${path}.jpg`
  }
}

/** Returns the products of the basket in the form of an order or a cart. */
export function basketProperties(scene: Scene) {
  return scene.basket.map((_, index) => {
    const { currency: _currency, ...product } = productProperties(scene, index)
    return product
  })
}

/** Returns the totals of the basket: `total` is `subtotal` minus `discount` plus `shipping` and `tax`. */
export function totals({ basket, coupon }: Scene) {
  const subtotal = basket.reduce((sum, { product, quantity }) => sum + product.cents * quantity, 0)
  const discount = Math.round((subtotal * coupon.percent) / 100)
  const revenue = subtotal - discount
  const shipping = revenue >= 10_000 ? 0 : 595
  const tax = Math.round(revenue * 0.0625)
  return {
    subtotal: amount(subtotal),
    discount: amount(discount),
    revenue: amount(revenue),
    shipping: amount(shipping),
    tax: amount(tax),
    total: amount(revenue + shipping + tax),
    currency: 'USD',
    coupon: coupon.code
  }
}

function amount(cents: number): number {
  return cents / 100
}

/** A person in sample events. */
export interface Person {
  firstName: string
  lastName: string
  /** The part of the address before the `@`. */
  mailbox: string
  phone: string
  locale: string
  timezone: string
  ip: string
  city: string
  state: string
  postalCode: string
  country: string
}

// These reach nobody: example.com (RFC 2606), phone numbers reserved for fiction, addresses for documentation (RFC
// 5737).
export const PEOPLE: readonly Person[] = [
  {
    firstName: 'Nora',
    lastName: 'Lindqvist',
    mailbox: 'nora.lindqvist',
    phone: '+12025550143',
    locale: 'en-US',
    timezone: 'America/New_York',
    ip: '203.0.113.24',
    city: 'Boston',
    state: 'MA',
    postalCode: '02110',
    country: 'US'
  },
  {
    firstName: 'Tomas',
    lastName: 'Okafor',
    mailbox: 'tomas.okafor',
    phone: '+442079460112',
    locale: 'en-GB',
    timezone: 'Europe/London',
    ip: '198.51.100.67',
    city: 'Leeds',
    state: 'West Yorkshire',
    postalCode: 'LS1 4AP',
    country: 'GB'
  },
  {
    firstName: 'Mei',
    lastName: 'Castellanos',
    mailbox: 'mei.castellanos',
    phone: '+13125550187',
    locale: 'es-US',
    timezone: 'America/Chicago',
    ip: '192.0.2.118',
    city: 'Chicago',
    state: 'IL',
    postalCode: '60601',
    country: 'US'
  },
  {
    firstName: 'Jonas',
    lastName: 'Weidenfeld',
    mailbox: 'jonas.weidenfeld',
    phone: '+12065550171',
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    ip: '203.0.113.201',
    city: 'Leipzig',
    state: 'Sachsen',
    postalCode: '04109',
    country: 'DE'
  }
]

/** The companies of people in sample events. */
export const COMPANIES = [
  { name: 'Harbor & Pine', industry: 'Retail', website: 'https://harbor-pine.example.com' },
  { name: 'Northlight Labs', industry: 'Software', website: 'https://northlight.example.com' },
  { name: 'Sable Logistics', industry: 'Transport', website: 'https://sable.example.com' }
] as const

/** A product of the shop in sample events. Prices are in cents, so that sums are exact. */
export interface Product {
  sku: string
  name: string
  brand: string
  category: string
  variant: string
  cents: number
}

export const SHOP = 'https://shop.example.com'

export const PRODUCTS: readonly Product[] = [
  {
    sku: 'LMP-204',
    name: 'Reading Lamp',
    brand: 'Glimmer',
    category: 'Home/Lighting',
    variant: 'Brass',
    cents: 6450
  },
  {
    sku: 'MUG-011',
    name: 'Stoneware Mug',
    brand: 'Kiln Street',
    category: 'Home/Kitchen',
    variant: 'Sage',
    cents: 1895
  },
  {
    sku: 'BAG-370',
    name: 'Canvas Backpack',
    brand: 'Farlane',
    category: 'Travel/Bags',
    variant: 'Charcoal',
    cents: 11900
  },
  {
    sku: 'NTB-052',
    name: 'Dotted Notebook',
    brand: 'Quill & Co',
    category: 'Office/Paper',
    variant: 'A5',
    cents: 1275
  },
  {
    sku: 'HDP-818',
    name: 'Wireless Headphones',
    brand: 'Aural',
    category: 'Electronics/Audio',
    variant: 'Midnight',
    cents: 15999
  },
  {
    sku: 'SCF-139',
    name: 'Merino Scarf',
    brand: 'Fellside',
    category: 'Clothing/Accessories',
    variant: 'Rust',
    cents: 4800
  }
]

/** Coupons with their discount in percent. */
export const COUPONS = [
  { id: 'coupon-spring', code: 'SPRING10', name: 'Ten percent off in spring', percent: 10 },
  { id: 'coupon-hello', code: 'HELLO15', name: 'Fifteen percent off the first order', percent: 15 }
] as const

/** Draws values that depend only on a seed: the same seed produces the same values in the same order. */
export interface Draw {
  /** Returns an integer from `least` to `greatest`, both inclusive. */
  integer: (least: number, greatest: number) => number
  /** Returns an element of a non-empty list. */
  pick: <T>(list: readonly T[]) => T
  /** Returns `length` hexadecimal digits. */
  hex: (length: number) => string
  /** Returns an id in the form of a random UUID (RFC 9562, version 4). */
  uuid: () => string
}

/** Creates a {@link Draw}. For sample data, not for secrets: its values are predictable. */
export function createDraw(seed: string): Draw {
  const next = randomNumbers(hash(seed))
  const integer = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1))
  const hex = (length: number) => Array.from({ length }, () => integer(0, 15).toString(16)).join('')
  return {
    integer,
    pick: (list) => list[integer(0, list.length - 1)]!,
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[integer(0, 3)]}${hex(3)}-${hex(12)}`
  }
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  return new TextEncoder().encode(text).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5)
}

/**
 * Mulberry32, numbers from 0 (inclusive) to 1 (exclusive):
 * https://gist.github.com/tommyettinger/46a874533244883189143505d203312c
 */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
