import type { DestinationDefinition } from '@segment/actions-core'
import { settingsOf } from '../workspace/settings-of'

/** The keys of the required settings, and those of the required fields of each action by its key. */
export type RequiredFields = { settings: string[] } & Record<string, string[]>

/**
 * Lists what a destination requires: always or on a condition, since a new condition breaks saved mappings as well.
 */
export function requiredFields(definition: DestinationDefinition): RequiredFields {
  const actions = Object.entries({ ...definition.actions, ...definition.asyncActions })
  return {
    settings: requiredKeys(settingsOf(definition)),
    ...Object.fromEntries(actions.map(([key, { fields }]) => [key, requiredKeys(fields)]))
  }
}

/**
 * The same for many, by their names. Two of one name, a cloud destination and its companion for browsers, are one
 * destination: it requires what either of them does.
 */
export function requiredFieldsByName(definitions: readonly DestinationDefinition[]): Record<string, RequiredFields> {
  const byName = new Map<string, RequiredFields>()
  for (const definition of definitions) {
    const earlier = byName.get(definition.name)
    const own = requiredFields(definition)
    const settings = [...new Set([...(earlier?.settings ?? []), ...own.settings])]
    byName.set(definition.name, { ...earlier, ...own, settings })
  }
  return Object.fromEntries(byName)
}

function requiredKeys(fields: Record<string, { required?: unknown }>): string[] {
  return Object.keys(fields).filter((key) => Boolean(fields[key]!.required))
}
