import type { ActionDefinition, DestinationDefinition, GlobalSetting, InputField } from '@segment/actions-core'
import type { Condition, Subscription } from '@segment/actions-core/trigger'
import { sampleNameOf } from './catalog'
import { makeEvents } from './catalog'

type Field = Omit<InputField, 'description' | 'dynamic' | 'choices'> &
  Pick<Partial<InputField>, 'description'> & { choices?: unknown[] }

/** A complete body for `POST /<action>`, without empty parts. */
export interface SampleCall {
  payload: Record<string, unknown>
  mapping?: Record<string, unknown>
  settings?: Record<string, unknown>
}

/** Sample values for the formats of JSON Schema. */
const FORMATS: Record<string, string> = {
  date: '2026-01-02',
  time: '03:04:05Z',
  'date-time': '2026-01-02T03:04:05.000Z',
  uri: 'https://example.com/',
  'uri-reference': '/example',
  'uri-template': 'https://example.com/{id}',
  email: 'ada@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  regex: '^example$',
  uuid: '11111111-1111-4111-8111-111111111111'
}

/**
 * Generates a body that the action accepts: an event that matches its trigger (`trigger` is the parsed trigger of the
 * action) and has a value wherever the default of a required field reads, values for required fields without a default,
 * and the required settings. Deterministic for the same definition.
 */
export function sampleCall(
  definition: DestinationDefinition<never>,
  action: Pick<ActionDefinition<never>, 'fields' | 'syncMode'>,
  trigger?: Subscription
): SampleCall {
  const payload = sampleEvent(trigger)
  fillRequired(payload, action.fields as Record<string, Field>)
  const mapping: Record<string, unknown> = action.syncMode
    ? { __segment_internal_sync_mode: action.syncMode.default }
    : {}
  for (const [key, field] of Object.entries(action.fields) as [string, Field][]) {
    if (field.required && field.default === undefined) mapping[key] = sampleValue(field)
  }
  const settings = sampleSettings(definition.authentication?.fields ?? {})
  return { payload, ...(hasKeys(mapping) && { mapping }), ...(hasKeys(settings) && { settings }) }
}

/** Adds a value to the event, in place, wherever the default of a required field reads a missing one. */
export function fillRequired(event: Record<string, unknown>, fields: Record<string, Field>): void {
  for (const field of Object.values(fields)) if (field.required) fill(event, field)
}

/** Adds a value where the default of a field reads. Each key of an object gets the type of its own property. */
function fill(event: Record<string, unknown>, field: Field): void {
  const parts = Object.entries(field.default ?? {})
  if (field.type === 'object' && !parts.some(([key]) => key.startsWith('@'))) {
    for (const [key, part] of parts) {
      const property: Field = field.properties?.[key] ?? { label: key, type: 'string' }
      fill(event, { ...property, default: part })
    }
    return
  }
  for (const path of pathsIn(field.default)) putAt(event, path, sampleValue({ ...field, default: undefined }))
}

/** Returns the type and name of event that a trigger compares with `=`. */
export function wantedEvent(trigger: Subscription | undefined): { type?: string; event?: string } {
  return { type: valueIn(trigger, 'event-type'), event: valueIn(trigger, 'event') }
}

/** Generates a value for every required setting. */
export function sampleSettings(fields: Record<string, GlobalSetting>): Record<string, unknown> {
  const required = Object.entries(fields).filter(([, field]) => field.required)
  return Object.fromEntries(required.map(([key, field]) => [key, sampleValue(field as Field)]))
}

function hasKeys(object: object): boolean {
  return Object.keys(object).length > 0
}

function sampleEvent(trigger: Subscription | undefined): Record<string, unknown> {
  const { type = 'track', event = 'Test Event' } = wantedEvent(trigger)
  return {
    type,
    ...(type === 'track' && { event }),
    messageId: FORMATS.uuid,
    userId: 'user1234',
    anonymousId: 'anonymous1234',
    timestamp: FORMATS['date-time'],
    [type === 'identify' || type === 'group' ? 'traits' : 'properties']: propertiesOf(type, event)
  }
}

/** Returns the properties of the sample event of this name, or generic ones if there is none. */
function propertiesOf(type: string, event: string): Record<string, unknown> {
  const name = type === 'track' ? sampleNameOf({ type, event }) : undefined
  return (name && makeEvents(name)[0]!.properties) || { plan: 'example' }
}

/** Returns the first value that the trigger compares `kind` with by `=`. */
function valueIn(node: Subscription | Condition | undefined, kind: 'event-type' | 'event'): string | undefined {
  if (node === undefined || 'error' in node) return undefined
  if (node.type === 'group')
    return node.children.map((child) => valueIn(child, kind)).find((value) => value !== undefined)
  return node.type === kind && node.operator === '=' ? node.value : undefined
}

function sampleValue(field: Field): unknown {
  const value = sampleItem(field)
  return field.multiple && !Array.isArray(value) ? [value] : value
}

function sampleItem(field: Field): unknown {
  if (field.default !== undefined && pathsIn(field.default).length === 0) return field.default
  const [choice] = field.choices ?? []
  if (choice !== undefined) return (choice as { value?: unknown }).value ?? choice
  switch (field.type) {
    case 'boolean':
      return true
    case 'number':
    case 'integer':
      return field.minimum ?? Math.min(1, field.maximum ?? 1)
    case 'datetime':
      return FORMATS['date-time']
    case 'object':
      return sampleObject(field)
    default:
      return sampleText(field)
  }
}

function sampleObject({ properties = {} }: Field): Record<string, unknown> {
  const required = (Object.entries(properties) as [string, Field][]).filter(([, property]) => property.required)
  return Object.fromEntries(required.map(([key, property]) => [key, sampleValue(property)]))
}

function sampleText({ format, placeholder, type, minimum = 0, maximum = Infinity }: Field): string {
  if (placeholder && (format === undefined || (format === 'uri' && URL.canParse(placeholder)))) return placeholder
  if (format && Object.hasOwn(FORMATS, format)) return FORMATS[format]!
  return (type === 'text' ? 'An example text' : 'example').padEnd(minimum, '.').slice(0, maximum)
}

/** Returns the paths of the `@path` directives at any depth of a default, in order. */
function pathsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === '@path' && typeof item === 'string' ? [item] : pathsIn(item)
  )
}

/**
 * Sets a value at a path such as `$.context.device.id`, unless there is one, or a value on the way is not an object.
 */
function putAt(event: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path
    .replace(/^\$\.?/, '')
    .split('.')
    .filter(Boolean)
  const last = keys.pop()
  if (last === undefined) return
  let place = event
  for (const key of keys) {
    if (!Object.hasOwn(place, key)) place[key] = {}
    const next = place[key]
    if (typeof next !== 'object' || next === null) return
    place = next as Record<string, unknown>
  }
  if (!Object.hasOwn(place, last)) place[last] = value
}
