import {
  transportAround,
  type Destination,
  type JSONObject,
  type SegmentEvent,
  type Transport
} from '@segment/actions-core'
import type { Filter } from '@segment/actions-core/filter'
import { standInLibraries, withClientLibraries } from '@segment/action-destinations/records'
import { anyFormOf, isAsync } from './async-actions'
import type { Loaded } from './loaded'
import { CANCELLED, deliverAll, deliverOne, type Delivery } from './deliver'
import { createRecorder, type Clock } from './exchanges'
import { explain } from './explain'
import { droppedOutcome } from './filters'
import { deliverJob, type JobOutcome, type Polling } from './job'
import type { EventOutcome, EventReport, RunReport } from './report'
import type { TriedSubscription } from './subscription'
import type { TokenKeeper } from './tokens'

/** What events are run with. */
export interface EventRun {
  loaded: Loaded
  /** The key of the action. */
  key: string
  /** The settings, `oauth` included. */
  settings: JSONObject
  subscription: TriedSubscription
  /** What runs before the mapping. */
  filters: readonly Filter[]
  tokens: TokenKeeper
  transport: Transport
  /** Whether clients that do not speak HTTP may send. If not, their calls are recorded and answered here. */
  sends: boolean
  /** Send all events as one batch. Events of an async action always are. */
  batch: boolean
  /** How to poll the job of an async action. */
  polling: Polling
  /** Called before each delivery, with the position of its event or `batch`. Default: nothing. */
  beforeDelivery?: (position: number | 'batch') => void
  /** Measures stages and requests. Default: the reports have no times. */
  clock?: Clock
  /** Cancels the run: events that were not delivered by then end as cancelled. Default: nothing does. */
  signal?: AbortSignal
  /** The most bytes of each response body that is kept. Default: see `createRecorder`. */
  most?: number
}

/** Runs events through filters, trigger, mapping, validation and action, one by one or as a batch, and reports each step. */
export function runEvents(run: EventRun, events: SegmentEvent[]): Promise<RunReport> {
  if (isAsync(run.loaded.definition, run.key, run.subscription.mapping)) {
    return sendTogether(run, events, (...given) => deliverJob(...given, run.polling))
  }
  if (run.batch) return sendTogether(run, events, async (...given) => ({ outcomes: await deliverAll(...given) }))
  return sendEach(run, events)
}

/** Makes a delivery. Its requests are recorded by what `record` returned last: a recorder for each time they are sent. */
function openDelivery({ loaded, transport, sends, key, settings, subscription, tokens, clock, most }: EventRun) {
  let recorder = createRecorder(transport, { clock, most })
  const destination: Destination<JSONObject> = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, {
    transport: transportAround(transport, (...request) => recorder.transport(...request))
  })
  const libraries = sends ? {} : standInLibraries((call) => recorder.answerCall(call))
  const within = <Given>(act: () => Given) => withClientLibraries(libraries, act)
  const record = () => (recorder = createRecorder(transport, { clock, most }))
  const delivery: Delivery = { destination, key, settings, subscription, tokens }
  return { record, within, action: anyFormOf(destination, key), delivery }
}

async function sendEach(run: EventRun, events: SegmentEvent[]): Promise<RunReport> {
  const { record, within, action, delivery } = openDelivery(run)
  const reports: EventReport[] = []
  for (const [position, event] of events.entries()) {
    const recorder = record()
    const explanation = explain(action, run, event, true, run.clock)
    const send = () => {
      run.beforeDelivery?.(position)
      return within(() => deliverOne(delivery, explanation.filtered ?? event, explanation))
    }
    const outcome = droppedOutcome(explanation) ?? (await unlessCancelled(run, send))
    reports.push({ event, ...explanation, exchanges: await recorder.exchanges(), outcome })
  }
  return { events: reports, exchanges: [] }
}

async function sendTogether(
  run: EventRun,
  events: SegmentEvent[],
  deliver: (...given: Parameters<typeof deliverAll>) => Promise<Omit<JobOutcome, 'job'> & Partial<JobOutcome>>
): Promise<RunReport> {
  const { record, within, action, delivery } = openDelivery(run)
  const recorder = record()
  const explained = events.map((event) => ({ event, ...explain(action, run, event, false, run.clock) }))
  const passed = explained.filter((each) => !droppedOutcome(each))
  const left = passed.map(({ event, filtered = event }) => filtered)
  if (left.length > 0) run.beforeDelivery?.('batch')
  const isOver = left.length === 0 || run.signal?.aborted
  const { outcomes, job } = isOver
    ? { outcomes: left.map(() => CANCELLED) }
    : await within(() => deliver(delivery, left, passed))
  const next = outcomes.map((outcome) => orCancelled(run, outcome)).values()
  const reports = explained.map((each): EventReport => {
    return { ...each, exchanges: [], outcome: droppedOutcome(each) ?? next.next().value! }
  })
  return { ...(job && { job }), events: reports, exchanges: await recorder.exchanges() }
}

async function unlessCancelled(run: EventRun, send: () => Promise<EventOutcome>): Promise<EventOutcome> {
  return run.signal?.aborted ? CANCELLED : orCancelled(run, await send())
}

/** What failed when a run was cancelled, failed because of that. */
function orCancelled({ signal }: EventRun, outcome: EventOutcome): EventOutcome {
  return signal?.aborted && outcome.stage === 'action' ? CANCELLED : outcome
}
