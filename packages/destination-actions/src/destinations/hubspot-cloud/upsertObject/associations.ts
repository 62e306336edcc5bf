import { chunk, PayloadValidationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { API, associationTypeOf, pathPart } from '../api'
import type { AssociationType } from '../api'
import type { Payload } from './generated-types'
import { findOrCreateRecords, readRecords } from './records'
import type { RecordIds } from './records'

/** The most associations in one request, as of https://docs.workato.com/en/connectors/hubspot/actions/associate-records-batch.html */
const MOST_ASSOCIATIONS = 2000

/** An association between the record of a payload and another record. */
interface Link {
  from: string
  type: AssociationType
  objectType: string
  idField: string
  id: string
}

/**
 * Makes the associations of the records that were written, or removes them:
 * https://developers.hubspot.com/docs/api-reference/2026-03/crm/associations/associate-records/batch/create-associations-labeled
 *
 * Associations with records that do not exist are left out, unless they are made and the mapping says that such records
 * are created.
 *
 * @throws PayloadValidationError for a label that is not of the form that the choices have
 */
export async function changeAssociations(
  request: RequestClient,
  operation: 'create' | 'labels/archive',
  { objectType, payloads, ids }: { objectType: string; payloads: Payload[]; ids: RecordIds }
): Promise<void> {
  const key = operation === 'create' ? 'associations' : 'dissociations'
  const mayCreate = operation === 'create' && payloads[0]?.association_sync_mode === 'upsert'
  const links = payloads.flatMap((payload) => linksOf(payload, key, ids))

  const groups = [...groupedBy(links, (link) => JSON.stringify([link.objectType, link.idField]))]
  const found = await Promise.all(
    groups.map(async (group): Promise<{ link: Link; to: string }[]> => {
      const { objectType: otherType, idField } = group[0]!
      const find = mayCreate ? findOrCreateRecords : readRecords
      const others = await find(request, otherType, idField, [...new Set(group.map(({ id }) => id))])
      return group.flatMap((link) => {
        const to = others.get(link.id)
        return to === undefined ? [] : [{ link, to }]
      })
    })
  )

  const byObject = [...groupedBy(found.flat(), ({ link }) => link.objectType)]
  await Promise.all(
    byObject.map(async (group) => {
      const path = `${pathPart(objectType)}/${pathPart(group[0]!.link.objectType)}/batch/${operation}`
      for (const part of chunk(group, { count: MOST_ASSOCIATIONS })) {
        const inputs = part.map(({ link, to }) => ({ types: [link.type], from: { id: link.from }, to: { id: to } }))
        await request(`${API}/crm/v4/associations/${path}`, { method: 'post', json: { inputs } })
      }
    })
  )
}

/** The associations of a payload. Without a record or without a value of the ID field there are none. */
function linksOf(payload: Payload, key: 'associations' | 'dissociations', ids: RecordIds): Link[] {
  const from = ids.get(payload.object_details.id_field_value)
  if (from === undefined) return []
  return (payload[key] ?? []).flatMap(({ object_type, association_label, id_field_name, id_field_value }) => {
    const type = associationTypeOf(association_label)
    if (type === undefined) {
      throw new PayloadValidationError(
        `HubSpot has no association label '${association_label}'. Choose one of the list, such as HUBSPOT_DEFINED:1.`
      )
    }
    const id = id_field_value?.trim()
    return id ? [{ from, type, objectType: object_type, idField: id_field_name, id }] : []
  })
}

function groupedBy<Item>(items: Item[], keyOf: (item: Item) => string): Iterable<Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups.values()
}
