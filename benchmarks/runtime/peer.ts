import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as oursOfAll from '../../packages/actions-core/src'
import * as oursOfTriggers from '../../packages/actions-core/src/trigger'

/** Where the checkout is. */
export const root = process.cwd()

/** The peer's packages, installed beside the benchmarks. */
export const peerPath = join(root, 'benchmarks/package.json')

/** Our packages, compiled. */
export const oursPath = join(root, 'node_modules/.cache/benchmarks/packages/actions-core/src/index.js')

const load = createRequire(peerPath)

export const ours = oursOfAll
export const peer = load('peer') as Pick<
  typeof oursOfAll,
  'transform' | 'validateSchema' | 'fieldsToJsonSchema' | 'Destination'
>

/** Matches an event with a trigger as the runtime does for a subscription: from its text. */
export const oursMatches = (text: string, event: unknown): boolean =>
  oursOfTriggers.validate(oursOfTriggers.cachedTrigger(text), event)

const triggers = load('@segment/destination-subscriptions') as Pick<typeof oursOfTriggers, 'parseFql' | 'validate'>

export const peerMatches = (text: string, event: unknown): boolean => triggers.validate(triggers.parseFql(text), event)
