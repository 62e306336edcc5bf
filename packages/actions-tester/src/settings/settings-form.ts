import type { JSONField, SettingsView } from '../api'
import { areMet } from '../workbench/conditions'

/** A value in the form; `null` removes the stored one. */
export type SettingValue = string | number | boolean | null | unknown[]

/** A setting as the form shows it. */
export interface Setting {
  key: string
  field: JSONField
  isRequired: boolean
  isSecret: boolean
  /** Whether a value is stored. The value of a secret never reaches the page. */
  isSet: boolean
  /** The stored value; undefined for a secret. */
  stored: SettingValue | undefined
  /** What is in the form. */
  value: SettingValue | undefined
  /** Whether an environment variable overrides it. */
  isOverridden: boolean
}

/**
 * Lists the settings to show, required ones first. Those whose conditions do not hold are left out.
 *
 * @param changes what was changed in the form, by key
 */
export function settingsOf(
  fields: Record<string, JSONField>,
  view: SettingsView,
  changes: Record<string, SettingValue>
): Setting[] {
  const valueOf = (key: string) => (key in changes ? changes[key] : (view.settings[key] ?? fields[key]?.default))
  const conditionValue = (key: string | undefined) => (key === undefined ? undefined : (valueOf(key) ?? undefined))
  return Object.entries(fields)
    .filter(([, field]) => !field.depends_on || areMet(field.depends_on, conditionValue))
    .map(([key, field]) => {
      const { required } = field
      const isSecret = field.type === 'password'
      return {
        key,
        field,
        isRequired: typeof required === 'object' ? areMet(required, conditionValue) : required === true,
        isSecret,
        isSet: isSecret ? view.secrets.includes(key) : key in view.settings,
        stored: view.settings[key] as SettingValue | undefined,
        value: valueOf(key) as SettingValue | undefined,
        isOverridden: view.environment.includes(key)
      }
    })
    .toSorted((one, other) => Number(other.isRequired) - Number(one.isRequired))
}

/** Reads what was typed for a setting: a number for a number, null for nothing. Text that is no number stays text. */
export function settingFrom(text: string, { type, multiple }: JSONField): SettingValue {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (multiple) {
    const parts = trimmed.split('\n').map((line) => line.trim())
    return parts.filter((line) => line !== '').map((line) => scalarFrom(line, type))
  }
  return scalarFrom(type === 'password' ? text : trimmed, type)
}

function scalarFrom(text: string, type: JSONField['type']): string | number {
  const isNumber = (type === 'number' || type === 'integer') && Number.isFinite(Number(text))
  return isNumber ? Number(text) : text
}

/**
 * Returns what to save: texts that were typed become values of the type of their setting, and settings that are shown
 * with their default are saved with it.
 */
export function savedValues(
  shown: readonly Setting[],
  changes: Record<string, SettingValue>
): Record<string, SettingValue> {
  const defaults = shown.flatMap(({ key, isSet, isSecret, value }) =>
    isSet || isSecret || value === undefined || value === null ? [] : [[key, value] as const]
  )
  const fields = new Map(shown.map(({ key, field }) => [key, field]))
  const typed = Object.entries(changes).map(([key, value]) => {
    const field = fields.get(key)
    return [key, typeof value === 'string' && field ? settingFrom(value, field) : value] as const
  })
  return Object.fromEntries([...defaults, ...typed])
}

/** Returns what is wrong with a stored setting: the problem of the server that names its label or key. */
export function problemOf({ key, field, isSet, value }: Setting, problems: readonly string[]): string | undefined {
  const problem = problems.find((each) => each.startsWith(`${field.label} `) || each.includes(`'${key}'`))
  if (problem?.includes('is missing the required field')) {
    return isSet || value === undefined || value === null ? 'It is required.' : undefined
  }
  return problem
}
