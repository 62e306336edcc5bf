import { sampleSettings } from '@segment/actions-events'
import type { ActionHookResponse, JSONObject, Transport } from '@segment/actions-core'
import {
  CallError,
  objectAt,
  openCall,
  statusOfFailure,
  storedSettings,
  textAt,
  toFailure,
  withSending,
  type Exchange,
  type JsonBody,
  type Loaded
} from '@segment/actions-session'
import { answerHook } from './handlers'
import { readSending } from './run-routes'

/** What a hook returned, or why it failed, with its requests. */
export type HookAnswer = ActionHookResponse<unknown> & {
  /** What is wrong with the inputs, by key. */
  fields?: Record<string, string>
  exchanges: Exchange[]
}

/**
 * Runs a hook of an action, as a host does when a mapping is saved.
 *
 * @param body `action`, `hook` and `inputs`; `earlier`: what the hook saved in the mapping before; `mode` and `script` as
 *   for a run. Where nothing is sent to the vendor, example values stand in for settings that are missing
 * @throws CallError (404) for an unknown action or hook
 */
export function runHook(
  { root, send }: { root: string; send: Transport },
  loaded: Loaded,
  body: JsonBody
): Promise<HookAnswer> {
  const { mode, script } = readSending(body)
  const [action = '', hook = ''] = [textAt(body, 'action'), textAt(body, 'hook')]
  const examples = sampleSettings(loaded.definition.authentication?.fields ?? {}) as JSONObject
  const stored = { ...(mode === 'real' ? {} : examples), ...storedSettings(root, loaded) }
  const earlier = objectAt(body, 'earlier')
  const input = { hookInputs: objectAt(body, 'inputs') ?? {}, hookOutputs: earlier ? { [hook]: earlier } : {} }
  return withSending({ mode, script, send }, async (transport) => {
    // Only a real run may spend a refresh token of the file.
    const kept = mode === 'real' && { root }
    const call = openCall({ loaded, body: input, stored, ...kept, send: transport })
    const answer = await answerHook(call, { action, hook }).catch((error: unknown) => {
      if (error instanceof CallError) throw error
      const { message, fields, code = String(statusOfFailure(error)) } = toFailure(error)
      return { error: { message, code }, ...(fields && { fields }) }
    })
    return call.redact({ ...(answer as ActionHookResponse<unknown>), exchanges: await call.recorder.exchanges() })
  })
}
