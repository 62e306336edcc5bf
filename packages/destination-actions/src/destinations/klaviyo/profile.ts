import { batched, PayloadValidationError } from '@segment/actions-core'
import type { ItemContext, SendContext } from '@segment/actions-core'
import { toE164 } from '../../lib/phone'
import { MAX_JOB_BYTES, findProfiles, refusedItems, removeFromList, requireOneOf, startJob } from './api'
import type { ProfileKeys } from './api'
import type { Settings } from './generated-types'

/** The fields of a payload that are about a profile. */
export interface ProfileFields extends ProfileKeys {
  country_code?: string
  first_name?: string
  last_name?: string
  organization?: string
  title?: string
  image?: string
  location?: object
  properties?: object
}

const identifiers = { email: 'Email', phone_number: 'Phone Number', external_id: 'External ID' }

/**
 * The attributes of a profile.
 *
 * @throws PayloadValidationError if nothing identifies the profile, or if the phone number is not valid
 */
export async function toProfile(payload: ProfileFields) {
  requireOneOf(payload, identifiers)
  const { email, external_id, first_name, last_name, organization, title, image, location, properties } = payload
  const phone_number = await phoneOf(payload)
  return { email, external_id, phone_number, first_name, last_name, organization, title, image, location, properties }
}

/**
 * The phone number in the form of E.164, which is all that Klaviyo takes. One that has the form already is sent as it is.
 *
 * @throws PayloadValidationError if the number is not valid in its country, or if its country is not known
 */
export async function phoneOf({ phone_number, country_code }: ProfileFields): Promise<string | undefined> {
  if (!phone_number) return undefined
  if (/^\+[1-9]\d{1,14}$/.test(phone_number)) return phone_number
  const number = await toE164(phone_number, { country: country_code })
  if (number) return number
  throw new PayloadValidationError(
    country_code
      ? `The phone number is not valid in ${country_code}. Map one that begins with a plus sign, or another country code.`
      : 'The phone number does not begin with a plus sign. Map one in the form of E.164, or its country code.'
  )
}

/** The limits of a bulk import: https://developers.klaviyo.com/en/reference/bulk_import_profiles */
const importLimits = { count: 10_000, bytes: MAX_JOB_BYTES }

/** Makes the `performBatch` of an action that creates or updates profiles and adds them to a list. */
export function bulkImport<Payload extends ProfileFields>(
  listOf: (payload: Payload, context: ItemContext<Settings>) => string | undefined
) {
  const { performBatch } = batched({
    toItem: async (payload: Payload, context: ItemContext<Settings>) => ({
      attributes: await toProfile(payload),
      listId: listOf(payload, context)
    }),
    groupBy: ({ listId }) => listId ?? '',
    send: (request, items) => {
      const listId = items[0]?.listId
      const profiles = items.map(({ attributes }) => ({ type: 'profile', attributes }))
      return startJob(request, 'profile-bulk-import-job', profiles, {
        relationships: listId ? { lists: { data: [{ type: 'list', id: listId }] } } : undefined
      })
    },
    limits: { ...importLimits, sizeOf: ({ attributes }) => ({ type: 'profile', attributes }) },
    rejections: (answer, items) => refusedItems('profile-bulk-import-job', answer, items),
    onRequestError: 'report'
  })
  return { performBatch }
}

/** How many values one filter holds at most, so that the address of the request does not become too long. */
const MAX_FILTER_VALUES = 100

/** Makes the `perform` and `performBatch` of an action that removes profiles from a list. */
export function removal<Payload extends ProfileFields & { list_id: string }>() {
  return batched({
    toItem: async (payload: Payload, _: ItemContext<Settings>) => {
      requireOneOf(payload, identifiers)
      const { external_id, email, list_id } = payload
      return { list_id, external_id, email, phone_number: await phoneOf(payload) }
    },
    groupBy: ({ list_id }) => list_id,
    limits: { count: MAX_FILTER_VALUES },
    send: async (request, items, _: SendContext<Settings>) => {
      const found = await findProfiles(request, items)
      // Whoever has no profile is on no list.
      return found.length > 0 ? removeFromList(request, items[0]?.list_id ?? '', found) : undefined
    },
    sendOne: async (request, item) => {
      const found = await findProfiles(request, [item])
      if (found.length > 0) return removeFromList(request, item.list_id, found)
      throw new PayloadValidationError('Klaviyo has no profile with this external ID, email or phone number.')
    },
    onRequestError: 'report'
  })
}
