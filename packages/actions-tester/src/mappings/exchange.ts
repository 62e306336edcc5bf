import type { DestinationManifest, JSONObject } from '../api'
import type { NewMapping } from '../workbench'
import { actionsOf } from './new-mappings'

/** Returns mappings as JSON that {@link readMappings} reads. They have no ids, which are those of one settings file. */
export function mappingsText(mappings: readonly NewMapping[]): string {
  return `${JSON.stringify({ mappings: mappings.map(({ id: _, ...mapping }) => mapping) }, undefined, 2)}\n`
}

/**
 * Reads mappings from JSON: those of an export, a list of mappings, or one mapping. Presets of a definition are read too.
 *
 * @returns what is wrong, and with which mapping, if any of them cannot be read
 */
export function readMappings(
  text: string,
  definition: DestinationManifest
): { mappings: NewMapping[] } | { error: string } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return { error: `The file is not valid JSON: ${(error as Error).message}.` }
  }
  const { mappings, subscriptions } = Object(given) as Record<string, unknown>
  const list = mappings ?? subscriptions ?? given
  const all: unknown[] = Array.isArray(list) ? list : [list]
  if (all.length === 0) return { error: 'The file has no mappings.' }
  const read: NewMapping[] = []
  for (const [index, each] of all.entries()) {
    const result = readMapping(each, definition)
    if (typeof result === 'string') return { error: `Mapping ${index + 1} of the file ${result}` }
    read.push(result)
  }
  return { mappings: read }
}

function readMapping(given: unknown, definition: DestinationManifest): NewMapping | string {
  if (typeof given !== 'object' || given === null) return 'is not an object.'
  const { name, enabled = true, partnerAction, subscribe, mapping = {} } = given as Record<string, unknown>
  const actions = actionsOf(definition)
  if (typeof partnerAction !== 'string') return "has no 'partnerAction', the key of an action."
  if (!Object.hasOwn(actions, partnerAction)) {
    return `is for the action '${partnerAction}', which ${definition.name} does not have. Its actions: ${Object.keys(actions).join(', ')}.`
  }
  if (typeof subscribe !== 'string') return "has no 'subscribe', its trigger."
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) {
    return "has a 'mapping' that is not an object."
  }
  return {
    name: typeof name === 'string' && name !== '' ? name : actions[partnerAction]!.title,
    enabled: enabled !== false,
    partnerAction,
    subscribe,
    mapping: mapping as JSONObject
  }
}

/** Lets the browser save a text as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
