import { fieldsToJsonSchema, validateSchema } from '@segment/actions-core'
import type { GlobalSetting, InputField } from '@segment/actions-core'
import type { ActionDraft } from './action-draft'
import { mappingByName } from './default-mapping'
import type { Topic } from './default-mapping'
import { record } from './read-document'

/** An event, and the payload that the default mapping makes from it. */
export interface Sample {
  event: Record<string, unknown>
  payload: Record<string, unknown>
}

const FORMATS: Record<string, string> = {
  email: 'ada@example.com',
  uri: 'https://example.com/',
  uuid: '6b5e2e6c-3f0b-4b7e-9d0a-0f2f3c1a7b55',
  time: '07:08:09Z',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1'
}

/** The usual values at the places of an event that mappings often read. */
const PLACES: Record<string, string> = {
  '$.event': 'Order Completed',
  '$.userId': 'user-1',
  '$.anonymousId': 'anonymous-1',
  '$.messageId': 'message-1',
  '$.groupId': 'group-1',
  '$.name': 'Home'
}

/**
 * Makes a sample of an action. A field that cannot take the value that its place already has for other fields loses its
 * default, and if it is required gets a place under its own name.
 */
export function sampleOf({ fields, topic }: Pick<ActionDraft, 'fields' | 'topic'>): Sample {
  const first = draw(fields, topic)
  for (const [key, field] of Object.entries(fields)) {
    const value = first.payload[key]
    if (value === undefined || accepts({ [key]: field }, { [key]: value })) continue
    if (field.required === true) field.default = mappingByName(key, topic)
    else delete field.default
  }
  const { event, payload } = draw(fields, topic)
  // Validation turns single values into lists if the field is a list.
  accepts(fields, payload)
  return { event, payload }
}

/** Fills an event so that all defaults find a value, and resolves them. */
function draw(fields: Record<string, InputField>, topic: Topic): Sample {
  const event: Record<string, unknown> = { type: topic }
  for (const field of Object.values(fields)) place(event, field.default, field)
  const payload = Object.entries(fields).map(([key, field]) => [key, resolve(event, field.default)])
  const found = Object.fromEntries(payload.filter(([, value]) => value !== undefined)) as Sample['payload']
  return { event, payload: structuredClone(found) }
}

/** Whether a payload is valid. Coerces it in place. */
function accepts(fields: Record<string, InputField>, payload: Record<string, unknown>): boolean {
  return validateSchema(payload, fieldsToJsonSchema(fields), { throwIfInvalid: false })
}

/** Returns a value for each setting. */
export function sampleSettings(settings: Record<string, GlobalSetting>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, { choices, default: value, type }]) => {
      const plain = type === 'number' ? 1 : type === 'boolean' ? true : `example-${key.toLowerCase()}`
      return [key, value ?? choices?.[0]?.value ?? plain]
    })
  )
}

/** Returns the path of a mapping that is one, or of the first branch of an `@if`. */
function pathOf(mapping: unknown): string | undefined {
  const { '@path': path, '@if': choice } = record(mapping)
  return typeof path === 'string' ? path : choice ? pathOf(record(choice).then) : undefined
}

function place(event: Record<string, unknown>, mapping: unknown, field: Omit<InputField, 'description'>): void {
  const path = pathOf(mapping)
  if (path !== undefined) return put(event, path.split('.').slice(1), sampleFor(path, field))
  for (const [key, part] of Object.entries(record(mapping))) {
    const property = field.properties?.[key]
    if (property) place(event, part, property)
  }
}

/** Returns the usual value of the place if the field accepts it, otherwise a value that it accepts. */
function sampleFor(path: string, field: Omit<InputField, 'description'>): unknown {
  const usual = PLACES[path]
  const fits = usual !== undefined && accepts({ field: { ...field, description: '' } }, { field: usual })
  return fits ? usual : valueOf(field)
}

/** Sets a value at a path, unless there is one already. */
function put(target: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return
  if (rest.length === 0) target[key] ??= value
  else put((target[key] ??= {}) as Record<string, unknown>, rest, value)
}

function resolve(event: unknown, mapping: unknown): unknown {
  const path = pathOf(mapping)
  if (path !== undefined)
    return path
      .split('.')
      .slice(1)
      .reduce<unknown>((node, key) => record(node)[key], event)
  if (typeof mapping !== 'object' || mapping === null) return mapping
  const entries = Object.entries(mapping).map(([key, part]) => [key, resolve(event, part)])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function valueOf({ type, format, choices, multiple, properties, ...field }: Omit<InputField, 'description'>): unknown {
  if (multiple) return [valueOf({ type, format, choices, properties, ...field })]
  const [choice] = choices ?? []
  if (choice !== undefined) return typeof choice === 'string' ? choice : choice.value
  if (type === 'object') {
    const needed = Object.entries(properties ?? {}).filter(([, property]) => property.required === true)
    return properties ? Object.fromEntries(needed.map(([key, property]) => [key, valueOf(property)])) : { plan: 'pro' }
  }
  if (type === 'boolean') return true
  if (type === 'number' || type === 'integer')
    return Math.min(Math.max(42, field.minimum ?? 42), field.maximum ?? Infinity)
  if (type === 'datetime') return '2026-01-02T03:04:05.000Z'
  const text = FORMATS[format ?? ''] ?? 'example'
  return text.padEnd(field.minimum ?? 0, 'x').slice(0, field.maximum)
}
