import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject, JSONValue, SegmentEvent } from '@segment/actions-core'

/**
 * The records of one destination: inputs, the requests that follow, their responses, and the outcomes. `try --record`
 * writes such a file; `test --records` and the tests of this repository replay it. See docs/records.md.
 */
export interface RecordFile {
  /** The slug of the destination, for example `actions-slack`. */
  slug: string
  /** The time at which every case runs, as ISO 8601. */
  clock: string
  /** Environment variables that the destination reads. Default: none. */
  env?: Record<string, string>
  /** Mappings that cases share; `{ "$ref": name }` refers to one. Default: none. */
  mappings?: Record<string, JSONObject>
  cases: RecordedCase[]
}

/** What a case calls. Each name stands for the method of `Destination` that does it. */
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

/** One call of a destination: its input, and everything that it must do. */
export interface RecordedCase {
  /** Unique in its file, for example `postMessage/preset-0-rich`. */
  id: string
  call: RecordedCall
  /** The key of the action; absent for calls of the whole destination. */
  action?: string
  /** The dynamic field, if the call is `dynamicField`. */
  field?: string
  /** The hook, if the call is `hook`, or if `field` is an input field of one. */
  hook?: string
  input: RecordedInput
  /** The requests in the order of sending, with their responses. */
  exchanges: RecordedExchange[]
  /** How the call ends. */
  outcome: RecordedOutcome
  /** Only the requests are compared, because the recorded outcome is a JavaScript error. */
  crash?: boolean
}

/** The input of a call. Each kind of call uses different parts of it. */
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
  /** The mapping of the subscription, or the name of a shared one. */
  mapping?: JSONObject | { $ref: string }
  event?: SegmentEvent
  events?: SegmentEvent[]
  /** Feature flags of the host. */
  features?: Record<string, boolean>
  /** The `stateContext` of the host, by key. */
  state?: Record<string, string>
  /** The `transactionContext` of the host, by key. */
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

/** A request and its response. */
export interface RecordedExchange {
  request: RecordedRequest
  response: RecordedResponse
  /**
   * How many responses had arrived when the request was sent. Requests with the same number were concurrent, and their
   * order is free. Default: the position of the exchange, so that each request waits for the response before it.
   */
  after?: number
}

/** A normalized request: see `comparableRequest`. `$uuid` and `$random` in its texts are wildcards. */
export interface RecordedRequest {
  method: string
  url: string
  /** By name in lower case, without those that every HTTP client adds. */
  headers: Record<string, string>
  /** Absent if there is none. */
  body?: RecordedBody
}

/** A body by its content type. */
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

/** The response to a request. */
export interface RecordedResponse {
  /** 0 if there was none. */
  status: number
  /** Why there was no response. */
  failure?: string
  headers?: Record<string, string>
  /** A text is sent as it is, anything else as JSON. Absent if there is none. */
  body?: JSONValue
}

/** The outcome of a call: one of the first four kinds, or `ok` or `notSubscribed`. */
export interface RecordedOutcome {
  error?: { name?: string; status?: number | string; code?: string }
  /** The results of a batch by event; null for an event without a result. */
  multistatus?: (RecordedEntry | null)[]
  /** The choices of a dynamic field; null if it returned no list. */
  choices?: JSONValue
  nextPage?: string
  /** The return value of the call. */
  value?: JSONValue
  ok?: true
  /** The event did not match the trigger. */
  notSubscribed?: true
  /** The return value of an action that sent nothing. */
  returned?: JSONValue
  /** What the call stored in `stateContext` and `transactionContext`. */
  kept?: { state?: JSONObject; transaction?: JSONObject }
}

/** The result of one event of a batch. */
export interface RecordedEntry {
  status: number
  errortype?: string
}

/**
 * Returns the slugs that have records in a folder, sorted: the names of its `.json` files. Empty if the folder is
 * missing.
 */
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
 * @throws Error that names the file if it is missing, is not JSON, or contains no records
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
    `${path} contains no records. It needs slug, clock and cases. Create it with ./bin/run try --record <file>.`
  )
}

/** Returns the text of a file of records, one case per line, so that a changed case is a changed line. */
export function recordText({ cases, ...head }: { cases: readonly object[] }): string {
  const lines = cases.map((each) => JSON.stringify(each)).join(',\n')
  return `${JSON.stringify(head).slice(0, -1)},"cases":[\n${lines}\n]}\n`
}
