import { join } from 'node:path'
import {
  createRedactor,
  getOAuth2Data,
  omit,
  secretsOf,
  type JSONObject,
  type Redact,
  type Transport
} from '@segment/actions-core'
import { UsageError } from '@segment/actions-input'
import { createEventEditor, type EventEdits, sampleSettings } from '@segment/actions-events'
import {
  createEnvFile,
  dryTransport,
  isAsync,
  keepTokens,
  parseRewrites,
  createSender,
  readFilters,
  runEvents,
  triedSubscription,
  accountSettings,
  type EventReport,
  type Polling,
  type SettingsFlags,
  type SubscriptionFlags,
  type TryReport,
  secretsOfMapping
} from '@segment/actions-session'
import { inIsolation, recordedSettings, type RecordFile, type Reseed } from '@segment/action-destinations/records'
import { loaderOf } from '../records/replay-folder'
import { createSource } from '../workspace/source'
import { findDestination } from '../workspace/destinations'
import { checkBatch, chooseAction, chooseDestination } from './choose'
import { readEvents, sampleFor, type EventSource } from './events'
import { caseId, checkRecording, recordsOf, writeRecording, type Sent } from './recording'
import { createPlayer, readRecording, settingsForReplay } from './replaying'

/** What to try, as set by the flags of `try`. */
export interface TryOptions extends EventSource, EventEdits, SettingsFlags, SubscriptionFlags {
  /** Show the requests and send nothing; missing required settings get example values. Default false. */
  'dry-run'?: boolean
  /** Send all events as one batch. Default false. */
  batch?: boolean
  /** A file to write records to: the events, the requests and their responses, without secrets. */
  record?: string
  /** A file of records that answers the requests. */
  replay?: string
  /** `<origin>=<origin>`: see `parseRewrites`. */
  rewrite?: readonly string[]
  /** What requests may reach besides public addresses over https and the origins of `rewrite`. Default: nothing. */
  allow?: readonly string[]
  /** The seconds between two polls of the job of an async action. Default 5. */
  'poll-every'?: number
  /** Gets the state of the job after each poll. */
  onPoll?: Polling['onPoll']
  /** More texts to hide in output and recordings, such as a secret URL. */
  secret?: readonly string[]
}

/**
 * Runs events through filters, trigger, mapping, validation and action of a destination, and reports each step.
 *
 * @param root the workspace; its file `.env` and its stored settings are read
 * @param names destination and action; prompts for what is missing
 * @throws UsageError and FailureError if it cannot start; what goes wrong with an event is in the report
 */
