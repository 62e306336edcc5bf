import { defaultValues } from '@segment/actions-core'
import type { Preset } from '@segment/actions-core'
import ecommerce from './ecommerce'
import ecommerceSingleProduct from './ecommerceSingleProduct'
import trackEvent from './trackEvent'
import updateUserProfile from './updateUserProfile'

const trackMapping = defaultValues(trackEvent.fields)
const profileMapping = defaultValues(updateUserProfile.fields)

/** Events that change a cart have their one product in their properties. */
const productOfEvent = {
  product_id: { '@path': '$.properties.product_id' },
  product_name: { '@path': '$.properties.name' },
  variant_id: { '@path': '$.properties.variant' },
  image_url: { '@path': '$.properties.image_url' },
  product_url: { '@path': '$.properties.url' },
  quantity: { '@path': '$.properties.quantity' },
  price: { '@path': '$.properties.price' }
}

function ecommercePreset(name: string, event: string, changes: Preset['mapping']): Preset {
  return {
    name: `${name} (beta)`,
    partnerAction: 'ecommerce',
    subscribe: `event = "${event}"`,
    mapping: { ...defaultValues(ecommerce.fields), ...changes },
    type: 'automatic'
  }
}

const withOrderStatus = { order_status_url: { '@path': '$.properties.order_status_url' } }

/** The mappings that come with the destination. */
export const presets: Preset[] = [
  {
    name: 'Track Calls',
    partnerAction: 'trackEvent',
    subscribe:
      'type = "track" and event != "Order Completed" and event != "Checkout Started" and event != "Order Refunded" and event != "Order Cancelled" and event != "Product Viewed" and event != "Product Added" and event != "Product Removed"',
    mapping: trackMapping,
    type: 'automatic'
  },
  ecommercePreset('Order Placed', 'Order Completed', { name: 'ecommerce.order_placed', metadata: withOrderStatus }),
  ecommercePreset('Checkout Started', 'Checkout Started', {
    name: 'ecommerce.checkout_started',
    metadata: { checkout_url: { '@path': '$.properties.checkout_url' } }
  }),
  ecommercePreset('Order Refunded', 'Order Refunded', { name: 'ecommerce.order_refunded', metadata: withOrderStatus }),
  ecommercePreset('Order Cancelled', 'Order Cancelled', {
    name: 'ecommerce.order_cancelled',
    metadata: withOrderStatus
  }),
  {
    name: 'Product Viewed (beta)',
    partnerAction: 'ecommerceSingleProduct',
    subscribe: 'event = "Product Viewed"',
    mapping: { ...defaultValues(ecommerceSingleProduct.fields), name: 'ecommerce.product_viewed' },
    type: 'automatic'
  },
  ecommercePreset('Product Added', 'Product Added', {
    name: 'ecommerce.cart_updated',
    action: 'add',
    products: [productOfEvent]
  }),
  ecommercePreset('Product Removed', 'Product Removed', {
    name: 'ecommerce.cart_updated',
    action: 'remove',
    products: [productOfEvent]
  }),
  {
    name: 'Identify Calls',
    partnerAction: 'updateUserProfile',
    subscribe: 'type = "identify"',
    mapping: profileMapping,
    type: 'automatic'
  },
  {
    name: 'Associated Entity Added',
    partnerAction: 'trackEvent',
    mapping: trackMapping,
    type: 'specificEvent',
    eventSlug: 'warehouse_entity_added_track'
  },
  {
    name: 'Associated Entity Removed',
    partnerAction: 'trackEvent',
    mapping: trackMapping,
    type: 'specificEvent',
    eventSlug: 'warehouse_entity_removed_track'
  },
  {
    name: 'Entities Audience Entered',
    partnerAction: 'trackEvent',
    mapping: trackMapping,
    type: 'specificEvent',
    eventSlug: 'warehouse_audience_entered_track'
  },
  {
    name: 'Entities Exited',
    partnerAction: 'trackEvent',
    mapping: trackMapping,
    type: 'specificEvent',
    eventSlug: 'warehouse_audience_exited_track'
  },
  {
    name: 'Entities Audience Membership Changed',
    partnerAction: 'updateUserProfile',
    mapping: profileMapping,
    type: 'specificEvent',
    eventSlug: 'warehouse_audience_membership_changed_identify'
  },
  {
    name: 'Journeys Step Transition Track',
    partnerAction: 'trackEvent',
    mapping: trackMapping,
    type: 'specificEvent',
    eventSlug: 'journeys_step_entered_track'
  }
]
