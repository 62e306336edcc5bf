import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject, JSONValue, SegmentEvent } from '@segment/actions-core'

/**
 * The records of one destination: what goes in, the requests that follow, the answers that were given, and how it ends.
 * `try --record` writes such a file, `test --records` replays it, and so do the tests of this repository. See
 * docs/records.md.
 */
export interface RecordFile {
  /** The slug of the destination, for example `actions-slack`. */
  slug: string
  /** The time at which every case runs, as ISO 8601. */
  clock: string
  /** Environment variables that the destination reads. Default: none. */
  env?: Record<string, string>
  /** Mappings that cases share; `{ "$ref": name }` stands for one. Default: none. */
  mappings?: Record<string, JSONObject>
  cases: RecordedCase[]
}

/** What a case calls; each name stands for the method of `Destination` that does it. */
export type RecordedCall =
  | 'event'
  | 'batch'
  | 'asyncBatch'
  | 'poll'
  | 'testAuthentication'
  | 'refreshAccessToken'
  | 'onDelete'
  | 'createAudience'
  | 'getAudience'
  | 'dynamicField'
  | 'hook'

/** One call of a destination, with everything that it needs and everything that it must do. */
export interface RecordedCase {
  /** Unique in its file, for example `postMessage/preset-0-rich`. */
  id: string
  call: RecordedCall
  /** The key of the action; absent for calls of the whole destination. */
  action?: string
  /** The dynamic field, where the call is `dynamicField`. */
  field?: string
  /** The hook, where the call is `hook`, or where `field` is an input of one. */
  hook?: string
  input: RecordedInput
  /** The requests in the order of sending, with their answers. */
  exchanges: RecordedExchange[]
  /** How the call ends. */
  outcome: RecordedOutcome
  /** The requests are to be met, the outcome is not: what was recorded ended in an error of the language. */
  crash?: boolean
}

/** What a call is made with; the calls use different parts of it. */
export interface RecordedInput {
  settings?: JSONObject
  /** Tokens and client of an OAuth account. */
  auth?: {
    accessToken?: string
    refreshToken?: string
    refreshTokenUrl?: string
    clientId?: string
    clientSecret?: string
  }
  /** The trigger of the subscription. */
  subscribe?: string
  /** The mapping of the subscription, or the name of one of the file. */
  mapping?: JSONObject | { $ref: string }
  event?: SegmentEvent
  events?: SegmentEvent[]
  /** Feature flags of the host. */
  features?: Record<string, boolean>
  /** What the host knows as `stateContext`, by key. */
  state?: Record<string, string>
  /** What the host knows as `transactionContext`, by key. */
  transaction?: Record<string, string>
  payload?: JSONValue
  page?: string
  hookInputs?: JSONObject
  hookOutputs?: JSONObject
  audienceSettings?: JSONObject
  audienceName?: string
  externalId?: string
  personas?: JSONObject
  dynamicFieldContext?: JSONObject
  pollPayload?: JSONObject
}

/** A request and its answer. */
export interface RecordedExchange {
  request: RecordedRequest
  response: RecordedResponse
  /**
   * How many answers had come when the request went out. Requests with the same number were in the air together, and
   * their order is free. Default: the position of the exchange, so that each request waits for the answer before it.
   */
  after?: number
}

/** A request in a form that can be compared: see `comparableRequest`. In its texts, `$uuid` and `$random` are wild. */
export interface RecordedRequest {
  method: string
  url: string
  /** By name in lower case, without those that every HTTP client adds. */
  headers: Record<string, string>
  /** Absent for none. */
  body?: RecordedBody
}

/** A body by what it is. */
export type RecordedBody = (
  | { json: JSONValue }
  | { form: [name: string, value: string][] }
  | { text: string }
  | { multipart: RecordedPart[] }
  | { base64: string }
) & { compressed?: 'gzip' }

/** One part of a multipart body. */
export interface RecordedPart {
  name?: string
  filename?: string
  type?: string
  body: RecordedBody
}

/** The answer to a request. */
export interface RecordedResponse {
  /** 0 where there was none. */
  status: number
  /** Why there was no answer. */
  failure?: string
  headers?: Record<string, string>
  /** A text as it stands; anything else is sent as JSON. Absent for none. */
  body?: JSONValue
}

/** How a call ends: one of the first four kinds, or `ok` or `notSubscribed`. */
export interface RecordedOutcome {
  error?: { name?: string; status?: number | string; code?: string }
  /** Each event of a batch; null where there is no result for it. */
  multistatus?: (RecordedEntry | null)[]
  /** Of a dynamic field; null where it gave no list. */
  choices?: JSONValue
  nextPage?: string
  /** What the call returned. */
  value?: JSONValue
  ok?: true
  /** The event did not match the trigger. */
  notSubscribed?: true
  /** What an action returned that sent nothing. */
  returned?: JSONValue
  /** What was put into `stateContext` and `transactionContext`. */
  kept?: { state?: JSONObject; transaction?: JSONObject }
}

/** The result of one event of a batch. */
export interface RecordedEntry {
  status: number
  errortype?: string
}

/** The slugs of which a folder has records, sorted: the names of its `.json` files. Empty where there is no folder. */
export function listRecords(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted()
}

/**
 * Reads the records of a destination from a folder.
 *
 * @throws Error that names the file when it is not there, is not JSON, or holds no records
 */
export function readRecords(folder: string, slug: string): RecordFile {
  return readRecordFile(join(folder, `${slug}.json`))
}

/** Reads one file of records. See {@link readRecords}. */
export function readRecordFile(path: string): RecordFile {
  let file: Partial<RecordFile>
  try {
    file = Object(JSON.parse(readFileSync(path, 'utf8'))) as Partial<RecordFile>
  } catch (error) {
    throw new Error(`The records ${path} cannot be read. ${(error as Error).message}`, { cause: error })
  }
  if (typeof file.slug === 'string' && typeof file.clock === 'string' && Array.isArray(file.cases)) {
    return file as RecordFile
  }
  throw new Error(
    `${path} holds no records: it needs slug, clock and cases. Make it with ./bin/run try --record <file>.`
  )
}

/** The text of a file of records: one case a line, so that a change of one is a change of one line. */
export function recordText({ cases, ...head }: { cases: readonly object[] }): string {
  const lines = cases.map((each) => JSON.stringify(each)).join(',\n')
  return `${JSON.stringify(head).slice(0, -1)},"cases":[\n${lines}\n]}\n`
}