export async function tryAction(
  root: string,
  names: { destination?: string; action?: string },
  options: TryOptions
): Promise<TryReport> {
  createEnvFile(join(root, '.env'))()
  const edit = createEventEditor(options)
  const place = findDestination(root, await chooseDestination(root, names.destination), 'cloud')
  const loaded = createSource(place).current()
  const key = await chooseAction(loaded, names.action)
  const subscription = await triedSubscription(loaded, key, options)
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition)
  const isJob = isAsync(loaded.definition, key, subscription.mapping)
  const batch = isJob || (options.batch ?? false)
  if (isJob) checkJob(options, key)
  else if (batch) checkBatch(destination.actions[key]!, key)
  checkModes(options)
  if (options.record !== undefined) checkRecording(options.record)
  const recording = options.replay === undefined ? undefined : readRecording(options.replay)
  const fields = loaded.definition.authentication?.fields ?? {}
  const examples = options['dry-run'] ? sampleSettings(fields) : {}
  const defaults = recording ? recordedSettings(recording.cases[0]?.input ?? {}) : (examples as JSONObject)
  const own = await accountSettings(root, loaded, destination, options, defaults)
  const passwords = Object.keys(fields).filter((name) => fields[name]!.type === 'password')
  const settings = recording ? settingsForReplay(own, recording, passwords) : own
  const madeUp = Object.keys(examples).filter((name) => settings[name] === examples[name])
  const given = await readEvents(options, () => sampleFor(loaded.definition, key, subscription))
  const events = given.map(edit)

  // An example value is not a secret, and may be a word that occurs elsewhere.
  const ofAccount = omit(settings, madeUp) as JSONObject
  const secrets = [
    ...secretsOf(loaded.definition, ofAccount, getOAuth2Data(settings)),
    ...secretsOfMapping(loaded.definition, subscription.mapping),
    ...(options.secret ?? [])
  ]
  const redact: Redact = (data) => createRedactor(secrets)(data)
  const { transport, mode, unrecorded } = transportOf(options, recording)
  const tokens = keepTokens({
    root: mode === 'send' ? root : undefined,
    owner: loaded,
    settings,
    onFresh: (fresh) => secrets.push(...secretsOf({}, {}, fresh))
  })
  const run = {
    loaded,
    key,
    settings,
    subscription,
    // A record is of the destination alone, without the filters of this workspace.
    filters: options.record === undefined && !recording ? readFilters(root, loaded) : [],
    tokens,
    transport,
    sends: mode === 'send',
    batch,
    // A record needs the whole answers.
    ...(options.record !== undefined && { most: Infinity }),
    polling: pollingOf(options)
  }
  const send = (reseed: Reseed) =>
    runEvents({ ...run, beforeDelivery: (position) => reseed(caseId(key, position)) }, events)
  // In isolation, times and random values come out as recorded.
  const sent = await (recording ? inIsolation({ ...recording, transport }, send) : send(() => {}))

  if (options.record !== undefined) {
    const calls = batch ? [callOfBatch(sent)] : sent.events.map(callOfEvent)
    const slug = loaded.definition.slug ?? place.name
    const file = await recordsOf({ slug, action: key, settings, subscription, calls, secrets }, loaderOf(place))
    await writeRecording(root, options.record, file)
  }
  const delivered = sent.events.every(({ outcome }) => outcome.stage === 'delivered') && unrecorded.length === 0
  const notes = { ...(madeUp.length > 0 && { madeUp }), ...(tokens.state && { tokens: tokens.state }) }
  return redact({ destination: place.name, action: key, mode, batch, delivered, ...sent, unrecorded, ...notes })
}

function checkModes({ replay, record, 'dry-run': dryRun }: TryOptions): void {
  if ([replay, record, dryRun].filter(Boolean).length <= 1) return
  throw new UsageError('Use only one of --dry-run, --record and --replay: --dry-run and --replay send nothing.')
}

/** Throws a UsageError for flags that do not go with an async action. */
function checkJob({ record }: TryOptions, key: string): void {
  if (record === undefined) return
  throw new UsageError(
    `--record: '${key}' uploads a job and polls it, which cannot be recorded. Leave out --record, or choose the form without polls with --map subscription_type=sync where the action has it.`
  )
}

function pollingOf({ replay, 'poll-every': every = 5, onPoll }: TryOptions): Polling {
  return { every: replay === undefined ? every : 0, onPoll }
}

function transportOf(
  { replay, rewrite = [], allow, 'dry-run': dryRun }: TryOptions,
  recording: RecordFile | undefined
): Pick<TryReport, 'mode' | 'unrecorded'> & { transport: Transport } {
  const rewrites = parseRewrites(rewrite)
  if (dryRun) return { mode: 'dry-run', transport: dryTransport, unrecorded: [] }
  if (recording) return { mode: 'replay', ...createPlayer(replay!, recording) }
  return { mode: 'send', transport: createSender(rewrites, allow), unrecorded: [] }
}

type Call = Sent['calls'][number]

function callOfEvent({ event, exchanges, outcome }: EventReport): Call {
  return { data: event, exchanges, delivered: outcome.stage === 'delivered' || outcome.stage === 'trigger' }
}

/** A batch always ends with a result for each event. */
function callOfBatch({ events, exchanges }: Pick<TryReport, 'events' | 'exchanges'>): Call {
  return { data: events.map(({ event }) => event), exchanges, delivered: true }
}
