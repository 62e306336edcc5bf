import { IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { RequestClient, SyncMode } from '@segment/actions-core'
import { AccountCache } from '../../../lib/account-cache'
import type { Account } from '../../../lib/account-cache'
import { failedWith } from '../api'
import type { Properties } from '../api'
import { defineEvent, defineEventProperty, eventDefinition } from '../events'
import type { EventDefinition, EventProperty } from '../events'
import { internalName } from '../property-values'
import { defaultProperties } from './default-properties'

/** The definitions of events, by the internal name of the event. */
const known = new AccountCache<EventDefinition>({ minutes: 10 })

/** An event as a payload has it. */
interface Event {
  label: string
  objectType: string
  properties: Properties
}

/**
 * Returns the definition of an event. Defines the event or its new properties, as far as the sync mode allows. Asks HubSpot
 * only for an event that is not known yet, or that has a property that is not known yet.
 *
 * @throws PayloadValidationError if the event belongs to another object
 * @throws IntegrationError if HubSpot does not know the event or a property, and the sync mode does not allow to define it
 */
export async function ensureDefinition(
  request: RequestClient,
  event: Event,
  { syncMode, ...account }: Account & { syncMode?: SyncMode }
): Promise<EventDefinition> {
  const name = internalName(event.label)
  const remembered = known.get(account, name)
  if (remembered && missingProperties(event, remembered).length === 0) return checkObject(event, remembered)

  const definition = await read(request, name)
  if (definition === undefined) {
    if (syncMode === 'update') {
      throw new IntegrationError(
        `HubSpot has no event '${name}'. Define it in HubSpot, or choose a sync mode that defines new events.`,
        'HUBSPOT_SCHEMA_MISSING',
        400
      )
    }
    return known.set(account, name, await define(request, name, event))
  }
  checkObject(event, definition)
  const missing = missingProperties(event, definition)
  if (missing.length > 0 && syncMode === 'add') {
    const names = missing.map((property) => property.name).join(', ')
    throw new IntegrationError(
      `The event '${name}' has no properties ${names}. Add them in HubSpot, or choose a sync mode that defines new properties.`,
      'HUBSPOT_SCHEMA_MISSING',
      400
    )
  }
  for (const property of missing) await defineEventProperty(request, name, property)
  return known.set(account, name, { ...definition, properties: [...(definition.properties ?? []), ...missing] })
}

/** Forgets an event, because what is known of it has proved to be out of date. */
export function forgetDefinition(label: string, account: Account): void {
  known.delete(account, internalName(label))
}

/** Reads a definition; `undefined` if there is none, which HubSpot says with 404, and with 400 for names it cannot have. */
async function read(request: RequestClient, name: string): Promise<EventDefinition | undefined> {
  try {
    const { data } = await eventDefinition(request, name)
    return { ...data }
  } catch (error) {
    if (failedWith(error, 404) || failedWith(error, 400)) return undefined
    throw error
  }
}

async function define(request: RequestClient, name: string, { label, objectType, properties }: Event) {
  const propertyDefinitions = Object.entries(properties)
    .filter(([property]) => !defaultProperties.includes(property))
    .map(([property, value]) => eventProperty(property, value))
  const { data } = await defineEvent(request, {
    label: label.trim(),
    name,
    primaryObject: objectType.toUpperCase(),
    propertyDefinitions
  })
  return { ...data, primaryObject: objectType, properties: propertyDefinitions }
}

/** HubSpot would accept the event and show it nowhere. */
function checkObject({ label, objectType }: Event, definition: EventDefinition): EventDefinition {
  const { primaryObject } = definition
  // A custom object is named as `car` or as `p1234_car`.
  const names = [objectType, objectType.replace(/^p\d+_/, '')].map((name) => name.toLowerCase())
  if (primaryObject && names.includes(primaryObject.toLowerCase())) return definition
  throw new PayloadValidationError(
    `The event '${label}' belongs to records of ${primaryObject ?? 'another object'}, not of ${objectType}. Change the object type or the event.`
  )
}

function missingProperties({ properties }: Event, definition: EventDefinition): EventProperty[] {
  const existing = new Set([...defaultProperties, ...(definition.properties ?? []).map(({ name }) => name)])
  return Object.entries(properties)
    .filter(([name]) => !existing.has(name))
    .map(([name, value]) => eventProperty(name, value))
}

/** Types as of https://developers.hubspot.com/beta-docs/guides/api/analytics-and-events/custom-events/custom-event-definitions */
function eventProperty(name: string, value: unknown): EventProperty {
  if (typeof value === 'number') return { name, label: name, type: 'number' }
  if (typeof value === 'boolean') return { name, label: name, type: 'enumeration', options: booleanOptions }
  const isTime = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value))
  return { name, label: name, type: isTime ? 'datetime' : 'string' }
}

const booleanOptions = ['true', 'false'].map((value, index) => ({
  label: value,
  value,
  hidden: false,
  displayOrder: index + 1
}))
