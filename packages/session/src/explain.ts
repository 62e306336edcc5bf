import { isDeepStrictEqual } from 'node:util'
import {
  get,
  pathsOfMapping,
  removeEmptyValues,
  transform,
  validateSchema,
  type Action,
  type AsyncAction,
  type InputData,
  type JSONObject,
  type SegmentEvent
} from '@segment/actions-core'
import type { Filter } from '@segment/actions-core/filter'
import type { AggregateAjvError } from '@segment/actions-core/schema'
import { nameOfJson } from '@segment/actions-input'
import type { Clock } from './exchanges'
import { explainTrigger } from './explain-trigger'
import { filterEvent } from './filters'
import type { Change, Explanation, FieldReport } from './report'
import { isForRuntime, type TriedSubscription } from './subscription'

/** The part of an action, in either form, that an explanation is about. */
type Explainable = Pick<Action | AsyncAction, 'definition' | 'schema'>

/** What runs before the action. */
export interface Steps {
  filters: readonly Filter[]
  subscription: TriedSubscription
}

/**
 * Explains filters, trigger, mapping and validation of an event. Stops at a filter that drops the event, and at a trigger
 * that the event does not match.
 *
 * @param single whether the payload goes to `perform`, not into a batch; the two are cleaned differently
 * @param clock measures the stages. Default: they have no times
 */
export function explain(
  action: Explainable,
  { filters, subscription }: Steps,
  event: SegmentEvent,
  single: boolean,
  clock?: Clock
): Explanation {
  const start = clock?.() ?? 0
  const { event: left, filters: reports } = filterEvent(filters, event)
  const filtered = clock?.() ?? 0
  const passed = { filters: reports, ...(left && left !== event && { filtered: left }) }
  const trigger = left && subscription.trigger ? explainTrigger(subscription.trigger, left) : null
  const matched = clock?.() ?? 0
  const timed = (mapping = 0, validation = 0) =>
    clock && { times: { filters: filtered - start, trigger: matched - filtered, mapping, validation } }
  if (!left || trigger?.met === false) {
    return { ...passed, trigger, fields: [], problems: [], mappingError: null, ...timed() }
  }
  let mapped = matched
  const onMapped = () => (mapped = clock?.() ?? 0)
  const explained = explainMapping(action, subscription, left, single, onMapped)
  return { ...passed, trigger, ...explained, ...timed(mapped - matched, (clock?.() ?? 0) - mapped) }
}

/**
 * Reports for each field of an action where its value comes from and how it changes, and what is wrong with the payload.
 * Does not look at the trigger. If the mapping fails, reports the values of the fields that can be mapped alone.
 *
 * @param single whether the payload goes to `perform`, not into a batch; the two are cleaned differently
 * @param onMapped called when the mapping is done, before the validation
 */
export function explainMapping(
  action: Explainable,
  subscription: TriedSubscription,
  event: SegmentEvent,
  single: boolean,
  onMapped?: () => void
): Pick<Explanation, 'fields' | 'problems' | 'mappingError'> {
  try {
    const { mapped, errors, mappingError } = mapEvent(subscription.mapping, event)
    onMapped?.()
    const { payload, problems } = payloadOf(action, mapped, single)
    const fields = keysOf(action, subscription, mapped).map((key) =>
      explainField(key, action, subscription, event, { mapped: mapped[key], payload: payload[key], error: errors[key] })
    )
    // The payload of a mapping that fails is never validated.
    return { fields, problems: mappingError === null ? problems : [], mappingError }
  } catch (error) {
    return { fields: [], problems: [], mappingError: messageOf(error) }
  }
}

/** Maps an event. If the mapping fails, maps each field alone, and returns the errors by key. */
function mapEvent(mapping: JSONObject, event: SegmentEvent) {
  const data = event as unknown as InputData
  const errors: Record<string, string> = {}
  try {
    return { mapped: transform(mapping, data), errors, mappingError: null }
  } catch (error) {
    if (isOneDirective(mapping)) throw error
    const mapped: JSONObject = {}
    for (const [key, expression] of Object.entries(mapping)) {
      try {
        Object.assign(mapped, transform({ [key]: expression }, data))
      } catch (fault) {
        errors[key] = messageOf(fault)
      }
    }
    return { mapped, errors, mappingError: messageOf(error) }
  }
}

