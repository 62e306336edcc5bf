import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONLikeObject, JSONObject, MinimalFields, SegmentEvent } from './types'
import { root } from './peer'

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(root, 'benchmarks/fixtures', `${name}.json`), 'utf8')) as T
}

/** A deep copy, as a host gets it from a queue. */
export function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/** A mapping of the fixtures: written as such, or made of the defaults of fields. */
export function mapping(name: string): JSONLikeObject {
  const { mapping: written, fields: ofAction = {} } = fixture<{ mapping?: JSONLikeObject; fields?: MinimalFields }>(
    name
  )
  if (written) return written
  const defaults = Object.entries(ofAction).filter(([, field]) => field.default !== undefined)
  return Object.fromEntries(defaults.map(([key, field]) => [key, field.default])) as JSONLikeObject
}

/** The fields of an action of the fixtures. */
export function fields(name: string): MinimalFields {
  return fixture<{ fields: MinimalFields }>(name).fields
}

/** Triggers, from the simplest to one with every kind of condition. */
export const triggers = fixture<string[]>('triggers')

/** What every shape has: triggers and required fields read it. */
const KEPT = new Set(
  'type event userId properties context total currency coupon email os neighborhood products'.split(' ')
)

/**
 * So many events that differ as those of different sources do: in which keys the event, its context, its traits and its
 * properties have, and in what order they come. What libraries write, such as the device, has the same keys in all.
 */
export function events(count: number): SegmentEvent[] {
  const event = fixture<{ context: { traits: JSONObject }; properties: JSONObject }>('event')
  return Array.from({ length: count }, (_, shape) => {
    const { context, properties } = event
    const traits = reshaped(context.traits, shape)
    const parts = { context: reshaped({ ...context, traits }, shape), properties: reshaped(properties, shape) }
    return copyOf(reshaped({ ...event, ...parts }, shape)) as unknown as SegmentEvent
  })
}

function reshaped(object: object, shape: number): object {
  if (shape === 0) return object
  const entries = Object.entries(object)
  const turned = entries.map((_, place) => entries[(place + shape) % entries.length]!)
  const kept = turned.filter(([key], place) => KEPT.has(key) || (place * 7 + shape) % 11 !== 0)
  return Object.fromEntries([...kept, [`extra_${shape}`, shape]])
}
