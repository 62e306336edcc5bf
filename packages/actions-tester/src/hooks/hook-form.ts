import type { JSONField, JSONObject } from '../api'
import { areMet } from '../workbench/conditions'

/** What a mapping has of a hook: what it ran with, and what it returned. The runtime passes it on as `hookOutputs`. */
export interface SavedHook {
  inputs?: JSONObject
  outputs?: JSONObject
}

/** Reads what a mapping has of a hook. Undefined if the hook was not run. */
export function savedHook(mapping: JSONObject, hook: string): SavedHook | undefined {
  const saved = mapping[hook]
  return typeof saved === 'object' && saved !== null && !Array.isArray(saved) ? (saved as SavedHook) : undefined
}

/** An input field of a hook, as it is shown. */
export interface HookInput {
  key: string
  field: JSONField
  isRequired: boolean
  value: unknown
}

/** The input fields that are shown for some values: defaults are filled in, and fields whose conditions fail left out. */
export function hookInputs(fields: Record<string, JSONField>, values: JSONObject): HookInput[] {
  const valueAt = (key: string): unknown => values[key] ?? fields[key]?.default
  const valueOf = (key: string | undefined) => (key === undefined ? undefined : valueAt(key))
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.depends_on && !areMet(field.depends_on, valueOf)) return []
    const { required } = field
    const isRequired = typeof required === 'object' ? areMet(required as never, valueOf) : required === true
    return [{ key, field, isRequired, value: valueAt(key) }]
  })
}

/** The values of the inputs, as the hook gets them. Those without a value are left out. */
export function inputValues(inputs: readonly HookInput[]): JSONObject {
  const given = inputs.filter(({ value }) => value !== undefined && value !== null && value !== '')
  return Object.fromEntries(given.map(({ key, value }) => [key, value])) as JSONObject
}

/** Reads what was typed into an input. Text that is not of the type of the field stays a text, which the server rejects. */
export function inputFrom(text: string, { type, multiple }: Pick<JSONField, 'type' | 'multiple'>): unknown {
  if (multiple) return text.split('\n').filter((line) => line.trim() !== '')
  if (text.trim() === '') return undefined
  if ((type === 'number' || type === 'integer') && Number.isFinite(Number(text))) return Number(text)
  return text
}
