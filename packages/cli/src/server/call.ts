import { createRedactor, type Destination, type JSONObject, type Redact } from '@segment/actions-core'
import { createRecorder, type Recorder } from './exchanges'
import { Refusal } from './failure'
import { readJsonBody, type JsonBody } from './json-body'
import type { Rewrites } from './rewrite'
import { secretsOfCall } from './secrets'
import type { Loaded, Source } from './source'
import { suggest } from '../workspace/suggest'

/** One call to the server: its body, and a destination of its own, so that nothing of it reaches the next call. */
export interface Call {
  body: JsonBody
  loaded: Loaded
  destination: Destination<JSONObject>
  recorder: Recorder
  /** Takes the secrets of this call out of an answer. */
  redact: Redact
}

/**
 * Opens a call against the newest code of the destination.
 *
 * Throws a Refusal for a body that cannot be read, and the error of the last load while the code does not load.
 */
export async function openCall(request: Request, source: Source, rewrites: Rewrites): Promise<Call> {
  const loaded = source.current()
  const body = await readJsonBody(request)
  const recorder = createRecorder(rewrites)
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, {
    transport: recorder.transport
  })
  return { body, loaded, destination, recorder, redact: createRedactor(secretsOfCall(loaded.definition, body)) }
}

/** The member `key` of `record`, own members only. Throws a Refusal (404) with the nearest names when there is none. */
export function memberOf<Member>(record: Record<string, Member> | undefined, key: string, kind: string): Member {
  if (record && Object.hasOwn(record, key)) return record[key]!
  const names = Object.keys(record ?? {})
  const near = suggest(key, names)
  const hint = near.length > 0 ? `Did you mean ${near.map((name) => `'${name}'`).join(' or ')}? ` : ''
  const list = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none.'
  throw new Refusal(404, `There is no ${kind} '${key}'. ${hint}${list}`)
}
