import type { ActionManifest, FieldReport, JSONField, JSONObject } from '../api'
import { areMet, type ValueOf } from '../workbench/conditions'
import { isRecord } from './form'

/** Keys of a mapping that are for the runtime, not for the payload. */
export const SYNC_MODE = '__segment_internal_sync_mode'
export const MATCHING_KEY = '__segment_internal_matching_key'

/** The key that names the fields whose values split a batch. */
const BATCH_KEYS = 'batch_keys'

/** A field as it is listed. */
export interface Row {
  key: string
  /** Undefined for a key that no field has. */
  field?: JSONField
  /** Whether the payload must have it, as its conditions are now. */
  isRequired: boolean
}

/** Whether a mapping makes the payload as a whole, so that its keys are not fields. */
export function isWholeMapping(mapping: JSONObject): boolean {
  return Object.keys(mapping).some((key) => key.startsWith('@') || key === '__segment_internal_directive')
}

/**
 * Sorts the fields of an action: those that are always required, then those that are mapped, added, or required by a
 * condition, then keys that no field has. What is left can be added.
 *
 * @param added fields that a person has added but not mapped yet
 * @param reports what the sample event makes of the fields, for conditions on them
 */
export function arrange(
  action: Pick<ActionManifest, 'fields' | 'hooks'>,
  mapping: JSONObject,
  added: readonly string[],
  reports: ReadonlyMap<string, FieldReport>
): { rows: Row[]; optional: { key: string; field: JSONField }[] } {
  const { fields, hooks } = action
  const valueOf: ValueOf = (fieldKey) => {
    if (fieldKey === undefined) return mapping[SYNC_MODE]
    const [key = '', ...path] = fieldKey.split('.')
    const value = fixedValue(mapping[key]) ?? reports.get(key)?.payload
    return path.reduce<unknown>((found, step) => (isRecord(found) ? fixedValue(found[step]) : undefined), value)
  }
  const required: Row[] = []
  const others: Row[] = []
  const optional: { key: string; field: JSONField }[] = []
  for (const [key, declared] of Object.entries(fields)) {
    const field = key === BATCH_KEYS ? { ...declared, choices: keysToBatchBy(fields) } : declared
    const isRequired = isRecord(field.required) ? areMet(field.required as never, valueOf) : field.required === true
    const isShown = !field.depends_on || areMet(field.depends_on, valueOf)
    if (field.required === true && isShown) required.push({ key, field, isRequired })
    else if (mapping[key] !== undefined || added.includes(key) || (isRequired && isShown)) {
      others.push({ key, field, isRequired: isRequired && isShown })
    } else if (isShown) optional.push({ key, field })
  }
  const runtime = [SYNC_MODE, MATCHING_KEY, ...Object.keys(hooks)]
  const undeclared = Object.keys(mapping).filter((key) => !Object.hasOwn(fields, key) && !runtime.includes(key))
  return { rows: [...required, ...others, ...undeclared.map((key) => ({ key, isRequired: false }))], optional }
}

const keysOfFields = new WeakMap<Record<string, JSONField>, string[]>()

function keysToBatchBy(fields: Record<string, JSONField>): string[] {
  const keys = keysOfFields.get(fields) ?? Object.keys(fields).filter((key) => key !== BATCH_KEYS)
  keysOfFields.set(fields, keys)
  return keys
}

/** Returns the fixed value of an expression; undefined if it depends on the event. */
function fixedValue(expression: unknown): unknown {
  if (!isRecord(expression)) return expression
  return Object.hasOwn(expression, '@literal') ? expression['@literal'] : undefined
}
