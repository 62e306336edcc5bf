import { UsageError } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import type { Store } from '../store/store'
import { configuredNames } from './overview'

/** What to pause, or to resume. */
export interface PauseNames {
  destination: string
  /** Default: the whole destination. */
  subscription?: string
}

/** What is paused now, or is not any more. */
export interface PauseReport extends PauseNames {
  paused: boolean
}

/**
 * Pauses a destination or one of its subscriptions until {@link resume}.
 *
 * @param folder the folder of the configuration
 * @param reason why, for people
 * @throws UsageError for a destination or a subscription that the configuration does not have
 */
export async function pauseByHand(
  store: Pick<Store, 'pause'>,
  folder: string,
  names: PauseNames,
  reason: string
): Promise<PauseReport> {
  checkNames(folder, names)
  const { destination, subscription = '' } = names
  await store.pause({ destination, subscription, kind: 'manual', reason, fingerprint: '', remainingMs: Infinity })
  return reportOf(names, true)
}

/**
 * Ends all pauses of a destination, of the whole one and of its subscriptions, or of one subscription. Workers notice it
 * within seconds, and go on with its events.
 *
 * @throws UsageError as {@link pauseByHand}
 */
export async function resume(store: Pick<Store, 'resume'>, folder: string, names: PauseNames): Promise<PauseReport> {
  checkNames(folder, names)
  await store.resume(names.destination, names.subscription)
  return reportOf(names, false)
}

/** Names a destination, or one of its subscriptions, for people: `crm`, or `crm/orders`. */
export function nameOf({ destination, subscription }: PauseNames): string {
  return subscription === undefined ? destination : `${destination}/${subscription}`
}

function reportOf({ destination, subscription }: PauseNames, paused: boolean): PauseReport {
  return { destination, ...(subscription !== undefined && { subscription }), paused }
}

function checkNames(folder: string, { destination, subscription }: PauseNames): void {
  const all = configuredNames(folder)
  const found = all.find(({ id }) => id === destination)
  if (!found) {
    const hint = hintFor(
      destination,
      all.map(({ id }) => id)
    )
    throw new UsageError(`${folder} has no destination '${destination}'. ${hint}`)
  }
  if (subscription !== undefined && !found.subscriptions.includes(subscription)) {
    throw new UsageError(
      `${destination} has no subscription '${subscription}'. ${hintFor(subscription, found.subscriptions)}`
    )
  }
}
