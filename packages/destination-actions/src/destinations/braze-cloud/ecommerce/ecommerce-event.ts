import type { Settings } from '../generated-types'
import { identifiers, identityOf } from '../identity'
import { eventsWith, isOfOneProduct } from './event-names'
import type { Payload as MultiProductPayload } from './generated-types'

/** What both actions have but for products. */
type Payload = Omit<MultiProductPayload, 'products' | 'enable_batching' | 'batch_size'> & { catalog_type?: string[] }

type Product = Omit<MultiProductPayload['products'][number], 'quantity'> & { quantity?: number }

/**
 * Makes the event objects of one payload: one event, or one for each product where the event is of one product.
 *
 * @param updateExistingOnly whether Braze should drop events of unknown users
 * @throws PayloadValidationError where the user has no identifier
 */
export function toEcommerceEvents(
  payload: Payload,
  products: Product[],
  settings: Settings,
  updateExistingOnly: boolean
): object[] {
  const { name, time } = payload
  const event = {
    ...identityOf(payload, [...identifiers, 'phone']),
    app_id: settings.app_id,
    name,
    time,
    _update_existing_only: updateExistingOnly
  }
  const properties = propertiesOf(payload)
  if (!isOfOneProduct(name)) return [{ ...event, properties: { ...properties, products } }]
  return products.map(({ quantity: _, ...product }) => ({ ...event, properties: { ...properties, ...product } }))
}

/** Mappings fill fields from whatever the event has, so those that are not for its kind have to be left out. */
function propertiesOf({ catalog_type, ...payload }: Payload): object {
  const values = { ...payload, type: catalog_type }
  const keys = Object.entries(eventsWith)
    .filter(([, names]) => names.includes(payload.name))
    .map(([key]) => (key === 'catalog_type' ? 'type' : key))
  return Object.fromEntries(
    ['currency', 'source', 'metadata', ...keys].map((key) => [key, values[key as keyof typeof values]])
  )
}
