import type { DynamicFieldResponse, Transport } from '@segment/actions-core'
import {
  CallError,
  openCall,
  statusOfFailure,
  storedSettings,
  textAt,
  toRejection,
  type Exchange,
  type JsonBody,
  type Loaded
} from '@segment/actions-session'
import { answerField, answerHookField } from './handlers'

/** The choices of a dynamic field, or why there are none, and the requests that asked for them. */
export type ChoicesAnswer = DynamicFieldResponse & { exchanges: Exchange[] }

/**
 * Asks the vendor for the choices of a dynamic field, with the stored settings.
 *
 * @param body `action` and `field`; `payload`, `page` and `query` as the function of the field needs them; for an input
 *   field of a hook, `hook` and `hookInputs`
 * @throws CallError (404) for an unknown action or field
 */
export async function listChoices(
  { root, send }: { root: string; send: Transport },
  loaded: Loaded,
  body: JsonBody
): Promise<ChoicesAnswer> {
  const { payload, page, hookInputs } = body
  const query = textAt(body, 'query')
  const input = { payload, page, hookInputs, ...(query !== undefined && { dynamicFieldContext: { query } }) }
  const call = openCall({
    loaded,
    body: input,
    stored: storedSettings(root, loaded),
    root,
    send
  })
  const [action = '', field = '', hook] = ['action', 'field', 'hook'].map((key) => textAt(body, key))
  const asked =
    hook === undefined ? answerField(call, { action, field }) : answerHookField(call, { action, hook, field })
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof CallError) throw error
    return { choices: [], error: { code: String(statusOfFailure(error)), message: toRejection(error).error } }
  })
  return call.redact({ ...(answer as DynamicFieldResponse), exchanges: await call.recorder.exchanges() })
}
