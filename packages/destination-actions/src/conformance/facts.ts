import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A field in the facts, with only what is set. `hidden` is the definition's `unsafe_hidden`. */
export interface FieldFacts {
  key: string
  type: string
  properties?: FieldFacts[]
  [attribute: string]: unknown
}

/** An action in the facts. */
export interface ActionFacts {
  key: string
  default_subscription: string | null
  perform_batch: boolean
  sync_mode?: { default: string; choices: string[] }
  /** The names of the handlers of dynamic fields, as `handlerNames` returns them. */
  dynamic_fields?: string[]
  hooks?: Record<string, { inputs: FieldFacts[]; outputs: FieldFacts[] }>
  fields: FieldFacts[]
  [attribute: string]: unknown
}

/** A preset in the facts. */
export interface PresetFacts {
  name: string
  type: string
  action: string
  trigger?: string
  event_slug?: string
  /** The differences of its mapping from the defaults of the action's fields. */
  set?: Record<string, unknown>
  [attribute: string]: unknown
}

/**
 * What is publicly known about a destination: the keys, types and defaults that saved settings and mappings of
 * customers contain. Stored in `fixtures/facts/<slug>.json`, one field per line, also for destinations that are not
 * written yet. The actions of a companion are in the file of its own package.
 */
export interface DestinationFacts {
  name: string
  slug: string
  mode: string
  auth_scheme: string | null
  settings: FieldFacts[]
  /** How audiences work, and whether they can be created and looked up; absent if there are none. */
  audience_config?: { mode: object; create: boolean; get: boolean }
  audience_fields?: FieldFacts[]
  actions: ActionFacts[]
  presets: PresetFacts[]
}

/** Reads the facts of the destination in `directory` with this slug; `undefined` if there are none. */
export function readFacts(directory: string, slug: string | undefined): DestinationFacts | undefined {
  const file = resolve(directory, '../../../fixtures/facts', `${slug}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DestinationFacts) : undefined
}
