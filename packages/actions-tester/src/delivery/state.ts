import type { DestinationOverview, PauseStatus } from '@segment/actions-delivery'
import type { OutcomeKind } from '../controls'

/** How a destination, or one of its subscriptions, stands. */
export interface State {
  kind: OutcomeKind
  word: string
}

/** What each kind of pause is called. What needs somebody to act comes first. */
const PAUSED: Record<PauseStatus['kind'], State> = {
  account: { kind: 'failed', word: 'Account parked' },
  mapping: { kind: 'failed', word: 'Mapping parked' },
  manual: { kind: 'discarded', word: 'Paused' },
  circuit: { kind: 'retried', word: 'Circuit open' },
  wait: { kind: 'retried', word: 'Waits for the vendor' }
}

/** How a pause is called, and what ends it. */
export function pauseState(kind: PauseStatus['kind']): State & { end: string } {
  return { ...PAUSED[kind], end: ENDS[kind] }
}

const ENDS: Record<PauseStatus['kind'], string> = {
  account: 'It goes on when its settings change, or with Resume.',
  mapping: 'It goes on when its mapping changes, or with Resume.',
  manual: 'It goes on with Resume.',
  circuit: 'One request after another then probes whether the vendor answers again.',
  wait: 'The vendor asked for this wait.'
}

/** How a destination stands as a whole. */
export function stateOf({ pauses, configured }: Pick<DestinationOverview, 'pauses' | 'configured'>): State {
  if (configured === 'removed') return { kind: 'discarded', word: 'Removed' }
  if (configured === 'disabled') return { kind: 'discarded', word: 'Disabled' }
  return worst(pauses.filter(({ subscription }) => subscription === undefined))
}

/** How a subscription stands: by a pause of its own, else as its destination. */
export function subscriptionState(destination: Pick<DestinationOverview, 'pauses' | 'configured'>, id: string): State {
  const own = destination.pauses.filter(({ subscription }) => subscription === id)
  return own.length > 0 ? worst(own) : stateOf(destination)
}

function worst(pauses: readonly PauseStatus[]): State {
  const kind = (Object.keys(PAUSED) as PauseStatus['kind'][]).find((each) =>
    pauses.some((pause) => pause.kind === each)
  )
  return kind ? PAUSED[kind] : { kind: 'delivered', word: 'Running' }
}

/** How long something took or is ago, in the largest unit that fits: `12 s`, `3 min`, `2 h`, `4 d`. */
export function ageText(ms: number): string {
  const units: [string, number][] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000]
  ]
  const [unit, length] = units.find(([, each]) => ms >= each) ?? ['s', 1000]
  return `${Math.max(0, Math.floor(ms / length))} ${unit}`
}

/** A moment: the time of day for the day of `now`, else with the date. */
export function momentText(at: string, now: string): string {
  const isSameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return new Date(at).toLocaleString('en', {
    ...(!isSameDay && { dateStyle: 'medium' }),
    timeStyle: 'medium',
    hour12: false
  })
}
