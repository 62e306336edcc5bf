import {
  type DestinationDefinition,
  createRedactor,
  type Destination,
  type JSONObject,
  type Redact,
  type Transport,
  getOAuth2Data,
  secretsInMapping,
  secretsOf,
  type AudienceDestinationDefinition,
  type OAuth2ClientCredentials
} from '@segment/actions-core'
import type { Filter } from '@segment/actions-core/filter'
import { nameOfJson } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import { CallError } from './failure'
import { readFilters } from './filters'
import type { Loaded } from './loaded'
import { createRecorder, type Recorder } from './exchanges'
import { keepTokens, type KeepOptions, type TokenKeeper } from './tokens'

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
  loaded: Loaded
  destination: Destination<JSONObject>
  recorder: Recorder
  /**
   * The settings, `oauth` included: those of the body, or the stored ones. Tokens of the body, `auth`, override them.
   * Throws a CallError if they are not objects.
   */
  readonly settings: JSONObject
  /**
   * Reads the stored filters of the destination; none without a workspace. Throws a FailureError if they are not valid.
   */
  filters: () => readonly Filter[]
  /** Refreshes and saves the tokens of the call. */
  tokens: TokenKeeper
  /** Redacts the secrets of this call in an answer. */
  redact: Redact
  /** Members of the answer that are not redacted: new tokens, which only the caller can keep. */
  revealed: Record<string, unknown>
}

/** What a call is made from. */
export interface CallContext {
  loaded: Loaded
  /** The body as it was posted. */
  body: JsonBody
  /**
   * Where the body has the account: `settings` if the body is the settings, `tokens` if it also has tokens and the
   * credentials of the app. Default: its members `settings` and `auth`.
   */
  account?: 'settings' | 'tokens'
  /** The settings for a body without any. Default: no settings. */
  stored?: JSONObject
  /** The workspace whose settings file has the filters and keeps new tokens. Default: no filters, and tokens are lost. */
  root?: string
  /** The transport for the requests of the destination. */
  send: Transport
}

/**
 * Opens a call: makes its destination, records its requests, and redacts its secrets in the answer.
 *
 * Throws a CallError if the settings or tokens of the body are not objects.
 */
export function openCall({ loaded, body, account, stored = {}, root, send }: CallContext): Call {
  const recorder = createRecorder(send)
  const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, {
    transport: recorder.transport
  })
  const settings = structuredClone(settingsOf(body, stored, account))
  const secrets = [body, { settings: stored }].flatMap((given) => secretsOfCall(loaded.definition, given))
  const revealed: Call['revealed'] = {}
  const onFresh: KeepOptions['onFresh'] = (fresh, isSaved) => {
    secrets.push(...secretsOf({}, {}, fresh))
    if (!isSaved) revealed.tokens = fresh
  }
  const tokens = keepTokens({ root, owner: loaded, settings, onFresh })
  const redact: Redact = (data) => createRedactor(secrets)(data)
  const filters = () => (root === undefined ? [] : readFilters(root, loaded))
  return { body, settings, loaded, destination, recorder, filters, tokens, redact, revealed }
}

function settingsOf(body: JsonBody, stored: JSONObject, account: CallContext['account']): JSONObject {
  if (account === 'settings') return Object.keys(body).length > 0 ? (body as JSONObject) : stored
  const settings = (objectAt(body, 'settings') as JSONObject | undefined) ?? stored
  const auth = account === 'tokens' ? body : objectAt(body, 'auth')
  if (!auth) return settings
  const { accessToken, refreshToken, refreshTokenUrl, clientId, clientSecret } =
    auth as Partial<OAuth2ClientCredentials>
  const given = {
    access_token: accessToken,
    refresh_token: refreshToken,
    refresh_token_url: refreshTokenUrl,
    clientId,
    clientSecret
  }
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...settings, oauth: { ...(settings.oauth as object), ...Object.fromEntries(entries) } } as JSONObject
}

/** Returns the own member `key` of `record`. Throws a CallError (404) with the nearest names if there is none. */
export function memberOf<Member>(record: Record<string, Member> | undefined, key: string, kind: string): Member {
  if (record && Object.hasOwn(record, key)) return record[key]!
  const names = Object.keys(record ?? {})
  throw new CallError(404, `There is no ${kind} '${key}'. ${hintFor(key, names)}`)
}

/**
 * Collects the secrets of a call: settings of type password, also those of an audience, the fields of type password of a
 * mapping or payload, and the OAuth tokens and client secrets wherever a route reads them in its body.
 */
export function secretsOfCall(definition: DestinationDefinition<never>, body: JsonBody): string[] {
  const { audienceFields = {} } = definition as Partial<AudienceDestinationDefinition>
  // POST /authenticate has the settings at the root.
  const account = (body.settings ?? body) as JSONObject
  const audience = { authentication: { scheme: 'custom' as const, fields: audienceFields } }
  return [
    ...secretsOf(definition, account, getOAuth2Data(account)),
    ...secretsOf(audience, (body.audienceSettings ?? {}) as JSONObject, body as Partial<OAuth2ClientCredentials>),
    ...secretsOf({}, {}, body.auth as Partial<OAuth2ClientCredentials>),
    ...secretsOfMapping(definition, body.mapping),
    ...secretsOfMapping(definition, body.payload)
  ]
}

/** Collects the fixed values that a mapping, or payloads, have for fields of type password, of any action. */
export function secretsOfMapping(definition: DestinationDefinition<never>, given: unknown): string[] {
  const { actions, asyncActions = {} } = definition
  return [...Object.values(actions), ...Object.values(asyncActions)].flatMap(({ fields }) =>
    secretsInMapping(fields, given as JSONObject)
  )
}
