import { PayloadValidationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { AccountCache } from '../../../lib/account-cache'
import type { Account } from '../../../lib/account-cache'
import { API, pathPart } from '../api'
import { properties } from '../choices'
import type { Group, RecordChange } from './record-change'

/** The names of the properties that an object is known to have. */
const known = new AccountCache<ReadonlySet<string>>({ minutes: 10 })

/** A property that is to be created. */
interface NewProperty {
  name: string
  label: string
  groupName: string
  type: string
  fieldType: string
  options?: object[]
  dataSensitivity?: 'sensitive'
}

/**
 * Creates the properties of an object that records are to have and that do not exist. Asks HubSpot only for names that
 * are not known yet.
 *
 * @throws PayloadValidationError if a property does not exist and the mapping has no group for new properties
 */
export async function ensureProperties(
  request: RequestClient,
  { objectType, changes }: Pick<Group, 'objectType' | 'changes'>,
  account: Account
): Promise<void> {
  const kinds = ['properties', 'sensitive'] as const
  const missing = await Promise.all(
    kinds.map((kind) => missingProperties(request, objectType, { kind, changes, account }))
  )
  const inputs = missing.flat()
  if (inputs.length === 0) return
  // https://developers.hubspot.com/docs/api-reference/latest/crm/properties/create-property is the page for one property.
  await request(`${API}/crm/v3/properties/${pathPart(objectType)}/batch/create`, { method: 'post', json: { inputs } })
  for (const [index, kind] of kinds.entries()) {
    const names = missing[index]!.map(({ name }) => name)
    if (names.length > 0) remember(objectType, kind, names, account)
  }
}

/** Forgets the properties of an object, because what is known of them has proved to be out of date. */
export function forgetProperties(objectType: string, account: Account): void {
  for (const kind of ['properties', 'sensitive'] as const) known.delete(account, keyOf(objectType, kind))
}

type Kind = 'properties' | 'sensitive'

async function missingProperties(
  request: RequestClient,
  objectType: string,
  { kind, changes, account }: { kind: Kind; changes: RecordChange[]; account: Account }
): Promise<NewProperty[]> {
  const wanted = new Map(
    changes.flatMap((change) => Object.entries(change[kind]).map(([name, value]) => [name, value]))
  )
  const isKnown = (name: string) => known.get(account, keyOf(objectType, kind))?.has(name) ?? false
  if ([...wanted.keys()].every(isKnown)) return []

  const found = await properties(request, objectType, kind === 'sensitive')
  const existing = remember(
    objectType,
    kind,
    found.map(({ name }) => name),
    account
  )
  return [...wanted]
    .filter(([name]) => !existing.has(name))
    .map(([name, value]) => newProperty(name, value, groupFor(name, kind, changes), kind))
}

function remember(objectType: string, kind: Kind, names: string[], account: Account): ReadonlySet<string> {
  const key = keyOf(objectType, kind)
  return known.set(account, key, new Set([...(known.get(account, key) ?? []), ...names]))
}

function keyOf(objectType: string, kind: Kind): string {
  return JSON.stringify([objectType, kind])
}

/** The group of a payload that has the property, or else of any other in the batch. */
function groupFor(name: string, kind: Kind, changes: RecordChange[]): string {
  const owners = changes.filter((change) => name in change[kind])
  const group = [...owners, ...changes].find(({ propertyGroup }) => propertyGroup)?.propertyGroup
  if (group) return group
  throw new PayloadValidationError(
    `HubSpot has no property ${name}, and the mapping has no property group to create it in. Choose a group, or remove the property.`
  )
}

/** Types as of https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide.md */
function newProperty(name: string, value: unknown, groupName: string, kind: Kind): NewProperty {
  const common = {
    name,
    label: name,
    groupName,
    ...(kind === 'sensitive' && { dataSensitivity: 'sensitive' as const })
  }
  if (typeof value === 'number') return { ...common, type: 'number', fieldType: 'number' }
  if (typeof value === 'boolean') {
    return { ...common, type: 'enumeration', fieldType: 'booleancheckbox', options: booleanOptions }
  }
  if (isDay(value)) return { ...common, type: 'date', fieldType: 'date' }
  if (isTime(value)) return { ...common, type: 'datetime', fieldType: 'date' }
  return { ...common, type: 'string', fieldType: 'text' }
}

const booleanOptions = [
  { label: 'true', value: 'true', hidden: false, description: 'True', displayOrder: 1 },
  { label: 'false', value: 'false', hidden: false, description: 'False', displayOrder: 2 }
]

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
}
