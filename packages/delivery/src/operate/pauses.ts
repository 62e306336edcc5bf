import { UsageError } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import { isRecord, readFolder } from '../config/read-folder'
import { storePlace, useStore } from './store-place'

/** What to pause, or to resume. */
export interface PauseFlags {
  /** The folder of the configuration. */
  config: string
  store?: string
  destination: string
  subscription?: string
}

/** What is paused now, or is not any more. */
export interface PauseReport {
  destination: string
  subscription?: string
  paused: boolean
}

/**
 * Pauses a destination or one of its subscriptions until {@link resume}.
 *
 * @throws UsageError for a destination or a subscription that the configuration does not have
 */
export async function pauseByHand({ reason, ...flags }: PauseFlags & { reason: string }): Promise<PauseReport> {
  const names = namesOf(flags)
  const pause = { ...names, kind: 'manual' as const, reason, fingerprint: '', remainingMs: Infinity }
  await useStore(storePlace(flags.config, flags.store), (store) => store.pause(pause))
  return reportOf(flags, true)
}

/**
 * Ends all pauses of a destination, of the whole one and of its subscriptions, or of one subscription. Workers notice it
 * within seconds, and go on with its events.
 *
 * @throws UsageError as {@link pauseByHand}
 */
export async function resume(flags: PauseFlags): Promise<PauseReport> {
  const { destination, subscription } = namesOf(flags)
  await useStore(storePlace(flags.config, flags.store), (store) =>
    store.resume(destination, subscription === '' ? undefined : subscription)
  )
  return reportOf(flags, false)
}

function reportOf({ destination, subscription }: PauseFlags, paused: boolean): PauseReport {
  return { destination, ...(subscription !== undefined && { subscription }), paused }
}

/** Checks the names. Faults elsewhere in the configuration do not matter here. */
function namesOf({ config, destination, subscription }: PauseFlags): { destination: string; subscription: string } {
  const { destinations } = readFolder(config).value
  const all = isRecord(destinations) ? destinations : {}
  const found = Object.hasOwn(all, destination) ? all[destination] : undefined
  if (found === undefined) {
    throw new UsageError(`${config} has no destination '${destination}'. ${hintFor(destination, Object.keys(all))}`)
  }
  const { subscriptions } = Object(found) as { subscriptions?: unknown }
  const known = isRecord(subscriptions) ? Object.keys(subscriptions) : []
  if (subscription !== undefined && !known.includes(subscription)) {
    throw new UsageError(`${destination} has no subscription '${subscription}'. ${hintFor(subscription, known)}`)
  }
  return { destination, subscription: subscription ?? '' }
}
