import { MultiStatusResponse, PayloadValidationError } from '@segment/actions-core'
import type { JSONLikeObject, RequestClient, RequestOptions } from '@segment/actions-core'
import { chunk } from '../../../lib/chunk'
import { answerTo } from '../answer'
import type { Answer } from '../answer'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** The most items in one request, as the pages below say. */
const MOST_ITEMS = 50

/** How items are sent to a catalog. */
export interface Delivery {
  url: string
  method: 'put' | 'delete'
}

/**
 * Says where items go.
 *
 * `upsert` replaces items or makes them:
 * https://www.braze.com/docs/api/endpoints/catalogs/catalog_items/asynchronous/put_update_catalog_items/
 * `delete` removes them:
 * https://www.braze.com/docs/api/endpoints/catalogs/catalog_items/asynchronous/delete_catalog_items_bulk/
 *
 * @throws PayloadValidationError where the mapping has no catalog
 */
export function deliveryTo(
  catalogName: string | undefined,
  { endpoint }: Settings,
  syncMode: 'upsert' | 'delete'
): Delivery {
  if (!catalogName) {
    throw new PayloadValidationError(
      'The mapping has no catalog to send items to. Choose one in the mapping and save it again.'
    )
  }
  return {
    url: `${endpoint}/catalogs/${encodeURIComponent(catalogName)}/items`,
    method: syncMode === 'upsert' ? 'put' : 'delete'
  }
}

/** Gives the options of the request for some items. */
export function itemsRequest({ method }: Delivery, payloads: Payload[]): RequestOptions {
  const items = payloads.map(({ item, item_id }) => (method === 'put' ? { ...item, id: item_id } : { id: item_id }))
  return { method, json: { items } }
}

/**
 * Sends items, 50 a request. Of several with the same ID only the last is sent, because a request must not name an item
 * twice and the last one replaces the others anyway; they share its result.
 */
export async function sendItems(
  request: RequestClient,
  delivery: Delivery,
  payloads: Payload[]
): Promise<MultiStatusResponse> {
  const lastOfEach = [...new Map(payloads.map((payload) => [payload.item_id, payload])).values()]
  const outcomes = new Map<string, Answer>()
  for (const part of chunk(lastOfEach, { count: MOST_ITEMS })) await sendPart(request, delivery, part, outcomes)

  const results = new MultiStatusResponse()
  for (const payload of payloads) {
    const { status, ok, message } = outcomes.get(payload.item_id)!
    const sent = payload as unknown as JSONLikeObject
    if (ok) results.pushSuccessResponse({ status, sent, body: message })
    else results.pushErrorResponse({ status, errormessage: message, sent, body: message })
  }
  return results
}

/** Braze refuses a request as a whole and names the items that are wrong, so the others are sent once more. */
async function sendPart(
  request: RequestClient,
  delivery: Delivery,
  part: Payload[],
  outcomes: Map<string, Answer>
): Promise<void> {
  const answer = await answerTo(request, delivery.url, itemsRequest(delivery, part))
  const [first] = answer.errors
  for (const { item_id } of part) {
    const own = answer.errors.find(({ parameter_values }) => parameter_values?.includes(item_id))
    outcomes.set(item_id, { ...answer, message: (own ?? first)?.message ?? answer.message })
  }
  if (answer.ok) return
  const others = part.filter(
    ({ item_id }) => !answer.errors.some(({ parameter_values }) => parameter_values?.includes(item_id))
  )
  if (others.length > 0 && others.length < part.length) await sendPart(request, delivery, others, outcomes)
}
