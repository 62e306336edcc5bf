import { PayloadValidationError } from '@segment/actions-core'
import { withoutEmpty } from '../../lib/without-empty'
import type { CrmRecord, Properties } from './api'

/**
 * Returns values as properties of HubSpot can have them: lists as texts with semicolons, the form of multiple checkboxes,
 * and objects as JSON. See https://developers.hubspot.com/docs/api-reference/latest/crm/properties/guide.md
 */
export function propertyValues(values: object = {}): Properties {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, propertyValue(value)]))
}

function propertyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => String(propertyValue(each))).join(';')
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

/**
 * Returns the properties of a contact or a company. An empty text would clear what HubSpot knows, and most sources send
 * one for what they do not know, so it is left out. Texts are trimmed.
 */
export function filledProperties(values: object): Properties {
  const trimmed = Object.entries(propertyValues(values)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value
  ])
  return withoutEmpty(Object.fromEntries(trimmed)) ?? {}
}

/**
 * Returns the internal name that HubSpot makes of a label: in lower case, with `_` for blanks.
 *
 * @example
 * ```ts
 * internalName(' Signed Up ') // signed_up
 * ```
 */
export function internalName(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, '_')
}

/**
 * As {@link propertyValues}, under the internal names of the properties.
 *
 * @throws PayloadValidationError for a name that HubSpot does not accept
 */
export function namedProperties(values: object = {}): Properties {
  const named = Object.entries(propertyValues(values)).map(([label, value]) => [internalName(label), value] as const)
  const invalid = named.map(([name]) => name).filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))
  if (invalid.length > 0) {
    throw new PayloadValidationError(
      `HubSpot does not accept ${invalid.join(', ')} as the name of a property. A name begins with a letter and has letters, digits and underscores. Change the mapping.`
    )
  }
  return Object.fromEntries(named.filter(([, value]) => value !== undefined))
}

/**
 * Whether HubSpot kept another lifecycle stage than the one that was sent. It moves records forward only: to move one
 * back, the stage has to be cleared first, in a request of its own. Source:
 * https://integrate.hubspot.com/t/update-lifecycle-stage-using-api/1333
 */
export function keptOtherStage({ lifecyclestage: sent }: Properties, record: CrmRecord | undefined): boolean {
  const kept = record?.properties?.lifecyclestage
  return Boolean(sent && kept && sent !== kept)
}
