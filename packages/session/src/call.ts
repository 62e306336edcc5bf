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

/** The parts of the runtime that a call needs. */
export interface Runtime {
  core: typeof import('@segment/actions-core')
  trigger: typeof import('@segment/actions-core/trigger')
}

/** One load of a destination's code: its definition and the runtime that this was loaded against. */
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

/** The keys of a body that are none of those that its route reads. */
export function ignoredKeys(body: JsonBody, known: readonly string[]): string[] {
  return Object.keys(body).filter((key) => !known.includes(key))
}

/** Throws a CallError (400) that names `key` unless the value there is an object or missing; gives it, or undefined. */
export function objectAt(body: JsonBody, key: string): JsonBody | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as JsonBody
  throw new CallError(400, `'${key}' in the body must be an object but it is ${nameOfJson(value)}.`)
}

/** Throws a CallError (400) that names `key` unless the value there is a text or missing; gives it, or undefined. */
export function textAt(body: JsonBody, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw new CallError(400, `'${key}' in the body must be a text but it is ${nameOfJson(value)}.`)
}

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

/** What a call is opened with. */
export interface CallContext {
  loaded: Loaded
  /** The body as it was posted. */
  body: JsonBody
  /** The settings for a body that has none. Default: no settings. */
  stored?: JSONObject
  /** Sends the requests of the destination. */
  send: Transport
}

/** Opens a call: a destination of its own, a recorder of its requests, and its secrets kept out of what it answers. */
export function openCall({ loaded, body, stored = {}, send }: CallContext): Call {
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
 * Throws a CallError when the body has settings that are no object.
 */
export function settingsOf({ body, stored }: Pick<Call, 'body' | 'stored'>): JSONObject {
  return (objectAt(body, 'settings') as JSONObject | undefined) ?? stored
}

/** The member `key` of `record`, own members only. Throws a CallError (404) with the nearest names when there is none. */
export function memberOf<Member>(record: Record<string, Member> | undefined, key: string, kind: string): Member {
  if (record && Object.hasOwn(record, key)) return record[key]!
  const names = Object.keys(record ?? {})
  throw new CallError(404, `There is no ${kind} '${key}'. ${hintFor(key, names)}`)
}

/**
 * Collects the secret values of a call: the settings of type password, those of an audience included, and the OAuth
 * tokens and client secrets, wherever one of the routes takes them in its body.
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
