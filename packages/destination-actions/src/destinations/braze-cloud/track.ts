import { batched, omit, PayloadValidationError } from '@segment/actions-core'
import type {
  BatchedOptions,
  ItemContext,
  RequestClient,
  SendContext,
  SyncMode,
  SyncModeDefinition
} from '@segment/actions-core'
import { toIsoTime } from '../../lib/times'
import { errorsIn, postUsers, reasonOf } from './api'
import type { Settings } from './generated-types'
import { identityOf } from './identity'
import type { Payload as EventPayload } from './trackEvent/generated-types'
import type { Payload as PurchasePayload } from './trackPurchase/generated-types'

/**
 * The most elements in one request. Source:
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track/#rate-limit
 */
const MOST_ELEMENTS = 75

/**
 * Makes the `perform` and `performBatch` of an action that fills one of the lists of /users/track.
 *
 * @param toElements makes the elements of one payload, or throws
 * @param onRequestError what a failed request means for its batch
 */
export function batchedTrack<Payload>(
  list: 'attributes' | 'events' | 'purchases',
  toElements: (payload: Payload, settings: Settings, syncMode: SyncMode | undefined) => object[],
  onRequestError: BatchedOptions<Settings, Payload, object, unknown>['onRequestError'] = 'report'
) {
  return batched({
    toItem: (payload: Payload, { settings, syncMode }: ItemContext<Settings>): object | object[] => {
      const elements = toElements(payload, settings, syncMode)
      const [first, ...others] = elements
      return first && others.length === 0 ? first : elements
    },
    send: (request, elements: object[], { settings }: SendContext<Settings>) =>
      sendBatch(request, settings, { [list]: elements }),
    sendOne: (request, element, { settings }) => postUsers(request, settings, 'track', { [list]: [element] }),
    limits: { count: MOST_ELEMENTS },
    rejections: ({ data }) =>
      errorsIn(data).flatMap((error) =>
        error.index === undefined ? [] : [{ position: error.index, message: reasonOf(error) }]
      ),
    onRequestError
  })
}

/**
 * Sends several elements. The header `X-Braze-Batch` is one that partners of Braze send; hosts know an accepted event by
 * the status 200, where Braze answers 201. Source of both: recorded requests.
 */
async function sendBatch(request: RequestClient, { endpoint }: Settings, json: object) {
  const headers = { 'X-Braze-Batch': 'true' }
  const response = await request<unknown>(`${endpoint}/users/track`, { method: 'post', headers, json })
  return { ...response, status: 200 }
}

/** Sync modes for actions that record something on a profile, and may create the profile. */
export const addOrUpdate: SyncModeDefinition = {
  default: 'add',
  label: 'How to record users',
  description: 'Whether a user whom Braze does not know yet gets a profile.',
  choices: [
    { label: 'Create profiles for unknown users', value: 'add' },
    { label: 'Only update users whom Braze knows', value: 'update' }
  ]
}

/**
 * Checks the sync mode of a mapping.
 *
 * @throws PayloadValidationError where the mapping chose none, or one that the action does not offer
 */
export function requireSyncMode<Mode extends SyncMode>(
  syncMode: SyncMode | undefined,
  ...offered: [Mode, ...Mode[]]
): Mode {
  const mode = offered.find((one) => one === syncMode)
  if (mode) return mode
  throw new PayloadValidationError(`syncMode must be ${offered.map((one) => `"${one}"`).join(' or ')}`)
}

/** Returns `_update_existing_only` for the sync modes of {@link addOrUpdate}. Throws as {@link requireSyncMode}. */
export function updatesExistingOnly(syncMode: SyncMode | undefined): boolean {
  return requireSyncMode(syncMode, 'add', 'update') === 'update'
}

/**
 * Makes the event of a payload. https://www.braze.com/docs/api/objects_filters/event_object/
 *
 * @param existingOnly whether Braze should drop events of unknown users
 * @throws PayloadValidationError where the user has no identifier
 */
export function toEvent(payload: EventPayload, settings: Settings, existingOnly: boolean | undefined): object {
  const { name, time, properties } = payload
  return {
    ...identityOf(payload),
    app_id: settings.app_id,
    name,
    time: toIsoTime(withoutBasicFormat(time)),
    properties,
    _update_existing_only: existingOnly
  }
}

/**
 * Makes a purchase of each product. https://www.braze.com/docs/api/objects_filters/purchase_object/
 *
 * @param existingOnly whether Braze should drop purchases of unknown users
 * @throws PayloadValidationError where the user has no identifier, or where there is no product
 */
export function toPurchases(payload: PurchasePayload, settings: Settings, existingOnly: boolean | undefined): object[] {
  const { time, products, properties } = payload
  const base = {
    ...identityOf(payload),
    app_id: settings.app_id,
    time: toIsoTime(withoutBasicFormat(time)),
    _update_existing_only: existingOnly
  }
  if (products.length === 0) {
    throw new PayloadValidationError(
      'The event has no products, so there is no purchase to send. Map the field "Products" to a list that has some.'
    )
  }
  const orderProperties = omit(properties, ['products'])
  return products.map(({ product_id, currency, price, quantity, ...productProperties }) => ({
    ...base,
    product_id,
    currency: currency ?? 'USD',
    price,
    quantity,
    properties: { ...orderProperties, ...productProperties }
  }))
}

/**
 * Turns a time in the basic format of ISO 8601, such as `20261005` or `202610051020`, into the extended one. It is in
 * UTC, and a part beyond the calendar carries over into the next larger one: so the 10 digits of Unix seconds, as text,
 * are a date as well. Source: recorded requests.
 *
 * @returns anything else as it is
 */
export function withoutBasicFormat<Time extends string | number>(time: Time): Time | string {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?$/.exec(typeof time === 'string' ? time : '')
  if (!parts) return time
  const [year = 0, month = 1, day = 1, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0))
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()
}
