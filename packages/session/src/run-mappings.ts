import { performance } from 'node:perf_hooks'
import {
  chunk,
  createRedactor,
  getOAuth2Data,
  secretsOf,
  transportAround,
  type JSONObject,
  type PreparedEvent,
  type SegmentEvent,
  type Transport
} from '@segment/actions-core'
import { isAsync } from './async-actions'
import { secretsOfMapping } from './call'
import { hostSubscription } from './deliver'
import type { Clock, Exchange } from './exchanges'
import { CallError } from './failure'
import { filterEvent, readFilters } from './filters'
import type { Loaded } from './loaded'
import type { StoredMapping } from './mappings'
import type { EventReport, JobReport } from './report'
import { runEvents, type EventRun } from './run-events'
import { endedBy } from './sender'
import { withSending, type RunMode } from './sending'
import { storedSettings } from './settings'
import { givenSubscription } from './subscription'
import { keepTokens } from './tokens'

/** A mapping to run. One without a trigger gets every event. */
export type RunMapping = Pick<StoredMapping, 'enabled' | 'partnerAction' | 'mapping'> &
  Partial<Pick<StoredMapping, 'id' | 'name' | 'subscribe'>>

/** What to run, as a page asks for it and as the history keeps it. */
export interface RunInput {
  /** The mappings. Those that are disabled are left out. */
  mappings: RunMapping[]
  events: SegmentEvent[]
  mode: RunMode
  /** How the stand-in answers; see `parseScript`. */
  script: string
  /** Whether events go in batches, grouped as a host groups them. Events of async actions always are one batch. */
  batch: boolean
}

/** The result of a run, without secrets. */
export interface Run extends Omit<RunInput, 'mappings'> {
  /** When it started, as ISO 8601. */
  at: string
  /** How long it took, in milliseconds. */
  ms: number
  /** Whether every event matched a mapping, and all that it matched delivered it, or in a dry run would have. */
  delivered: boolean
  mappings: MappingRun[]
  /** Whether it was cancelled; absent if not. */
  cancelled?: true
  /** The settings that were missing and got example values. */
  madeUp?: string[]
  /** Whether refreshed tokens were saved; absent if none were refreshed. */
  tokens?: 'saved' | 'not saved'
}

/** What one mapping did with the events of a run. */
export interface MappingRun {
  mapping: RunMapping
  /** One for each event of the run, in order. */
  results: EventResult[]
  /** The batches, in order; empty if the events were sent one by one. */
  batches: SentBatch[]
  /** The job of an async action; absent for other actions. */
  job?: JobReport
}

/** What a mapping did with one event. */
export type EventResult = Omit<EventReport, 'event'>

/** Events that went out together. */
export interface SentBatch {
  /** The positions of the events in the run, in order. */
  events: number[]
  exchanges: Exchange[]
}

/** What a run needs besides its input. */
export interface RunContext {
  /** The workspace; its settings file is read, and in a real run gets new tokens. */
  root: string
  loaded: Loaded
  /** Sends the requests of a real run. */
  send: Transport
  /** Values for settings that are missing; a real run uses none. */
  examples: JSONObject
  /** Called at each step of the run. Default: nothing. */
  onProgress?: (progress: RunProgress) => void
  /** Cancels the run. Default: nothing does. */
  signal?: AbortSignal
}

/** How far a run is. */
export interface RunProgress {
  /** How many events are done; an event counts once for each mapping. */
  done: number
  of: number
  /** What it does at the moment: the mapping, and the host whose answer it waits for. */
  step: string
}

/** Returns a function that replaces the secrets of the stored settings of a destination, and those that are added. */
export function storedSecrets(root: string, { definition, place }: Loaded) {
  const stored = storedSettings(root, { definition, place })
  const secrets = secretsOf(definition, stored, getOAuth2Data(stored))
  return { stored, secrets, redact: <Data>(data: Data): Data => createRedactor(secrets)(data) }
}

/**
 * Runs events through each enabled mapping, as `try` runs them through one.
 *
 * @throws CallError (400) if no mapping is enabled, or a trigger does not parse
 */
