import {
  get,
  pathsOfMapping,
  removeEmptyValues,
  transform,
  validateSchema,
  type Action,
  type InputData,
  type JSONObject,
  type SegmentEvent
} from '@segment/actions-core'
import type { AggregateAjvError } from '@segment/actions-core/schema'
import { changesOf } from './changes'
import type { Explanation, FieldReport } from './report'
import { isForRuntime, type TriedSubscription } from './subscription'

/**
 * Says for each field of an action where its value comes from and what became of it, and what is wrong with the payload.
 *
 * @param single whether the payload goes to `perform` rather than into a batch; the two are cleaned differently
 */
export function explainFields(
  action: Pick<Action, 'definition' | 'schema'>,
  subscription: TriedSubscription,
  event: SegmentEvent,
  single: boolean
): Omit<Explanation, 'trigger'> {
  try {
    const mapped = transform(subscription.mapping, event as unknown as InputData)
    const { payload, problems } = payloadOf(action, mapped, single)
    const fields = keysOf(action, subscription, mapped).map((key) =>
      explainField(key, action, subscription, event, { mapped: mapped[key], payload: payload[key] })
    )
    return { fields, problems, mappingError: null }
  } catch (error) {
    return { fields: [], problems: [], mappingError: (error as Error).message.trim() }
  }
}

/** Does what the runtime does to a payload, but keeps one that does not fit. */
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
  { definition }: Pick<Action, 'definition'>,
  { mapping }: TriedSubscription,
  mapped: JSONObject
): string[] {
  const keys = new Set([...Object.keys(definition.fields), ...Object.keys(mapping), ...Object.keys(mapped)])
  return [...keys].filter((key) => !key.startsWith('@') && !isForRuntime(key, definition))
}

function explainField(
  key: string,
  { definition }: Pick<Action, 'definition'>,
  { mapping, origins }: TriedSubscription,
  event: SegmentEvent,
  { mapped, payload }: Pick<FieldReport, 'mapped' | 'payload'>
): FieldReport {
  const required = (definition.fields[key]?.required ?? false) as boolean | object
  const expression = mapping[key]
  return {
    key,
    required: typeof required === 'object' ? 'conditional' : required,
    origin: origins[key] ?? (mapped === undefined ? null : '--mapping'),
    ...(expression !== undefined && { expression }),
    reads: readsOf(expression, event),
    ...(mapped !== undefined && { mapped }),
    ...(payload !== undefined && { payload }),
    changes: mapped === undefined ? [] : changesOf(`$.${key}`, mapped, payload)
  }
}

function readsOf(expression: unknown, event: SegmentEvent): FieldReport['reads'] {
  if (expression === undefined) return []
  return pathsOfMapping({ expression } as JSONObject).map((path) => {
    const value = path === '' ? undefined : get(event, path)
    return { path, ...(value !== undefined && { value }) }
  })
}
