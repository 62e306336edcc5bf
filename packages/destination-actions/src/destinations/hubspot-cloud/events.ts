import type { RequestClient } from '@segment/actions-core'
import { API, pathPart } from './api'

/** The definition of a custom event, as far as it is read here. */
export interface EventDefinition {
  name: string
  /** `pe<Hub ID>_<name>`, by which occurrences name their event. */
  fullyQualifiedName: string
  labels?: { singular?: string }
  /** The object whose records have such events, such as `CONTACT`. */
  primaryObject?: string
  properties?: { name: string; label?: string; archived?: boolean }[]
}

/** A property of an event that is to be defined. */
export interface EventProperty {
  name: string
  label: string
  type: string
  options?: object[]
}

/** An occurrence of a custom event. */
export interface Occurrence {
  eventName: string
  occurredAt?: string | number
  email?: string
  utk?: string
  objectId?: string
  properties?: object
}

const EVENTS = `${API}/events/v3`

/** How many pages of 100 definitions are read. An account may have 500. */
const MOST_PAGES = 10

/** Sends an occurrence: https://developers.hubspot.com/docs/api-reference/events-send-event-completions-v3/basic/post-events-v3-send */
export function sendEvent(request: RequestClient, occurrence: Occurrence) {
  return request(`${EVENTS}/send`, { method: 'post', json: occurrence })
}

/**
 * Lists the definitions of all custom events, page by page:
 * https://developers.hubspot.com/beta-docs/guides/api/analytics-and-events/custom-events/custom-event-definitions
 *
 * @param query what else to ask for, such as `?includeProperties=true`. Default: names and labels.
 */
export async function eventDefinitions(request: RequestClient, query = ''): Promise<EventDefinition[]> {
  const definitions: EventDefinition[] = []
  let next: string | undefined = ''
  for (let page = 0; page < MOST_PAGES && next !== undefined; page += 1) {
    const after: string = next && `${query ? '&' : '?'}after=${encodeURIComponent(next)}`
    const { data } = await request<DefinitionsAnswer>(`${EVENTS}/event-definitions${query && `/${query}`}${after}`)
    definitions.push(...(data?.results ?? []))
    next = data?.paging?.next?.after
  }
  return definitions
}

/** A page of definitions. */
interface DefinitionsAnswer {
  results?: EventDefinition[]
  paging?: { next?: { after?: string } }
}

/** Reads the definition of an event with its properties. */
export function eventDefinition(request: RequestClient, name: string) {
  return request<EventDefinition>(`${EVENTS}/event-definitions/${pathPart(name)}/?includeProperties=true`)
}

/** Defines an event: https://developers.hubspot.com/docs/api-reference/legacy/events/define-events/create-event-definition */
export function defineEvent(
  request: RequestClient,
  definition: { label: string; name: string; primaryObject: string; propertyDefinitions: EventProperty[] }
) {
  return request<EventDefinition>(`${EVENTS}/event-definitions`, {
    method: 'post',
    json: { includeDefaultProperties: true, ...definition }
  })
}

/** Adds a property to the definition of an event. */
export function defineEventProperty(request: RequestClient, name: string, property: EventProperty) {
  return request(`${EVENTS}/event-definitions/${pathPart(name)}/property`, { method: 'post', json: property })
}
