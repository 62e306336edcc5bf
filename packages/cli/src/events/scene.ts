import { createDraw, type Draw } from './draw'
import { COMPANIES, PEOPLE, type Person } from './people'
import { COUPONS, PRODUCTS, SHOP, type Product } from './products'

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
