import {
  type DestinationDefinition,
  createRedactor,
  type Destination,
  type JSONObject,
  type Redact,
  type Transport,
  getOAuth2Data,
  secretsOf,
  type AudienceDestinationDefinition,
  type OAuth2ClientCredentials
} from '@segment/actions-core'
import { nameOfJson } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import { CallError } from './failure'
import { createRecorder, type Recorder } from './exchanges'

/** The parts of the runtime that a call uses. */
export interface Runtime {
  core: typeof import('@segment/actions-core')
  trigger: typeof import('@segment/actions-core/trigger')
}

/** One load of a destination's code: its definition and the runtime that it was loaded with. */
export interface Loaded {
  /** Where the destination is: the name of its folder. */
  place: { name: string }
  // Settings differ from one destination to the next.
  // oxlint-disable-next-line typescript/no-explicit-any
  definition: DestinationDefinition<any>
  runtime: Runtime
}

/** A body: a JSON object. */
export type JsonBody = Record<string, unknown>

/** Returns the keys of a body that its route does not read. */
export function ignoredKeys(body: JsonBody, known: readonly string[]): string[] {
  return Object.keys(body).filter((key) => !known.includes(key))
}

/** Returns the object at `key`, or undefined. Throws a CallError (400) that names `key` for any other value. */
export function objectAt(body: JsonBody, key: string): JsonBody | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as JsonBody
  throw new CallError(400, `'${key}' in the body must be an object but it is ${nameOfJson(value)}.`)
}

/** Returns the text at `key`, or undefined. Throws a CallError (400) that names `key` for any other value. */
export function textAt(body: JsonBody, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw new CallError(400, `'${key}' in the body must be a text but it is ${nameOfJson(value)}.`)
}

/** One call to the server: its body and its own destination, so that no state reaches the next call. */
export interface Call {
  body: JsonBody
  /** The settings of a call that has none of its own. */
  stored: JSONObject
  loaded: Loaded
  destination: Destination<JSONObject>
  recorder: Recorder
  /** Redacts the secrets of this call in an answer. */
  redact: Redact
}

/** What a call is made from. */
export interface CallContext {
  loaded: Loaded
  /** The body as it was posted. */
  body: JsonBody
  /** The settings for a body without any. Default: no settings. */
  stored?: JSONObject
  /** The transport for the requests of the destination. */
  send: Transport
}

/** Opens a call: makes its destination, records its requests, and redacts its secrets in the answer. */
export function openCall({ loaded, body, stored = {}, send }: CallContext): Call {
  const recorder = createRecorder(send)
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, {
    transport: recorder.transport
  })
  const secrets = [body, { settings: stored }].flatMap((given) => secretsOfCall(loaded.definition, given))
  return { body, stored, loaded, destination, recorder, redact: createRedactor(secrets) }
}

/**
 * Returns the settings of a call, `oauth` included: those of its body, or the stored ones.
 *
 * Throws a CallError if the settings of the body are not an object.
 */
export function settingsOf({ body, stored }: Pick<Call, 'body' | 'stored'>): JSONObject {
  return (objectAt(body, 'settings') as JSONObject | undefined) ?? stored
}

/** Returns the own member `key` of `record`. Throws a CallError (404) with the nearest names if there is none. */
export function memberOf<Member>(record: Record<string, Member> | undefined, key: string, kind: string): Member {
  if (record && Object.hasOwn(record, key)) return record[key]!
  const names = Object.keys(record ?? {})
  throw new CallError(404, `There is no ${kind} '${key}'. ${hintFor(key, names)}`)
}

/**
 * Collects the secrets of a call: settings of type password, also those of an audience, and the OAuth tokens and client
 * secrets wherever a route reads them in its body.
 */
export function secretsOfCall(definition: DestinationDefinition<never>, body: JsonBody): string[] {
  const { audienceFields = {} } = definition as Partial<AudienceDestinationDefinition>
  // POST /authenticate has the settings at the root.
  const account = (body.settings ?? body) as JSONObject
  const audience = { authentication: { scheme: 'custom' as const, fields: audienceFields } }
  return [
    ...secretsOf(definition, account, getOAuth2Data(account)),
    ...secretsOf(audience, (body.audienceSettings ?? {}) as JSONObject, body as Partial<OAuth2ClientCredentials>),
    ...secretsOf({}, {}, body.auth as Partial<OAuth2ClientCredentials>)
  ]
}
