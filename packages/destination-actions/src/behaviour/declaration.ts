import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import type { Departure } from '../records'

/**
 * What a destination declares about its behaviour, in the file `conformance.json` of its folder. All parts and the file
 * itself are optional.
 */
export interface Declaration {
  /**
   * The hosts that requests may go to, for example `api.example.com`; `*.example.com` stands for all its subdomains.
   */
  hosts?: string[]
  /** Settings of a test account, if generated values do not work. */
  settings?: JSONObject
  /**
   * Environment variables that the destination reads, such as the credentials of a partner. Existing variables stay.
   */
  env?: Record<string, string>
  /** Events that its triggers need and that are not among the sample events. */
  events?: SegmentEvent[]
  /**
   * By action, what a user has to add to the default mapping because required fields have no default, or has to change.
   */
  mappings?: Record<string, JSONObject>
  /** Actions for which a batch of one sends something other than a single event, and why. */
  batches?: { actions: string[]; reason: string }[]
  /** Actions that send only batches, and why. Their own tests show what a batch sends. */
  batchesOnly?: { actions: string[]; reason: string }[]
  /** Actions that fail with a status other than the API's, and why. They must still fail. */
  refusals?: { actions: string[]; reason: string }[]
  /** Responses of the API to requests whose URL contains the given text. Default: 200 and `{}`. */
  answers?: Record<string, JSONObject>
  /** Recorded cases from which it departs on purpose, and why. */
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
 * @throws Error that names the file if it is not a JSON object, or has an unknown part
 */
export function readDeclaration(directory: string): Declaration {
  const file = join(directory, 'conformance.json')
  if (!existsSync(file)) return {}
  const declared: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof declared !== 'object' || declared === null || Array.isArray(declared)) {
    throw new Error(`${file} does not contain a JSON object. Its parts are ${parts.join(', ')}.`)
  }
  const unknown = Object.keys(declared).find((key) => !parts.includes(key))
  if (unknown !== undefined) throw new Error(`${file} has the unknown part '${unknown}'. Use ${parts.join(', ')}.`)
  return declared
}
