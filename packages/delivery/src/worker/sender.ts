import {
  Destination,
  errorData,
  transportAround,
  type DestinationDefinition,
  type JSONObject,
  type OnEventOptions,
  type PreparedEvent,
  type SegmentEvent,
  type TokenStore,
  type UnfitEvent,
  type UnpreparedEvent
} from '@segment/actions-core'
import type { ConfiguredDestination, ConfiguredSubscription } from '../config/config'
import type { Job, Store } from '../store/store'
import type { CrashLog } from './crash-log'
import { Attempt, Sampler } from './sample'
import { DELIVERED, failed, failureOf, type Ending, type Failure, type Task } from './task'
import { tokenStoreOf } from './token-store'

/** What a sender needs from its worker. */
export interface SenderContext {
  worker: string
  store: Store
  crashLog?: CrashLog
  sendOptions: Pick<OnEventOptions, 'transport' | 'statsContext' | 'logger'>
  /** Aborts when the worker has waited long enough to stop, or when what is under way takes far too long. */
  signal(): AbortSignal
}

/** An event that is ready to be sent. */
export interface Prepared {
  task: Task
  prepared: PreparedEvent
}

/** A subscription as the runtime takes it. */
interface CompiledSubscription {
  configured: ConfiguredSubscription
  settings: JSONObject
  isBatched: boolean
}

/** What enrichment and filters made of an event, or how its job ends without being sent. */
interface Changed {
  changed?: SegmentEvent
  ending?: Ending
}

const FILTERED: Ending = { outcome: 'filtered', reason: 'trigger' }

/** Sends events by one version of the configuration of a destination, and says what became of each. Never throws. */
export class Sender {
  private readonly destination: Destination
  private readonly sampler: Sampler
  private readonly tokenStore: TokenStore
  private readonly subscriptions: Map<string, CompiledSubscription>
  private readonly statsContext: OnEventOptions['statsContext']

  constructor(
    readonly configured: ConfiguredDestination,
    private readonly context: SenderContext
  ) {
    const { definition, settings: given, id, settingsDigest, secrets } = configured
    const { store, worker, sendOptions } = context
    this.destination = new Destination(definition as DestinationDefinition<JSONObject>)
    // A copy: the runtime writes new tokens into it.
    const settings = structuredClone(given)
    this.subscriptions = new Map(
      configured.subscriptions.map((each) => {
        const action = this.destination.actions[each.subscription.partnerAction]
        const own = { ...settings, subscription: each.subscription as unknown as JSONObject }
        return [each.id, { configured: each, settings: own, isBatched: Boolean(action?.hasBatchSupport) }]
      })
    )
    this.sampler = new Sampler(this.destination, settings, secrets, sendOptions.transport)
    this.statsContext = sendOptions.statsContext && { ...sendOptions.statsContext, tags: [`destination:${id}`] }
    this.tokenStore = tokenStoreOf(store, { destination: id, fingerprint: settingsDigest, worker })
  }

  /** The subscription of a job; undefined if the configuration has it no more. */
  subscriptionOf(id: string): CompiledSubscription | undefined {
    return this.subscriptions.get(id)
  }

  /** Delivers one event. */
  async send({ job }: Task): Promise<Ending> {
    const subscription = this.subscriptions.get(job.subscription)
    if (!subscription) return failed(failureOf('SUBSCRIPTION_REMOVED', 'The subscription was removed.'))
    const attempt = new Attempt(this.sampler, [job], this.context.crashLog)
    try {
      const [{ changed, ending }] = await this.changes([job])
      if (ending) return ending
      const results = await this.destination.onEvent(changed!, subscription.settings, this.optionsOf(attempt))
      const last = results.at(-1)
      if (last?.outcome === 'filtered') return FILTERED
      return last?.outcome === 'misconfigured' ? failed(misconfiguration(last.output)) : DELIVERED
    } catch (error) {
      return failed(attempt.sampled(errorData(error)))
    } finally {
      attempt.isOver = true
    }
  }

  /** Matches, maps and validates events of one subscription, to send them in batches. @returns one result for each */
  async prepareAll(jobs: readonly Job[]): Promise<(PreparedEvent | Ending)[]> {
    const subscription = this.subscriptions.get(jobs[0].subscription)
    if (!subscription) {
      const ending = failed(failureOf('SUBSCRIPTION_REMOVED', 'The subscription was removed.'))
      return jobs.map(() => ending)
    }
    const { configured, settings } = subscription
    const changes = await this.changes(jobs)
    const events = changes.filter(({ ending }) => !ending).map(({ changed }) => changed!)
    const { sendOptions } = this.context
    const prepared = await this.destination.prepareAll(events, configured.subscription, settings, sendOptions)
    let next = 0
    return changes.map(({ ending }) => ending ?? endingUnlessReady(prepared[next++]))
  }

  /** Delivers prepared events. @returns what became of each */
  async sendBatch(entries: readonly Prepared[]): Promise<Ending[]> {
    const attempt = new Attempt(
      this.sampler,
      entries.map(({ task }) => task.job),
      this.context.crashLog
    )
    try {
      const nodes = await this.destination.deliverPrepared(
        entries.map(({ prepared }) => prepared),
        this.optionsOf(attempt)
      )
      return nodes.map((node) => (node.outcome === 'delivered' ? DELIVERED : failed(attempt.sampled(errorData(node)))))
    } catch (error) {
      // Not a failure of the vendor: the events were prepared with a configuration that has changed since.
      const failure = { ...errorData(error), retryable: true }
      return entries.map(() => failed(failure))
    } finally {
      attempt.isOver = true
    }
  }

  private optionsOf(attempt: Attempt): OnEventOptions {
    const transport = transportAround(this.sampler.transport, attempt.transport)
    const { statsContext, tokenStore, context } = this
    return { transport, statsContext, logger: context.sendOptions.logger, signal: context.signal(), tokenStore }
  }

  /** The events of jobs after enrichment and filters, or how jobs end without being sent. */
  private async changes(jobs: readonly Job[]): Promise<Changed[]> {
    const parsed = jobs.map(parsedEvent)
    if (!this.configured.beforeMapping) return parsed
    return Promise.all(parsed.map((each) => (each.ending ? each : this.changed(each.changed!))))
  }

  private async changed(event: SegmentEvent): Promise<Changed> {
    try {
      const changed = await this.configured.beforeMapping!(event)
      return changed ? { changed } : { ending: { outcome: 'filtered', reason: 'filter' } }
    } catch (error) {
      const message = `The enrichment failed: ${error instanceof Error ? error.message : String(error)}`
      const failure = { ...failureOf('ENRICHMENT_FAILED', message), retryable: true }
      return { ending: { outcome: 'failed', failure, isOurs: true } }
    }
  }
}

function parsedEvent({ body }: Job): Changed {
  try {
    return { changed: JSON.parse(body) as SegmentEvent }
  } catch (error) {
    return { ending: failed(errorData(error)) }
  }
}

function endingUnlessReady(prepared: PreparedEvent | UnpreparedEvent | UnfitEvent): PreparedEvent | Ending {
  switch (prepared.outcome) {
    case 'ready':
      return prepared
    case 'filtered':
      return FILTERED
    case 'misconfigured':
      return failed(misconfiguration(prepared.output))
    case 'failed':
      return failed(errorData(prepared.error))
  }
}

function misconfiguration(output: unknown): Failure {
  return { code: 'MISCONFIGURED', message: String(output), status: 400, scope: 'mapping', retryable: false }
}
