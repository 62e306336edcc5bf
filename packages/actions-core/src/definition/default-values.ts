import type { JSONSchema4Type } from 'json-schema'

/**
 * Collects the defaults of fields: the mapping that a preset or a new subscription starts with. Fields without a
 * default are left out.
 */
export function defaultValues(fields: Record<string, unknown>): Record<string, JSONSchema4Type> {
  const defaults: Record<string, JSONSchema4Type> = {}
  for (const [key, field] of Object.entries(fields)) {
    const value = (field as { default?: JSONSchema4Type } | undefined)?.default
    if (value !== undefined) defaults[key] = value
  }
  return defaults
}
