import type {
  Action,
  ActionHookType,
  Destination,
  DestinationDefinition,
  DynamicFieldItem,
  ExecuteOptions,
  JSONObject,
  JSONValue,
  Logger,
  MultiStatusResponse,
  PollPayload,
  Result,
  StatsClient
} from '@segment/actions-core'
import type { RecordedCall, RecordedCase, RecordedEntry, RecordedInput, RecordedOutcome } from './format'

/** A destination to run cases on. */
export interface Runnable {
  definition: DestinationDefinition<JSONObject>
  destination: Destination<JSONObject>
}

/** The ids of the saved mapping in every case. */
const SUBSCRIPTION = { ID: 'sub-1', ConfigID: 'dest-1', ActionID: 'act-1', ProjectID: 'src-1' }

const METADATA = { actionConfigId: 'sub-1', destinationConfigId: 'dest-1', actionId: 'act-1', sourceId: 'src-1' }

/** The timeout of a case. Cases normally take a moment. */
const LIMIT_MS = 30_000

/**
 * Runs a case and returns its outcome; errors are outcomes too. Its transport records what it sends.
 *
 * @param mappings the mappings for `{ "$ref": name }`
 * @throws Error if it takes too long
 */
export async function runCase(
  runnable: Runnable,
  recorded: RecordedCase,
  mappings: Record<string, JSONObject> = {}
): Promise<RecordedOutcome> {
  const input = structuredClone(recorded.input)
  const reference = Object(input.mapping) as { $ref?: string }
  if (reference.$ref !== undefined) input.mapping = structuredClone(mappings[reference.$ref])
  const host = hostOf(input)
  const outcome = await inTime(
    calls[recorded.call]({ ...runnable, recorded, input, host }).catch((error: unknown) => ({ error: errorOf(error) }))
  )
  const kept = Object.keys(host.kept).length > 0 && { kept: plain(host.kept) }
  return plain({ ...outcome, ...kept }) as RecordedOutcome
}