export async function runMappings(
  { root, loaded, send, examples, onProgress, signal = new AbortController().signal }: RunContext,
  input: RunInput
): Promise<{ run: Run; redact: <Data>(data: Data) => Data }> {
  const { mode, script, batch, events } = input
  const enabled = input.mappings.filter((mapping) => mapping.enabled)
  if (enabled.length === 0) throw new CallError(400, 'No mapping is enabled. Enable one, and run again.')
  const filters = readFilters(root, loaded)
  const subscriptions = enabled.map((mapping) => givenSubscription(mapping))
  const { stored, secrets, redact } = storedSecrets(root, loaded)
  secrets.push(...enabled.flatMap(({ mapping }) => secretsOfMapping(loaded.definition, mapping)))
  const isReal = mode === 'real'
  const settings: JSONObject = { ...(isReal ? {} : examples), ...structuredClone(stored) }
  const madeUp = isReal ? [] : Object.keys(examples).filter((name) => stored[name] === undefined)
  const tokens = keepTokens({
    root: isReal ? root : undefined,
    owner: loaded,
    settings,
    onFresh: (fresh) => secrets.push(...secretsOf({}, {}, fresh))
  })
  const at = new Date().toISOString()
  const clock = stopwatch()
  const of = enabled.length * events.length
  let done = 0
  let name = ''
  const tell = (step: string) => onProgress?.({ done, of, step })
  const onDone = (count: number) => {
    done += count
    tell(name)
  }
  const mappings = await withSending({ mode, script, send }, async (sending) => {
    const ended = endedBy(signal, sending)
    const transport = transportAround(ended, (url, init) => {
      tell(`${name} waits for ${new URL(url).host}`)
      return ended(url, init).finally(() => tell(name))
    })
    const polling = { every: isReal ? 5 : 0, signal }
    const common = { loaded, settings, filters, tokens, transport, clock, signal, sends: isReal, polling }
    const runs: MappingRun[] = []
    for (const [index, mapping] of enabled.entries()) {
      name = mapping.name ?? mapping.partnerAction
      tell(name)
      const one = { ...common, key: mapping.partnerAction, subscription: subscriptions[index]! }
      runs.push({ mapping, ...(await runMapping(one, events, batch, onDone)) })
    }
    return runs
  })
  const run: Run = {
    at,
    ms: clock(),
    mode,
    script,
    batch,
    delivered: events.every((_, position) => isDelivered(mappings.map(({ results }) => results[position]!))),
    events,
    mappings,
    ...(signal.aborted && { cancelled: true as const }),
    ...(madeUp.length > 0 && { madeUp }),
    ...(tokens.state && { tokens: tokens.state })
  }
  return { run: redact(run), redact }
}

function isDelivered(results: EventResult[]): boolean {
  const matched = results.filter(({ outcome }) => outcome.stage !== 'trigger')
  return matched.length > 0 && matched.every(({ outcome }) => outcome.stage === 'delivered')
}

function stopwatch(): Clock {
  const start = performance.now()
  return () => Math.round((performance.now() - start) * 100) / 100
}

async function runMapping(
  run: Omit<EventRun, 'batch'>,
  events: SegmentEvent[],
  batch: boolean,
  onDone: (count: number) => void
): Promise<Omit<MappingRun, 'mapping'>> {
  const groups = isAsync(run.loaded.definition, run.key, run.subscription.mapping)
    ? [{ positions: [...events.keys()], asBatch: true, isSent: true }]
    : await groupsOf(run, events, batch)
  const results: EventResult[] = []
  const batches: SentBatch[] = []
  let job: JobReport | undefined
  for (const { positions, asBatch, isSent } of groups) {
    const given = positions.map((position) => events[position]!)
    const report = await runEvents({ ...run, batch: asBatch }, given)
    for (const [index, { event: _, ...result }] of report.events.entries()) results[positions[index]!] = result
    if (asBatch && isSent) batches.push({ events: positions, exchanges: report.exchanges })
    job ??= report.job
    onDone(positions.length)
  }
  return { results, batches, ...(job && { job }) }
}

/** Positions of events that are run together. */
interface Group {
  positions: number[]
  /** Whether they are one batch; else they go one by one. */
  asBatch: boolean
  /** Whether a request is to be made for them. */
  isSent: boolean
}

/**
 * Groups events as a host groups them: those with the same batch key together, as far as the limits allow. Events that
 * are not sent, because a filter, the trigger, the mapping or the validation stops them, are in a group of their own.
 */
async function groupsOf(
  { loaded, key, subscription, filters, settings }: Omit<EventRun, 'batch'>,
  events: SegmentEvent[],
  batch: boolean
): Promise<Group[]> {
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition)
  if (!batch || !destination.actions[key]!.hasBatchSupport) {
    return sentSingly([...events.keys()])
  }
  const host = hostSubscription({ key, subscription })
  const [singles, unsent]: number[][] = [[], []]
  const byKey = new Map<string, { position: number; prepared: PreparedEvent }[]>()
  for (const [position, event] of events.entries()) {
    const { event: left } = filterEvent(filters, event)
    const prepared = left && (await destination.prepare(left, host, settings).catch(() => undefined))
    if (prepared?.outcome !== 'ready') unsent!.push(position)
    else if (prepared.payload.enable_batching === false) singles!.push(position)
    else {
      const group = byKey.get(prepared.batchKey) ?? []
      byKey.set(prepared.batchKey, group)
      group.push({ position, prepared })
    }
  }
  const parts = [...byKey.values()].flatMap((group) => {
    const { batchSize: count, batchBytes: bytes } = group[0]!.prepared.limits
    return chunk(group, { count, bytes }, ({ prepared }) => prepared.payload)
  })
  return [
    ...parts.map((part) => ({ positions: part.map(({ position }) => position), asBatch: true, isSent: true })),
    ...sentSingly(singles!),
    ...(unsent!.length > 0 ? [{ positions: unsent!, asBatch: true, isSent: false }] : [])
  ]
}

/** How many events that go one by one are run before the progress is told. */
const SINGLES_PER_GROUP = 50

function sentSingly(positions: number[]): Group[] {
  const groups = chunk(positions, { count: SINGLES_PER_GROUP })
  return groups.map((group) => ({ positions: group, asBatch: false, isSent: true }))
}
