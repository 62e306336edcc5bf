import { PayloadValidationError, omit } from '@segment/actions-core'
import { toIsoTime } from '../../../lib/iso-time'
import type { Settings } from '../generated-types'
import { identityOf } from '../identity'
import type { Payload } from './generated-types'

/**
 * Makes a purchase object of each product.
 *
 * @param updateExistingOnly whether Braze should drop purchases of unknown users
 * @throws PayloadValidationError where the user has no identifier, or where there is no product
 */
export function toPurchases(payload: Payload, settings: Settings, updateExistingOnly: boolean | undefined): object[] {
  const { time, products, properties } = payload
  const base = {
    ...identityOf(payload),
    app_id: settings.app_id,
    time: toIsoTime(time),
    _update_existing_only: updateExistingOnly
  }
  if (products.length === 0) {
    throw new PayloadValidationError(
      'The event has no products, so there is no purchase to send. Map the field "Products" to a list that has some.'
    )
  }
  const orderProperties = omit(properties, ['products', 'braze_id'])
  return products.map(({ product_id, currency, price, quantity, ...productProperties }) => ({
    ...base,
    product_id,
    currency: currency ?? currencyOf(properties) ?? 'USD',
    price,
    quantity,
    properties: { ...orderProperties, ...productProperties }
  }))
}

/** An order has one currency: https://segment.com/docs/connections/spec/ecommerce/v2/#order-completed */
function currencyOf(properties: Payload['properties']): string | undefined {
  return typeof properties?.currency === 'string' ? properties.currency : undefined
}
