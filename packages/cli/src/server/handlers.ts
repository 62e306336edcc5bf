import {
  type ActionHookType,
  type AsyncAction,
  type JSONObject,
  type PollPayload,
  type PollResponse,
  type ResultMultiStatusNode,
  getOAuth2Data,
  type AudienceDestinationDefinition,
  type DestinationDefinition,
  type OAuth2ClientCredentials,
  type SegmentEvent
} from '@segment/actions-core'
import {
  CallError,
  memberOf,
  type Call,
  contextOf,
  nodesOf,
  objectAt,
  runAction,
  describeUnreachable,
  settingsOf,
  toFailure,
  toRejection
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
  return call.redact(await runAction(call, action))
}

/**
 * `POST /<action>/<field>`: the choices of a dynamic field; `<field>` can be a path such as `object.key`. For an async
 * action, `POST /<action>/poll`: the state of a job, see {@link JobAnswer}.
 */
export async function answerField(call: Call, { action = '', field = '' }: Params): Promise<unknown> {
  const { asyncActions } = call.destination
  if (field === 'poll' && Object.hasOwn(asyncActions, action))
    return call.redact(await poll(call, asyncActions[action]!))
  const { dynamicFields } = actionOf(call, action).definition
  memberOf(dynamicFields, field.split('.')[0]!, 'dynamic field')
  return call.redact(await call.destination.executeDynamicField(action, field, inputOf(call)))
}

/** `POST /<action>/hooks/<hook>`: calls the hook and returns its result. */
export async function answerHook(call: Call, { action = '', hook = '' }: Params): Promise<unknown> {
  const { definition } = actionOf(call, action)
  memberOf(definition.hooks, hook, 'hook')
  return call.redact(await actionOf(call, action).executeHook(hook as ActionHookType, inputOf(call)))
}

/** `POST /<action>/hooks/<hook>/dynamic/<field>`: the choices of a dynamic input field of a hook. */
export async function answerHookField(call: Call, { action = '', hook = '', field = '' }: Params): Promise<unknown> {
  const { definition } = actionOf(call, action)
  const { inputFields } = memberOf(definition.hooks as Hooks, hook, 'hook')
  const { dynamic } = memberOf(inputFields, field, 'input field of the hook')
  return call.redact(await call.destination.executeDynamicField(action, field, inputOf(call), dynamic as never))
}

/** Polls the job `pollPayload` of the body. */
async function poll(call: Call, action: AsyncAction): Promise<JobAnswer> {
  const pollPayload = objectAt(call.body, 'pollPayload') as unknown as PollPayload | undefined
  if (typeof pollPayload?.jobId !== 'string' || typeof pollPayload.uploadCount !== 'number') {
    const job = `{"jobId": "...", "uploadCount": 1}`
    throw new CallError(400, `The body has no job. Put the 'job' of the upload under 'pollPayload': ${job}.`)
  }
  const { multiStatusResponse, ...state } = await action.executePoll({
    ...contextOf(call),
    pollPayload,
    transport: call.recorder.transport
  })
  return { ...state, ...(multiStatusResponse && { multistatus: nodesOf(multiStatusResponse) }) }
}

/** The state of a job and, once it is finished, the result of each event that was uploaded. */
type JobAnswer = Omit<PollResponse, 'multiStatusResponse'> & { multistatus?: ResultMultiStatusNode[] }

type Hooks = Record<string, { inputFields?: Record<string, { dynamic?: unknown }> }>

function actionOf({ destination: { actions, asyncActions } }: Call, key: string) {
  return memberOf({ ...asyncActions, ...actions }, key, 'action')
}

/** The input of dynamic fields and hooks: the body, with defaults for missing parts. */
function inputOf(call: Call) {
  return {
    ...call.body,
    ...contextOf(call),
    payload: (call.body.payload ?? {}) as JSONObject,
    transport: call.recorder.transport
  }
}

/** A route about the account or an audience, rather than an action. */
export interface AccountRoute {
  /** Whether a destination has it; if not, an action may have its name. */
  isOffered: (definition: DestinationDefinition<never>) => boolean
  /** The keys of the body that it reads; undefined if it reads any key. */
  keys?: readonly string[]
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
    // The body is the settings themselves.
    run: async ({ destination, body, stored }) => {
      await destination.testAuthentication(Object.keys(body).length > 0 ? (body as JSONObject) : stored)
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
    // The answer is not redacted, because the caller needs the new tokens.
    run: async (call) => {
      const { settings: _, ...given } = call.body
      const { oauth, ...settings } = settingsOf(call)
      const tokens = { ...getOAuth2Data({ oauth } as JSONObject), ...given } as OAuth2ClientCredentials
      return { ok: true, data: await call.destination.refreshAccessToken(settings, tokens) }
    },
    describeFailure: toRejection,
    failureStatus: 400
  },

  delete: {
    isOffered: ({ onDelete }) => onDelete !== undefined,
    keys: ['payload', 'settings'],
    run: async (call) => {
      const event = { type: 'delete', ...objectAt(call.body, 'payload') } as SegmentEvent
      await call.destination.onDelete?.(event, settingsOf(call))
      return call.redact(await call.recorder.exchanges())
    },
    describeFailure: (error) => [toFailure(error)],
    failureStatus: 200
  },

  createAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'createAudience'),
    keys: AUDIENCE_KEYS,
    run: async (call) => call.redact(await call.destination.createAudience(audienceInputOf(call))),
    describeFailure: toRejection,
    failureStatus: 400
  },

  getAudience: {
    isOffered: (definition) => hasAudienceFunction(definition, 'getAudience'),
    keys: AUDIENCE_KEYS,
    run: async (call) => call.redact(await call.destination.getAudience(audienceInputOf(call))),
    describeFailure: toRejection,
    failureStatus: 400
  }
}

/** The input of the audience functions, which validate it themselves. */
function audienceInputOf(call: Call): never {
  return { ...call.body, settings: settingsOf(call) } as never
}

function hasAudienceFunction(
  definition: DestinationDefinition<never>,
  name: 'createAudience' | 'getAudience'
): boolean {
  const { audienceConfig } = definition as Partial<AudienceDestinationDefinition>
  return audienceConfig !== undefined && name in audienceConfig
}
