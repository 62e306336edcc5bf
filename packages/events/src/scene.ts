import type { SegmentEvent } from '@segment/actions-core'

/** A sample event: what it says, and how it is made. */
export interface Sample {
  /** When a source sends such an event, in a sentence. */
  description: string
  /** What the event holds besides ids, times and context. */
  make: (scene: Scene) => Pick<SegmentEvent, 'type'> & Partial<SegmentEvent>
}

/** Who and what a sample event is about. Everything in it follows from a seed and a number. */
export interface Scene {
  /** Draws what differs from one event of the scene to the next. */
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
 * Makes the scene number `index` of a seed for the event `name`. All but `draw` is the same for every name, so that
 * samples of one seed fit together.
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

/** The properties of the product at `index` of the basket, as the e-commerce specification names them. */
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

/** The products of the basket, as an order or a cart lists them. */
export function basketProperties(scene: Scene) {
  return scene.basket.map((_, index) => {
    const { currency: _currency, ...product } = productProperties(scene, index)
    return product
  })
}

/** The sums of the basket: `total` is `subtotal` less `discount` plus `shipping` and `tax`. */
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

/** A person that sample events are about. */
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

// Nobody can be reached by these: example.com (RFC 2606), numbers kept for fiction, addresses for documentation
// (RFC 5737).
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

/** The companies that people of sample events work for. */
export const COMPANIES = [
  { name: 'Harbor & Pine', industry: 'Retail', website: 'https://harbor-pine.example.com' },
  { name: 'Northlight Labs', industry: 'Software', website: 'https://northlight.example.com' },
  { name: 'Sable Logistics', industry: 'Transport', website: 'https://sable.example.com' }
] as const

/** A product of the shop that sample events come from. Prices are in cents, so that sums come out exact. */
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

/** Coupons with what they take off, in percent. */
export const COUPONS = [
  { id: 'coupon-spring', code: 'SPRING10', name: 'Ten percent off in spring', percent: 10 },
  { id: 'coupon-hello', code: 'HELLO15', name: 'Fifteen percent off the first order', percent: 15 }
] as const

/** Draws values that follow from a seed alone: the same seed gives the same values in the same order. */
export interface Draw {
  /** A whole number from `least` to `greatest`, both included. */
  integer: (least: number, greatest: number) => number
  /** One element of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
  /** `length` digits from 0 to 9 and a to f. */
  hex: (length: number) => string
  /** An id in the form of a random UUID (RFC 9562, version 4). */
  uuid: () => string
}

/** Makes a {@link Draw}. It is for sample data and not for secrets: its values can be foretold. */
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

/** Mulberry32, numbers from 0 to below 1: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
