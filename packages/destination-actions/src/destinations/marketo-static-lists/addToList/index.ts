import { batched, batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, ItemContext, RequestClient } from '@segment/actions-core'
import { authorized, baseUrl, checked, rejectionsOf } from '../api'
import type { Answer } from '../api'
import { eventName, externalId, lookupField, missingList } from '../fields'
import type { Settings } from '../generated-types'
import { chooseList } from '../lists'
import type { Payload } from './generated-types'

/** A lead, and where it goes. */
interface Item {
  listId: string
  lookupField: string
  lead: Record<string, unknown>
}

/**
 * The most bytes of the leads of one file, which Marketo takes up to 10 MB, as JSON. CSV is shorter, since it has the
 * names of the columns but once. The rest is left for leads that have few of the columns.
 */
const MAX_FILE_BYTES = 9_000_000

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to List',
  description: 'Adds people to a static list. Leads that Marketo does not know are created.',
  defaultSubscription: 'event = "Audience Entered"',
  fields: {
    external_id: externalId,
    lookup_field: lookupField,
    data: {
      label: 'Lead Fields',
      description:
        'What Marketo stores about the person, by the REST API names of its fields. The lookup field must be among them.',
      type: 'object',
      required: true,
      additionalProperties: true,
      properties: {
        email: { label: 'Email', description: 'The email address of the person.', type: 'string' }
      },
      default: { email: firstOf('$.context.traits.email', '$.properties.email') }
    },
    enable_batching: { ...enableBatching, required: true, unsafe_hidden: true },
    batch_size: batchSize({ minimum: 1, maximum: 300_000, required: true, default: 300_000 }),
    event_name: eventName
  },
  hooks: { retlOnMappingSave: chooseList },
  ...batched({
    toItem: (payload: Payload, { hookOutputs }: ItemContext<Settings>): Item => {
      const listId = hookOutputs?.retlOnMappingSave?.outputs?.id ?? payload.external_id
      if (!listId) throw missingList()
      return { listId, lookupField: payload.lookup_field, lead: payload.data }
    },
    groupBy: ({ listId, lookupField }) => JSON.stringify([listId, lookupField]),
    limits: { bytes: MAX_FILE_BYTES, sizeOf: ({ lead }) => lead },
    send: (request, items, { settings }) => authorized(importLeads(request, settings, items, false)),
    sendOne: (request, item, { settings }) => checked(importLeads(request, settings, [item], true)),
    rejections: rejectionsOf
  })
}

export default action

/**
 * Imports leads of one list:
 * https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/bulk-import/bulk-lead-import
 */
async function importLeads(request: RequestClient, settings: Settings, items: Item[], throwHttpErrors: boolean) {
  const { listId, lookupField } = items[0]!
  const body = new FormData()
  const csv = await csvOf(items.map(({ lead }) => lead))
  body.append('file', new Blob([csv], { type: 'text/csv' }), 'leads.csv')
  return request<Answer>(`${baseUrl(settings)}/bulk/v1/leads.json`, {
    method: 'post',
    searchParams: { format: 'csv', listId, lookupField },
    body,
    throwHttpErrors
  })
}

/** The leads as CSV, with the fields of all of them as columns. */
async function csvOf(leads: Record<string, unknown>[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync')
  const columns = [...new Set(leads.flatMap((lead) => Object.keys(lead)))]
  const rows = leads.map((lead) => columns.map((column) => lead[column]))
  return stringify([columns, ...rows], { eof: false, cast: { boolean: String } })
}
