import { batched, batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { authorized, baseUrl, checked, failureOf, rejectionsOf } from '../api'
import type { Answer } from '../api'
import { eventName, externalId, lookupField, missingList } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** Who leaves which list. */
interface Item {
  listId: string
  lookupField: string
  value: string
}

/** Marketo looks up and removes at most 300 leads in a request, and takes no address above 8 kB. */
const LIMITS = { count: 300, bytes: 7_500, sizeOf: ({ value }: Item) => encodeURIComponent(value) }

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove From List',
  description: 'Removes people from a static list. Their leads stay in Marketo.',
  defaultSubscription: 'event = "Audience Exited"',
  fields: {
    external_id: externalId,
    lookup_field: lookupField,
    field_value: {
      label: 'Field Value',
      description: 'The value of the lookup field by which Marketo finds the lead.',
      type: 'string',
      required: true,
      default: firstOf('$.context.traits.email', '$.properties.email')
    },
    enable_batching: { ...enableBatching, required: true, unsafe_hidden: true },
    batch_size: batchSize({ minimum: 1, maximum: 300, required: true, default: 300 }),
    event_name: eventName
  },
  ...batched({
    toItem: ({ external_id, lookup_field, field_value }: Payload): Item => {
      if (!external_id) throw missingList()
      return { listId: external_id, lookupField: lookup_field, value: field_value }
    },
    groupBy: ({ listId, lookupField }) => JSON.stringify([listId, lookupField]),
    limits: LIMITS,
    send: (request, items, { settings }) => authorized(removeLeads(request, settings, items, false)),
    sendOne: (request, item, { settings }) => checked(removeLeads(request, settings, [item], true)),
    rejections: rejectionsOf
  })
}

export default action

/**
 * Looks up leads, and removes those that there are from their list. The look-up is "Get Leads by Filter Type", the
 * removal "Remove from List" of the REST API; source of the requests: records.
 *
 * @returns the answer to the removal, or to the look-up where that failed or found nobody
 */
async function removeLeads(request: RequestClient, settings: Settings, items: Item[], throwHttpErrors: boolean) {
  const { listId, lookupField } = items[0]!
  const found = await request<Answer>(`${baseUrl(settings)}/rest/v1/leads.json`, {
    searchParams: { filterType: lookupField, filterValues: items.map(({ value }) => value).join(',') },
    throwHttpErrors
  })
  const ids = found.data?.result?.map(({ id }) => id) ?? []
  if (failureOf(found) || ids.length === 0) return found
  return request<Answer>(`${baseUrl(settings)}/rest/v1/lists/${encodeURIComponent(listId)}/leads.json`, {
    method: 'delete',
    searchParams: { id: ids.join(',') },
    throwHttpErrors
  })
}
