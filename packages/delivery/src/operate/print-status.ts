import type { PauseStatus, SubscriptionStatus, Tally } from '../status/status'
import type { DestinationOverview, Overview } from './overview'

/** Prints an overview for people. */
export function printStatus({ at, minutes, sources, destinations, fault }: Overview): string[] {
  const span = minutes === 1 ? 'the last minute' : `the last ${minutes} minutes`
  return [
    `At ${at}; counts of ${span}.`,
    ...(fault === undefined ? [] : ['', 'The configuration cannot be read:', fault, '']),
    ...sources.map((source) => `source ${source.id}: ${printTally(source) || 'nothing'}`),
    ...destinations.flatMap(printDestination)
  ]
}

function printDestination({ id, configured, pauses, subscriptions }: DestinationOverview): string[] {
  const state = configured === 'enabled' ? '' : `, ${configured === 'removed' ? 'not configured' : configured}`
  return [
    '',
    `destination ${id}${state}`,
    ...pauses.map((pause) => printPause(id, pause)),
    ...subscriptions.map(printSubscription),
    ...(subscriptions.length === 0 ? ['  nothing'] : [])
  ]
}

/** What ends a pause that has no time of its own, besides a person. */
const ENDS: Partial<Record<PauseStatus['kind'], string>> = {
  account: 'when its settings change, or by',
  mapping: 'when its mapping changes, or by'
}

function printPause(id: string, { subscription, kind, reason, since, until }: PauseStatus): string {
  const what = subscription === undefined ? '' : ` of ${subscription}`
  const option = subscription === undefined ? '' : ` --subscription ${subscription}`
  const end = until === undefined ? `${ENDS[kind] ?? 'by'} ./bin/run deliver resume ${id}${option}` : `at ${until}`
  return `  paused${what} (${kind}) since ${since}: ${reason}${/[.!?]$/.test(reason) ? '' : '.'} Ends ${end}.`
}

function printSubscription(subscription: SubscriptionStatus): string {
  const { id, fresh, waiting, oldestReceivedAt, latency } = subscription
  const depth =
    fresh + waiting > 0 ? `${fresh} not tried, ${waiting} to be tried again, oldest ${oldestReceivedAt}` : ''
  const time = latency ? `${latency.averageMs} ms on average, ${latency.maxMs} ms at most` : ''
  return `  ${id}: ${[printTally(subscription), depth, time].filter((part) => part !== '').join('; ') || 'nothing'}`
}

const ORDER = ['accepted', 'duplicate', 'rejected', 'delivered', 'filtered', 'retried', 'failed', 'discarded']

/** Such as `3 delivered, 4 failed (3 NOT_FOUND, 1 BAD_REQUEST)`. */
function printTally({ counts, reasons }: Tally): string {
  const outcomes = Object.keys(counts).toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return outcomes
    .map((outcome) => {
      const own = reasons.filter((each) => each.outcome === outcome)
      const isOnly = own.length === 1 && own[0]!.count === counts[outcome]
      const why = own.map(({ reason, count }) => (isOnly ? reason : `${count} ${reason}`)).join(', ')
      return `${counts[outcome]} ${outcome}${why && ` (${why})`}`
    })
    .join(', ')
}
