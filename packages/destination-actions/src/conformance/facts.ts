import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** A field as the facts have it: only what is set. `hidden` is the definition's `unsafe_hidden`. */
export interface FieldFacts {
  key: string
  type: string
  properties?: FieldFacts[]
  [attribute: string]: unknown
}

/** An action as the facts have it. */
export interface ActionFacts {
  key: string
  default_subscription: string | null
  perform_batch: boolean
  sync_mode?: { default: string; choices: string[] }
  /** The names of the handlers of dynamic fields, as `handlerNames` gives them. */
  dynamic_fields?: string[]
  hooks?: Record<string, { inputs: FieldFacts[]; outputs: FieldFacts[] }>
  fields: FieldFacts[]
  [attribute: string]: unknown
}

/** A preset as the facts have it. */
export interface PresetFacts {
  name: string
  type: string
  action: string
  trigger?: string
  event_slug?: string
  /** How its mapping differs from the defaults of the action's fields. */
  set?: Record<string, unknown>
  [attribute: string]: unknown
}

/**
 * What is publicly known of a destination: the keys, types and defaults that people's saved settings and mappings hold.
 * Stands in `fixtures/facts/<slug>.json`, one field a line, also for destinations that are still to be written; the
 * actions of a companion stand in the file of its own package.
 */
export interface DestinationFacts {
  name: string
  slug: string
  mode: string
  auth_scheme: string | null
  settings: FieldFacts[]
  /** How audiences are kept, and whether they can be made and looked up; absent where there are none. */
  audience_config?: { mode: object; create: boolean; get: boolean }
  audience_fields?: FieldFacts[]
  actions: ActionFacts[]
  presets: PresetFacts[]
}

/** Reads the facts of the destination in `directory`, which has this slug; `undefined` for one that has none. */
export function readFacts(directory: string, slug: string | undefined): DestinationFacts | undefined {
  const file = resolve(directory, '../../../fixtures/facts', `${slug}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DestinationFacts) : undefined
}
