import { createRedactor, type Destination, type JSONObject, type Redact, type Transport } from '@segment/actions-core'
import { createRecorder, type Recorder } from './exchanges'
import { Refusal } from './failure'
import { objectAt, readJsonBody, type JsonBody } from './json-body'
import { secretsOfCall } from './secrets'
import type { Loaded, Source } from './source'
import { nearestNames } from '@segment/action-destinations/nearest-names'

/** One call to the server: its body, and a destination of its own, so that nothing of it reaches the next call. */
export interface Call {
  body: JsonBody
  /** The settings that hold for a call that gives none. */
  stored: JSONObject
  loaded: Loaded
  destination: Destination<JSONObject>
  recorder: Recorder
  /** Takes the secrets of this call out of an answer. */
  redact: Redact
}

/** What a call is opened against. */
export interface CallContext {
  source: Source
  /** Sends the requests of the destination. */
  send: Transport
  /** Gives the settings for a call that has none of its own. */
  settings: (loaded: Loaded) => JSONObject
}

/**
 * Opens a call against the newest code of the destination.
 *
 * Throws a Refusal for a body that cannot be read, the error of the last load while the code does not load, and what
 * `settings` throws.
 */
export async function openCall(request: Request, { source, send, settings }: CallContext): Promise<Call> {
  const loaded = source.current()
  const stored = settings(loaded)
  const body = await readJsonBody(request)
  const recorder = createRecorder(send)
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, {
    transport: recorder.transport
  })
  const secrets = [body, { settings: stored }].flatMap((given) => secretsOfCall(loaded.definition, given))
  return { body, stored, loaded, destination, recorder, redact: createRedactor(secrets) }
}

/**
 * The settings of a call, `oauth` included: those of its body, or the stored ones.
 *
 * Throws a Refusal when the body has settings that are no object.
 */
export function settingsOf({ body, stored }: Pick<Call, 'body' | 'stored'>): JSONObject {
  return (objectAt(body, 'settings') as JSONObject | undefined) ?? stored
}

/** The member `key` of `record`, own members only. Throws a Refusal (404) with the nearest names when there is none. */
export function memberOf<Member>(record: Record<string, Member> | undefined, key: string, kind: string): Member {
  if (record && Object.hasOwn(record, key)) return record[key]!
  const names = Object.keys(record ?? {})
  const near = nearestNames(key, names)
  const hint = near.length > 0 ? `Did you mean ${near.map((name) => `'${name}'`).join(' or ')}? ` : ''
  const list = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none.'
  throw new Refusal(404, `There is no ${kind} '${key}'. ${hint}${list}`)
}
