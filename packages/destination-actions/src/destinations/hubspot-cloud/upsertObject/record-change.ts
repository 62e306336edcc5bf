import type { Properties } from '../api'
import { namedProperties } from '../property-values'
import type { Payload } from './generated-types'

/** What the payloads of a batch say of one record. */
export interface RecordChange {
  /** The value of the ID field. */
  id: string
  properties: Properties
  sensitive: Properties
  /** The group for properties that are to be created. */
  propertyGroup: string | undefined
}

/** Payloads whose records HubSpot finds in the same way, and what they say of each record. */
export interface Group {
  objectType: string
  idField: string
  payloads: Payload[]
  changes: RecordChange[]
}

/**
 * Groups payloads by their object and ID field, and merges those for the same record: HubSpot fails a batch that has a
 * record twice. The latest values count.
 *
 * @throws PayloadValidationError for names of properties that HubSpot does not accept
 */
export function groupsOf(payloads: Payload[]): Group[] {
  const groups = new Map<string, GroupById>()
  for (const payload of oldestFirst(payloads)) {
    const { object_type: objectType, id_field_name: idField } = payload.object_details
    const key = JSON.stringify([objectType, idField])
    const group: GroupById = groups.get(key) ?? { objectType, idField, payloads: [], byId: new Map() }
    const change = changeOf(payload)
    const id = idKey(idField, change.id)
    group.payloads.push(payload)
    group.byId.set(id, merged(group.byId.get(id), change))
    groups.set(key, group)
  }
  return [...groups.values()].map(({ byId, ...group }) => ({ ...group, changes: [...byId.values()] }))
}

type GroupById = Omit<Group, 'changes'> & { byId: Map<string, RecordChange> }

/** What two values of an ID field are compared by: HubSpot keeps email addresses and domains in lower case. */
export function idKey(idField: string, value: string): string {
  return idField === 'email' || idField === 'domain' ? value.trim().toLowerCase() : value.trim()
}

/** Sorts payloads by their time. Those without one keep their places. */
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
