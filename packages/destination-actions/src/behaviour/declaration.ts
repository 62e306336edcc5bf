import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import type { Departure } from '../records'

/**
 * What a destination says of its own behaviour, in the file `conformance.json` of its folder. Everything may be left
 * out; without a file nothing is declared.
 */
export interface Declaration {
  /** The hosts that requests may go to, for example `api.example.com`; `*.example.com` stands for all below it. */
  hosts?: string[]
  /** Settings of an account for tests, where what is made up from their types will not do. */
  settings?: JSONObject
  /** Environment variables that the destination reads, such as the credentials of a partner. Those that are set stay. */
  env?: Record<string, string>
  /** Events that its triggers ask for and that are not among the sample events. */
  events?: SegmentEvent[]
  /** By action, what a person must add to the default mapping, because required fields have no default, or change in it. */
  mappings?: Record<string, JSONObject>
  /** The actions of which a batch of one sends something else than a single event, and why. */
  batches?: { actions: string[]; reason: string }[]
  /** The actions that send no single event, only batches, and why. Tests of their own show what a batch sends. */
  batchesOnly?: { actions: string[]; reason: string }[]
  /** The actions that fail with another status than the API's, and why. They must fail all the same. */
  refusals?: { actions: string[]; reason: string }[]
  /** What the API answers to the requests whose URL has the given text in it. Default: 200 and `{}`. */
  answers?: Record<string, JSONObject>
  /** Recorded cases that it departs from on purpose, and why. */
  differs?: Departure[]
}

const parts = [
  'hosts',
  'settings',
  'env',
  'events',
  'mappings',
  'batches',
  'batchesOnly',
  'refusals',
  'answers',
  'differs'
]

/**
 * Reads the declaration of the destination in `directory`.
 *
 * @throws Error that names the file when it is not a JSON object, or has a part that there is none of
 */
export function readDeclaration(directory: string): Declaration {
  const file = join(directory, 'conformance.json')
  if (!existsSync(file)) return {}
  const declared: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof declared !== 'object' || declared === null || Array.isArray(declared)) {
    throw new Error(`${file} holds no object. Write one with ${parts.join(', ')}.`)
  }
  const unknown = Object.keys(declared).find((key) => !parts.includes(key))
  if (unknown !== undefined) throw new Error(`${file} has '${unknown}', which means nothing. Use ${parts.join(', ')}.`)
  return declared
}
