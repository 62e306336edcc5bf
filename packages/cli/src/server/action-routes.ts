import type { ActionHookType, AsyncAction, JSONObject, PollPayload, PollResponse } from '@segment/actions-core'
import { memberOf, type Call, contextOf, objectAt, runAction } from '@segment/actions-session'

/** The parts of a path, by name. */
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
 * `POST /<action>/<field>`: the choices of a dynamic field; `<field>` may be a path such as `object.key`. For an async
 * action, `POST /<action>/poll`: how a job stands.
 */
export async function answerField(call: Call, { action = '', field = '' }: Params): Promise<unknown> {
  const { asyncActions } = call.destination
  if (field === 'poll' && Object.hasOwn(asyncActions, action))
    return call.redact(await poll(call, asyncActions[action]!))
  const { dynamicFields } = actionOf(call, action).definition
  memberOf(dynamicFields, field.split('.')[0]!, 'dynamic field')
  return call.redact(await call.destination.executeDynamicField(action, field, inputOf(call)))
}

/** `POST /<action>/hooks/<hook>`: what the hook gives. */
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

async function poll(call: Call, action: AsyncAction): Promise<PollResponse> {
  const pollPayload = objectAt(call.body, 'pollPayload') as unknown as PollPayload
  return action.executePoll({ ...contextOf(call), pollPayload, transport: call.recorder.transport })
}

type Hooks = Record<string, { inputFields?: Record<string, { dynamic?: unknown }> }>

function actionOf({ destination: { actions, asyncActions } }: Call, key: string) {
  return memberOf({ ...asyncActions, ...actions }, key, 'action')
}

/** What dynamic fields and hooks are given: the body, with the parts that it leaves out. */
function inputOf(call: Call) {
  return {
    ...call.body,
    ...contextOf(call),
    payload: (call.body.payload ?? {}) as JSONObject,
    transport: call.recorder.transport
  }
}