/** Whether a mapping makes the payload as a whole, so that its keys are not fields. */
function isOneDirective(mapping: JSONObject): boolean {
  return Object.keys(mapping).some((key) => key.startsWith('@') || key === '__segment_internal_directive')
}

function messageOf(error: unknown): string {
  return (error as Error).message.trim()
}

/** Cleans and validates a payload as the runtime does, but also returns one that is invalid. */
function payloadOf({ schema }: Pick<Action, 'schema'>, mapped: JSONObject, single: boolean) {
  if (!schema) return { payload: mapped, problems: [] }
  const payload = structuredClone(removeEmptyValues(mapped, schema, single)) as JSONObject
  try {
    validateSchema(payload, schema, { exempt: ['dynamicAuthSettings'] })
    return { payload, problems: [] }
  } catch (error) {
    return { payload, problems: (error as AggregateAjvError).toJSON() }
  }
}

function keysOf(
  { definition }: Pick<Explainable, 'definition'>,
  { mapping }: TriedSubscription,
  mapped: JSONObject
): string[] {
  const keys = new Set([...Object.keys(definition.fields), ...Object.keys(mapping), ...Object.keys(mapped)])
  return [...keys].filter((key) => !key.startsWith('@') && !isForRuntime(key, definition))
}

function explainField(
  key: string,
  { definition }: Pick<Explainable, 'definition'>,
  { mapping, origins }: TriedSubscription,
  event: SegmentEvent,
  { mapped, payload, error }: Pick<FieldReport, 'mapped' | 'payload' | 'error'>
): FieldReport {
  const required = (definition.fields[key]?.required ?? false) as boolean | object
  const expression = mapping[key]
  return {
    key,
    required: typeof required === 'object' ? 'conditional' : required,
    origin: origins[key] ?? (mapped === undefined ? null : '--mapping'),
    ...(expression !== undefined && { expression }),
    reads: error === undefined ? readsOf(expression, event) : [],
    ...(mapped !== undefined && { mapped }),
    ...(payload !== undefined && { payload }),
    changes: mapped === undefined ? [] : changesOf(`$.${key}`, mapped, payload),
    ...(error !== undefined && { error })
  }
}

function readsOf(expression: unknown, event: SegmentEvent): FieldReport['reads'] {
  if (expression === undefined) return []
  return pathsOfMapping({ expression } as JSONObject).map((path) => {
    const value = path === '' ? undefined : get(event, path)
    return { path, ...(value !== undefined && { value }) }
  })
}

/**
 * Lists what cleaning and coercion changed in a value.
 *
 * @param path where the value is, as JSONPath
 * @param before what the mapping returned
 * @param after what the action receives; undefined if it was removed
 */
export function changesOf(path: string, before: unknown, after: unknown): Change[] {
  if (isDeepStrictEqual(before, after)) return []
  if (after === undefined) return [{ path, what: `removed: ${reasonOf(before)}` }]
  if (Array.isArray(after) && !Array.isArray(before)) {
    return [{ path, what: 'put into a list' }, ...changesOf(`${path}[0]`, before, after[0])]
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after)
  if (isRecord(before) && isRecord(after)) {
    return Object.keys(before).flatMap((key) => changesOf(`${path}.${key}`, before[key], after[key]))
  }
  return [{ path, what: `converted from ${nameOfJson(before)} to ${nameOfJson(after)}` }]
}

function listChanges(path: string, before: unknown[], after: unknown[]): Change[] {
  if (before.length === after.length) {
    return before.flatMap((element, index) => changesOf(`${path}[${index}]`, element, after[index]))
  }
  const removed = before.length - after.length
  return [{ path, what: `${removed} empty ${removed === 1 ? 'element' : 'elements'} removed` }]
}

function reasonOf(value: unknown): string {
  if (value === null) return 'null counts as no value'
  return value === '' ? 'an empty text counts as no value' : 'no field has this name'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
