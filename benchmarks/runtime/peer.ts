import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Runtime from '../../packages/actions-core/src'
import type * as Undici from '../../packages/actions-core/src/http/undici'
import type * as Triggers from '../../packages/actions-core/src/trigger'

/** Where the checkout is. */
export const root = process.cwd()

/** The peer's packages are development dependencies: tests compare the languages with them. */
export const peerPath = join(root, 'package.json')

/** The name under which the peer is installed. */
export const peerName = 'segment-actions-core-peer'

/** Our runtime, built as a package. */
export const oursPath = join(root, 'node_modules/.cache/benchmarks/actions-core/index.js')

const loadOurs = createRequire(oursPath)
const load = createRequire(peerPath)

export const ours = loadOurs('./index.js') as typeof Runtime
export const peer = load(peerName) as Pick<
  typeof Runtime,
  'transform' | 'validateSchema' | 'fieldsToJsonSchema' | 'Destination'
>

const oursOfTriggers = loadOurs('./trigger/index.js') as typeof Triggers

/** The transport that a host asks for when it wants speed. */
export const { undiciTransport } = loadOurs('./http/undici.js') as typeof Undici

/** Matches an event with a trigger as the runtime does for a subscription: from its text. */
export const oursMatches = (text: string, event: unknown): boolean =>
  oursOfTriggers.validate(oursOfTriggers.cachedTrigger(text), event)

const triggers = load('@segment/destination-subscriptions') as Pick<typeof Triggers, 'parseFql' | 'validate'>

export const peerMatches = (text: string, event: unknown): boolean => triggers.validate(triggers.parseFql(text), event)
