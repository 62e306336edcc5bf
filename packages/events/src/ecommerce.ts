import type { Sample } from './scene'
import { basketProperties, productProperties, totals, type Scene } from './scene'

/** Defines a sample of the tracked event `event`. */
function tracked(event: string, description: string, properties: (scene: Scene) => Record<string, unknown>): Sample {
  return { description, make: (scene) => ({ type: 'track', event, properties: properties(scene) }) }
}

function promotion({ draw }: Scene) {
  return {
    promotion_id: `promotion-${draw.hex(4)}`,
    creative: draw.pick(['banner-large', 'banner-small']),
    name: 'A warm home for less',
    position: 'home-top'
  }
}

function checkoutStep({ checkoutId, draw }: Scene) {
  return {
    checkout_id: checkoutId,
    step: 2,
    shipping_method: draw.pick(['Standard', 'Express']),
    payment_method: draw.pick(['Card', 'Invoice'])
  }
}

function order(scene: Scene) {
  return {
    order_id: scene.orderId,
    checkout_id: scene.checkoutId,
    affiliation: 'Example Shop',
    ...totals(scene),
    products: basketProperties(scene)
  }
}

function cart(scene: Scene) {
  return { cart_id: scene.cartId, products: basketProperties(scene) }
}

function inCart(scene: Scene) {
  return { cart_id: scene.cartId, ...productProperties(scene) }
}

function onWishlist({ draw }: Scene) {
  return { wishlist_id: `wishlist-${draw.hex(6)}`, wishlist_name: 'For the new flat' }
}

function coupon({ cartId, orderId, coupon: { id, name } }: Scene) {
  return { order_id: orderId, cart_id: cartId, coupon_id: id, coupon_name: name }
}

/** Returns what was shared, and with whom. */
function sharing({ draw }: Scene) {
  return {
    share_via: draw.pick(['email', 'message']),
    share_message: 'Have a look at this.',
    recipient: 'friend@example.com'
  }
}

function list(scene: Scene) {
  return {
    list_id: 'list-new-arrivals',
    category: productProperties(scene).category,
    products: basketProperties(scene)
  }
}

/** The events of the e-commerce specification: https://segment.com/docs/connections/spec/ecommerce/v2/ */
export const ECOMMERCE: Record<string, Sample> = {
  'products-searched': tracked('Products Searched', 'A person searched the shop.', (scene) => ({
    query: productProperties(scene).name.toLowerCase()
  })),
  'product-list-viewed': tracked('Product List Viewed', 'A person saw a list or a category of products.', list),
  'product-list-filtered': tracked('Product List Filtered', 'A person narrowed a list of products.', (scene) => ({
    ...list(scene),
    filters: [{ type: 'price', value: 'under-200' }],
    sorts: [{ type: 'price', value: 'desc' }]
  })),
  'promotion-viewed': tracked('Promotion Viewed', 'A person saw a promotion.', promotion),
  'promotion-clicked': tracked('Promotion Clicked', 'A person clicked a promotion.', promotion),
  'product-clicked': tracked('Product Clicked', 'A person clicked a product in a list.', productProperties),
  'product-viewed': tracked('Product Viewed', 'A person looked at a product.', productProperties),
  'product-added': tracked('Product Added', 'A person put a product into the cart.', inCart),
  'product-removed': tracked('Product Removed', 'A person took a product out of the cart.', inCart),
  'cart-viewed': tracked('Cart Viewed', 'A person looked at the cart.', cart),
  'checkout-started': tracked('Checkout Started', 'A person began to check out.', order),
  'checkout-step-viewed': tracked('Checkout Step Viewed', 'A person came to a step of the checkout.', checkoutStep),
  'checkout-step-completed': tracked('Checkout Step Completed', 'A person finished a step of it.', checkoutStep),
  'payment-info-entered': tracked('Payment Info Entered', 'A person said how to pay.', (scene) => ({
    ...checkoutStep(scene),
    order_id: scene.orderId
  })),
  'order-completed': tracked('Order Completed', 'A person ordered.', order),
  'order-updated': tracked('Order Updated', 'An order changed.', order),
  'order-refunded': tracked('Order Refunded', 'An order was paid back.', order),
  'order-cancelled': tracked('Order Cancelled', 'An order was called off.', order),
  'coupon-entered': tracked('Coupon Entered', 'A person typed in a coupon.', coupon),
  'coupon-applied': tracked('Coupon Applied', 'A coupon was taken.', (scene) => ({
    ...coupon(scene),
    discount: totals(scene).discount
  })),
  'coupon-denied': tracked('Coupon Denied', 'A coupon was not taken.', (scene) => ({
    ...coupon(scene),
    reason: 'The coupon has expired.'
  })),
  'coupon-removed': tracked('Coupon Removed', 'A person took a coupon back.', (scene) => ({
    ...coupon(scene),
    discount: totals(scene).discount
  })),
  'product-added-to-wishlist': tracked('Product Added to Wishlist', 'A person put a product on a list.', (scene) => ({
    ...onWishlist(scene),
    ...productProperties(scene)
  })),
  'product-removed-from-wishlist': tracked('Product Removed from Wishlist', 'A person took it off again.', (scene) => ({
    ...onWishlist(scene),
    ...productProperties(scene)
  })),
  'wishlist-product-added-to-cart': tracked(
    'Wishlist Product Added to Cart',
    'A person moved a product from the list to the cart.',
    (scene) => ({ ...onWishlist(scene), ...inCart(scene) })
  ),
  'product-shared': tracked('Product Shared', 'A person told somebody about a product.', (scene) => ({
    ...sharing(scene),
    ...productProperties(scene)
  })),
  'cart-shared': tracked('Cart Shared', 'A person showed somebody the cart.', (scene) => ({
    ...sharing(scene),
    ...cart(scene)
  })),
  'product-reviewed': tracked('Product Reviewed', 'A person wrote about a product.', (scene) => ({
    product_id: productProperties(scene).product_id,
    review_id: `review-${scene.draw.hex(6)}`,
    review_body: 'Well made, and smaller than I thought.',
    rating: scene.draw.integer(3, 5)
  }))
}