async function inTime<Given>(work: Promise<Given>): Promise<Given> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${LIMIT_MS / 1000} seconds.`)), LIMIT_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

interface Call extends Runnable {
  recorded: RecordedCase
  input: RecordedInput
  host: ReturnType<typeof hostOf>
}

type Outcome = Partial<Record<keyof RecordedOutcome, unknown>>

const calls: Record<RecordedCall, (call: Call) => Promise<Outcome>> = {
  async event({ destination, input, recorded, host }) {
    const results = await destination.onEvent(input.event!, accountOf(input, recorded), host.context)
    const step: Result | undefined = results.find((result) => result?.output === 'Action Executed')
    if (!step) return { notSubscribed: true }
    return { ok: true, ...(step.data !== undefined && step.data !== null && { returned: step.data }) }
  },
  async batch({ destination, input, recorded, host }) {
    const [result] = await destination.onBatch(input.events!, accountOf(input, recorded), host.context)
    return result?.multistatus ? { multistatus: result.multistatus.map(entryOf) } : { notSubscribed: true }
  },
  async asyncBatch({ destination, input, recorded, host }) {
    const { jobId, status, multiStatusResponse } = await destination.executeAsyncBatch(recorded.action!, {
      ...executionOf(input, host),
      events: input.events!,
      mapping: (input.mapping ?? {}) as JSONObject
    })
    return { value: { jobId, status }, multistatus: entriesOf(multiStatusResponse) }
  },
  async poll({ destination, input, recorded, host }) {
    const { jobId, status, jobStatus, multiStatusResponse } = await destination.executeAsyncPoll(recorded.action!, {
      ...executionOf(input, host),
      pollPayload: input.pollPayload as unknown as PollPayload
    })
    const multistatus = multiStatusResponse && { multistatus: entriesOf(multiStatusResponse) }
    return { value: { jobId, status, jobStatus }, ...multistatus }
  },
  async testAuthentication({ destination, input }) {
    await destination.testAuthentication(recordedSettings(input))
    return { ok: true }
  },
  async refreshAccessToken({ destination, input }) {
    const { clientId, clientSecret } = input.auth ?? {}
    const tokens = { ...authOf(input), clientId, clientSecret } as Parameters<typeof destination.refreshAccessToken>[1]
    return { value: (await destination.refreshAccessToken(input.settings ?? {}, tokens)) ?? null }
  },
  async onDelete({ destination, input, host }) {
    await destination.onDelete!(input.event!, recordedSettings(input), host.context)
    return { ok: true }
  },
  async createAudience({ destination, input, host }) {
    const { audienceSettings, audienceName, personas } = input
    const data = { settings: recordedSettings(input), audienceSettings, audienceName, personas, ...statsOf(host) }
    return {
      value: (await destination.createAudience(data as Parameters<typeof destination.createAudience>[0])) ?? null
    }
  },
  async getAudience({ destination, input, host }) {
    const { audienceSettings, externalId } = input
    const data = { settings: recordedSettings(input), audienceSettings, externalId, ...statsOf(host) }
    return { value: (await destination.getAudience(data as Parameters<typeof destination.getAudience>[0])) ?? null }
  },
  async dynamicField({ definition, destination, input, recorded: { action, field, hook }, host }) {
    const { dynamic } =
      (hook && definition.actions[action!]?.hooks?.[hook as ActionHookType]?.inputFields?.[field!]) || {}
    const { page, audienceSettings, dynamicFieldContext } = input
    const data = { ...inputOf(input, host), page, audienceSettings, dynamicFieldContext }
    const answer = await destination.executeDynamicField(
      action!,
      field!,
      data as unknown as Parameters<typeof destination.executeDynamicField>[2],
      typeof dynamic === 'function' ? dynamic : undefined
    )
    const { choices, nextPage, error } = (answer ?? {}) as Partial<DynamicFields>
    return {
      choices: choices?.map(choiceOf) ?? null,
      ...(nextPage && { nextPage }),
      ...(error && { error: { code: error.code } })
    }
  },
  async hook({ destination, input, recorded: { action, hook }, host }) {
    const data = {
      ...inputOf(input, host),
      hookOutputs: input.hookOutputs,
      audienceSettings: input.audienceSettings,
      logger: host.context.logger,
      subscriptionMetadata: METADATA
    }
    const answer = (await destination.actions[action!]!.executeHook!(
      hook as ActionHookType,
      data as unknown as Parameters<Action['executeHook']>[1]
    )) as { savedData?: JSONValue; error?: { code?: string } } | undefined
    return { value: { savedData: answer?.savedData, ...(answer?.error && { error: { code: answer.error.code } }) } }
  }
}

interface DynamicFields {
  choices: DynamicFieldItem[]
  nextPage: string
  error: { code: string }
}

function choiceOf(choice: DynamicFieldItem | null) {
  if (typeof choice !== 'object' || choice === null) return choice
  const { value, label } = choice
  return { value, ...(typeof label === 'string' && label !== value && { label }) }
}

/** What the host of a case passes in, and what it received to store. */
function hostOf({ features = {}, state = {}, transaction = {} }: RecordedInput) {
  const kept: { state?: JSONObject; transaction?: JSONObject } = {}
  return {
    kept,
    context: {
      features,
      logger: quiet,
      statsContext: { statsClient: uncounted, tags: [] },
      transactionContext: {
        transaction: { ...transaction },
        setTransaction: (key: string, value: string) => void ((kept.transaction ??= {})[key] = value)
      },
      stateContext: {
        getRequestContext: (key: string) => state[key],
        setResponseContext: (key: string, value: string, ttl: JSONObject) =>
          void ((kept.state ??= {})[key] = { value, ttl })
      }
    }
  }
}

const nothing = () => {}

const quiet: Logger = {
  level: 'info',
  // Some destinations send it, so it is the name of hosts in records.
  name: 'requests',
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  crit: nothing,
  log: nothing,
  withTags: nothing
}

const uncounted: StatsClient = {
  observe: nothing,
  incr: nothing,
  set: nothing,
  histogram: nothing,
  _name: (name) => name,
  _tags: (tags) => tags ?? []
}

function accountOf(input: RecordedInput, { action }: RecordedCase): JSONObject {
  const { subscribe, mapping } = input
  const subscription = { partnerAction: action, subscribe, mapping, ...SUBSCRIPTION }
  return { ...recordedSettings(input), subscriptions: [subscription as JSONObject] }
}

/** Returns the settings of an account as a host stores them, with the OAuth tokens of the record under `oauth`. */
export function recordedSettings({ settings, auth }: Pick<RecordedInput, 'settings' | 'auth'>): JSONObject {
  if (!auth) return { ...settings }
  const { accessToken, refreshToken, refreshTokenUrl, clientId, clientSecret } = auth
  const oauth = {
    access_token: accessToken,
    refresh_token: refreshToken,
    refresh_token_url: refreshTokenUrl,
    clientId,
    clientSecret
  }
  return { ...settings, oauth: oauth as JSONObject }
}

function authOf({ auth }: RecordedInput) {
  if (!auth) return undefined
  const { accessToken, refreshToken, refreshTokenUrl } = auth
  return { accessToken, refreshToken, refreshTokenUrl } as ExecuteOptions<JSONObject>['auth']
}

function executionOf(input: RecordedInput, { context }: Call['host']) {
  return { settings: input.settings ?? {}, auth: authOf(input), ...context, subscriptionMetadata: METADATA }
}

/** Returns the input of dynamic fields and hooks. */
function inputOf(input: RecordedInput, host: Call['host']) {
  const { settings, payload = {}, hookInputs } = input
  return { settings, auth: authOf(input), payload, hookInputs, ...statsOf(host) }
}

function statsOf({ context: { features, statsContext } }: Call['host']) {
  return { features, statsContext }
}

function entriesOf(response: MultiStatusResponse): (RecordedEntry | null)[] {
  return response.getAllResponses().map((each) => entryOf(each?.value() as Partial<RecordedEntry> | undefined))
}

function entryOf(entry: Partial<RecordedEntry> | undefined): RecordedEntry | null {
  if (!entry) return null
  return { status: entry.status!, ...(entry.errortype && { errortype: entry.errortype }) }
}

function errorOf(error: unknown): RecordedOutcome['error'] {
  const { name, status, response, code } = Object(error) as {
    name?: string
    status?: number | string
    response?: { status?: number }
    code?: unknown
  }
  const known = status ?? response?.status
  return {
    name: name ?? typeof error,
    ...(known !== undefined && { status: Number(known) || known }),
    ...(code !== undefined && { code: String(code) })
  }
}

/** Returns the value as JSON keeps it. */
function plain<Value>(value: Value): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
