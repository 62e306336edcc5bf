import type { RequestClient, SendContext } from '@segment/actions-core'
import { failedWith } from '../api'
import type { Properties } from '../api'
import type { Settings } from '../generated-types'
import { namedProperties } from '../property-values'
import { changeAssociations } from './associations'
import type { Payload } from './generated-types'
import { changeMembers, findLists } from './lists'
import { ensureProperties, forgetProperties } from './property-schema'
import { writeRecords } from './records'

/** The feature by which a host turns on lists and the removal of associations. */
const LISTS_FEATURE = 'actions-hubspot-lists-association-support'

/** What the events of a batch say of one record. */
export interface RecordChange {
  /** The value of the ID field. */
  id: string
  properties: Properties
  sensitive: Properties
  /** The group for properties that are to be created. */
  propertyGroup: string | undefined
}

/**
 * Brings the records of some payloads in line with them: first their properties, then the records themselves, then their
 * associations and lists. Payloads with the same object and ID field go together.
 *
 * Nothing is reported for each payload: HubSpot accepts or fails a batch as a whole.
 *
 * @throws PayloadValidationError, before anything is sent, for names of properties that HubSpot does not accept
 */
export async function syncRecords(request: RequestClient, payloads: Payload[], context: SendContext<Settings>) {
  const groups = new Map<string, Group>()
  for (const payload of oldestFirst(payloads)) {
    const { object_type: objectType, id_field_name: idField } = payload.object_details
    const key = JSON.stringify([objectType, idField])
    const group: Group = groups.get(key) ?? { objectType, idField, payloads: [], changes: new Map() }
    const change = changeOf(payload)
    group.payloads.push(payload)
    group.changes.set(change.id, merged(group.changes.get(change.id), change))
    groups.set(key, group)
  }
  for (const group of groups.values()) await syncGroup(request, group, context)
}

/** Payloads whose records HubSpot finds in the same way, and what they say of each record. */
interface Group {
  objectType: string
  idField: string
  payloads: Payload[]
  changes: Map<string, RecordChange>
}

async function syncGroup(request: RequestClient, group: Group, context: SendContext<Settings>): Promise<void> {
  const { objectType, idField, payloads } = group
  const changes = [...group.changes.values()]
  const withLists = context.features?.[LISTS_FEATURE] ?? false

  await ensureProperties(request, objectType, changes, context)
  const lists = withLists ? await findLists(request, objectType, payloads, context) : []
  let ids
  try {
    ids = await writeRecords(request, { objectType, idField, changes, mode: context.syncMode })
  } catch (error) {
    // A property that was known may have been removed in HubSpot: the next event looks it up again.
    if (failedWith(error, 400)) forgetProperties(objectType, context)
    throw error
  }
  await changeAssociations(request, 'create', { objectType, payloads, ids })
  if (withLists) {
    await changeAssociations(request, 'labels/archive', { objectType, payloads, ids })
    await changeMembers(request, lists, ids)
  }
}

/** Sorts payloads by their time, so that the latest values of a record win. Those without one keep their places. */
function oldestFirst(payloads: Payload[]): Payload[] {
  return payloads.toSorted((one, other) => Date.parse(one.timestamp ?? '') - Date.parse(other.timestamp ?? '') || 0)
}

function changeOf({ object_details, properties, sensitive_properties }: Payload): RecordChange {
  return {
    id: object_details.id_field_value.trim(),
    properties: namedProperties(properties),
    sensitive: namedProperties(sensitive_properties),
    propertyGroup: object_details.property_group
  }
}

function merged(earlier: RecordChange | undefined, later: RecordChange): RecordChange {
  return {
    id: later.id,
    properties: { ...earlier?.properties, ...later.properties },
    sensitive: { ...earlier?.sensitive, ...later.sensitive },
    propertyGroup: later.propertyGroup ?? earlier?.propertyGroup
  }
}
