import { identifiersOf, localeOf } from './api'
import type { IdentifierPayload, User } from './api'
import { attributeProperties, parameterProperties } from './fields'

/** What the payloads of all actions that record events have in common. */
export interface EventPayload extends IdentifierPayload {
  timestamp: string | number
  parameters?: Record<string, unknown>
  products?: Record<string, unknown>[]
  attributes?: Record<string, unknown>
}

/**
 * A user with an event for each product, or with one event where there are no products.
 *
 * Insider has its own names for events of shops; those of others are sent in lower case with underscores.
 *
 * Source: https://academy.insiderone.com/docs/default-events
 */
export function userWithEvents(name: string, payload: EventPayload): User {
  const { attributes = {}, parameters, products, timestamp } = payload
  const known = withCustom(attributes, attributeProperties)
  return {
    identifiers: identifiersOf(payload, attributes.email, attributes.phone),
    attributes: typeof known.locale === 'string' ? { ...known, locale: localeOf(known.locale) } : known,
    not_append: !payload.append_arrays,
    events: (products?.length ? products : [{}]).map((product) => ({
      event_name: name.toLowerCase().replace(/ /g, '_'),
      timestamp: String(timestamp),
      event_params: eventParams({ ...product, ...parameters })
    }))
  }
}

function eventParams(data: Record<string, unknown>): Record<string, unknown> {
  const params = withCustom(data, parameterProperties)
  return params.taxonomy === undefined ? params : { ...params, taxonomy: [params.taxonomy] }
}

/** Moves what Insider has no name for into `custom`. It takes no capitals there, so names that have some are left out. */
function withCustom(data: Record<string, unknown>, known: object): Record<string, unknown> {
  const entries = Object.entries(data)
  const isCustom = (name: string) => !Object.hasOwn(known, name)
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isCustom(name))),
    custom: Object.fromEntries(entries.filter(([name]) => isCustom(name) && name === name.toLowerCase()))
  }
}
