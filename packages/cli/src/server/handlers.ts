import {
  type ActionHookType,
  type AsyncAction,
  type JSONObject,
  type PollPayload,
  type PollResponse,
  type ResultMultiStatusNode,
  getAuthData,
  type AudienceDestinationDefinition,
  type AudienceResult,
  type DestinationDefinition,
  type SegmentEvent
} from '@segment/actions-core'
import {
  CallError,
  memberOf,
  type Call,
  type CallContext,
  contextOf,
  nodesOf,
  objectAt,
  runAction,
  describeUnreachable,
  toFailure,
  toRejection,
  withTokens
} from '@segment/actions-session'

/** The parameters of a path, by name. */
export type Params = Record<string, string>

/** The keys of a body that dynamic fields, hooks and polls read. */
export const LOOKUP_KEYS = [
  'settings',
  'payload',
  'page',
  'auth',
  'audienceSettings',
  'dynamicFieldContext',
  'features',
  'subscriptionMetadata',
  'hookInputs',
  'hookOutputs',
  'pollPayload'
]

/** `POST /<action>`: see {@link runAction}. */
export async function answerAction(call: Call, { action = '' }: Params): Promise<unknown> {
  actionOf(call, action)
  return runAction(call, action)
}

/**
 * `POST /<action>/<field>`: the choices of a dynamic field; `<field>` can be a path such as `object.key`. For an async
 * action, `POST /<action>/poll`: the state of a job, see {@link JobAnswer}.
 */
export async function answerField(call: Call, { action = '', field = '' }: Params): Promise<unknown> {
  const { asyncActions } = call.destination
  if (field === 'poll' && Object.hasOwn(asyncActions, action)) return poll(call, asyncActions[action]!)
  const { dynamicFields } = actionOf(call, action).definition
  memberOf(dynamicFields, field.split('.')[0]!, 'dynamic field')
  return withInput(call, (input) => call.destination.executeDynamicField(action, field, input))
}

/** `POST /<action>/hooks/<hook>`: calls the hook and returns its result. */
export async function answerHook(call: Call, { action = '', hook = '' }: Params): Promise<unknown> {
  const found = actionOf(call, action)
  memberOf(found.definition.hooks, hook, 'hook')
  return withInput(call, (input) => found.executeHook(hook as ActionHookType, input))
}

/** `POST /<action>/hooks/<hook>/dynamic/<field>`: the choices of a dynamic input field of a hook. */
export async function answerHookField(call: Call, { action = '', hook = '', field = '' }: Params): Promise<unknown> {
  const { definition } = actionOf(call, action)
  const { inputFields } = memberOf(definition.hooks as Hooks, hook, 'hook')
  const { dynamic } = memberOf(inputFields, field, 'input field of the hook')
  return withInput(call, (input) => call.destination.executeDynamicField(action, field, input, dynamic as never))
}

/** Polls the job `pollPayload` of the body. */
async function poll(call: Call, action: AsyncAction): Promise<JobAnswer> {
  const pollPayload = objectAt(call.body, 'pollPayload') as unknown as PollPayload | undefined
  if (typeof pollPayload?.jobId !== 'string' || typeof pollPayload.uploadCount !== 'number') {
    const job = `{"jobId": "...", "uploadCount": 1}`
    throw new CallError(400, `The body has no job. Put the 'job' of the upload under 'pollPayload': ${job}.`)
  }
  const { multiStatusResponse, ...state } = await withInput(call, (input) =>
    action.executePoll({ ...input, pollPayload })
  )
  return { ...state, ...(multiStatusResponse && { multistatus: nodesOf(multiStatusResponse) }) }
}

/** The state of a job and, once it is finished, the result of each event that was uploaded. */
type JobAnswer = Omit<PollResponse, 'multiStatusResponse'> & { multistatus?: ResultMultiStatusNode[] }

type Hooks = Record<string, { inputFields?: Record<string, { dynamic?: unknown }> }>

function actionOf({ destination: { actions, asyncActions } }: Call, key: string) {
  return memberOf({ ...asyncActions, ...actions }, key, 'action')
}

/** Makes a call with what dynamic fields, hooks and polls receive: the body, settings and tokens. */
function withInput<Answer>(call: Call, make: (input: Input) => Promise<Answer>): Promise<Answer> {
  const input = {
    ...call.body,
    ...contextOf(call),
    payload: (call.body.payload ?? {}) as JSONObject,
    transport: call.recorder.transport
  }
  return withTokens(call, (auth) => make({ ...input, auth }))
}

