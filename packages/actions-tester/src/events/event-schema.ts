import type { SegmentEvent } from '../api'
import type { JsonSchema } from '../json'

const TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias']

/** What every call may have: https://segment.com/docs/connections/spec/common/ */
const COMMON: Record<string, JsonSchema> = {
  type: { description: 'The call.', enum: TYPES },
  event: { description: 'The name of the event, for track.', type: 'string' },
  name: { description: 'The name of the page or screen.', type: 'string' },
  userId: { description: 'The person, in your database.', type: 'string' },
  anonymousId: { description: 'The person, before a sign-in.', type: 'string' },
  groupId: { description: 'The group, for group.', type: 'string' },
  previousId: { description: 'The earlier userId, for alias.', type: 'string' },
  messageId: { description: 'Identifies the event.', type: 'string' },
  timestamp: { description: 'When it happened.', type: 'string' },
  sentAt: { description: 'When it was sent.', type: 'string' },
  receivedAt: { description: 'When it arrived.', type: 'string' },
  properties: { description: 'What describes the event.', properties: {} },
  traits: { description: 'What describes the person or group.', properties: {} },
  context: { description: 'Where the event comes from.', properties: {} },
  integrations: { description: 'The destinations that get it.', additionalProperties: { type: 'boolean' } }
}

/**
 * The schema that completes an event: the common members of all calls, and the members that the samples have. Those of
 * the same name count if there are any, else those of the same type.
 */
export function schemaOfEvent(
  { type, event }: { type?: unknown; event?: unknown },
  samples: readonly SegmentEvent[]
): JsonSchema {
  const named = samples.filter((sample) => sample.type === type && sample.event === event)
  const alike = named.length > 0 ? named : samples.filter((sample) => sample.type === type)
  const names = new Set(samples.flatMap((sample) => sample.event ?? []))
  const known = schemaOfValues(alike.length > 0 ? alike : samples).properties ?? {}
  const members = Object.entries(COMMON).map(([key, schema]) => [
    key,
    { ...known[key], ...schema, ...inner(known[key]) }
  ])
  return {
    properties: { ...known, ...Object.fromEntries(members), event: { ...COMMON.event, enum: [...names] } }
  }
}

function inner(schema: JsonSchema | undefined): JsonSchema {
  return schema?.properties ? { properties: schema.properties } : {}
}

/** The schema that all of some values fit. */
function schemaOfValues(values: readonly unknown[]): JsonSchema {
  const objects = values.filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  if (objects.length > 0) {
    const keys = new Set(objects.flatMap((value) => Object.keys(value as object)))
    const valuesAt = (key: string) => objects.map((value) => (value as Record<string, unknown>)[key])
    const entries = [...keys].map((key) => [key, schemaOfValues(valuesAt(key).filter((value) => value !== undefined))])
    return { properties: Object.fromEntries(entries) }
  }
  const lists = values.filter(Array.isArray)
  if (lists.length > 0) return { items: schemaOfValues(lists.flat()) }
  return typeof values[0] === 'boolean' ? { type: 'boolean' } : {}
}