type Input = ReturnType<typeof contextOf> & { payload: JSONObject; transport: Call['recorder']['transport'] }

/** A route about the account or an audience, rather than an action. */
export interface AccountRoute {
  /** Whether a destination has it; if not, an action may have its name. */
  isOffered: (definition: DestinationDefinition<never>) => boolean
  /** The keys of the body that it reads; undefined if it reads any key. */
  keys?: readonly string[]
  /** Where the body has the account. */
  account?: CallContext['account']
  /** Handles the call and returns the body of the answer. */
  run: (call: Call) => Promise<unknown>
  /** Returns the body of the answer after a failure. */
  describeFailure: (error: unknown) => unknown
  /** The HTTP status of a failure, the same as in the reference. */
  failureStatus: 200 | 400
}

/** The keys of a body that the audience functions read. */
const AUDIENCE_KEYS = ['settings', 'audienceSettings', 'audienceName', 'externalId', 'personas', 'features']

/**
 * The routes about the account and audiences, by path without the slash. Statuses and shapes are those of the
 * reference.
 */
export const accountRoutes: Record<string, AccountRoute> = {
  authenticate: {
    isOffered: () => true,
    account: 'settings',
    run: async (call) => {
      await withTokens(call, () => call.destination.testAuthentication(call.settings))
      return { ok: true }
    },
    describeFailure: (error) => {
      const rejection = toRejection(error)
      return { ...rejection, error: describeUnreachable(error) ?? rejection.error }
    },
    failureStatus: 200
  },

  refreshAccessToken: {
    isOffered: ({ authentication }) => authentication !== undefined && 'refreshAccessToken' in authentication,
    keys: ['settings', 'accessToken', 'refreshToken', 'clientId', 'clientSecret', 'refreshTokenUrl'],
    account: 'tokens',
    run: async (call) => {
      const used = getAuthData(call.settings)
      const { accessToken, refreshToken } = await call.destination.tokens.renew(
        call.settings,
        used,
        call.tokens.options
      )
      // Not redacted, because the caller needs the new tokens.
      call.revealed = { data: { accessToken, refreshToken } }
      return { ok: true }
    },
    describeFailure: toRejection,
    failureStatus: 400
  },

  delete: {
    isOffered: ({ onDelete }) => onDelete !== undefined,
    keys: ['payload', 'settings'],
    run: async (call) => {
      const event = { type: 'delete', ...objectAt(call.body, 'payload') } as SegmentEvent
      await call.destination.onDelete?.(event, call.settings, call.tokens.options)
      return []
    },
    describeFailure: (error) => [toFailure(error)],
    failureStatus: 200
  },

  createAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'createAudience'),
    keys: AUDIENCE_KEYS,
    run: async (call) => {
      checkAudienceSettings(call)
      return withId(await call.destination.createAudience(audienceInputOf(call), call.tokens.options), call)
    },
    describeFailure: toRejection,
    failureStatus: 400
  },

  getAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'getAudience'),
    keys: AUDIENCE_KEYS,
    run: async (call) => call.destination.getAudience(audienceInputOf(call), call.tokens.options),
    describeFailure: toRejection,
    failureStatus: 400
  }
}

/** Returns the input of the audience functions. */
function audienceInputOf(call: Call): never {
  return { ...call.body, settings: call.settings } as never
}

/** Throws for audience settings that are missing or invalid. The runtime does not check empty ones, as hosts expect. */
function checkAudienceSettings({ loaded, body }: Call): void {
  const { audienceFields = {} } = loaded.definition as Partial<AudienceDestinationDefinition>
  const { fieldsToJsonSchema, validateSchema } = loaded.runtime.core
  validateSchema(structuredClone(objectAt(body, 'audienceSettings') ?? {}), fieldsToJsonSchema(audienceFields))
}

/** Returns the answer of `createAudience`. Throws if it has no id: a host could not sync the audience. */
function withId(answer: AudienceResult | undefined, { loaded }: Call): AudienceResult {
  if (answer?.externalId) return answer
  throw new Error(
    `The createAudience of ${loaded.definition.name} returned no externalId. Return { externalId } with the id of the audience.`
  )
}

function hasAudienceFunction(
  definition: DestinationDefinition<never>,
  name: 'createAudience' | 'getAudience'
): boolean {
  const { audienceConfig } = definition as Partial<AudienceDestinationDefinition>
  return audienceConfig !== undefined && name in audienceConfig
}
