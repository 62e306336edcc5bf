import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { IntegrationError, omit, REDACTED, type Redact, type Transport } from '@segment/actions-core'
import { FailureError, UsageError, jsonOrText, objectOf, parse, readText } from '@segment/actions-input'
import { createRecorder, type Exchange } from '@segment/actions-session'
import { missingFolders } from '../files/transaction'

/** Names of keys, parameters and headers whose values are secrets although no setting holds them: fresh tokens above all. */
const SECRET_NAME = String.raw`[\w-]*(?:token|secret|password|api[_-]?key)`
const KEY = new RegExp(`^${SECRET_NAME}$`, 'i')
const PARAMETER = new RegExp(String.raw`((?:^|[?&])${SECRET_NAME}=)[^&#\s]+`, 'gi')

/** Gives exchanges without the secrets of the account, and without the values of what is named like a secret. */
export function withoutSecrets<T>(exchanges: T, redact: Redact): T {
  return hideNamed(redact(exchanges)) as T
}

function hideNamed(value: unknown): unknown {
  if (typeof value === 'string') return hideInText(value)
  if (Array.isArray(value)) return value.map(hideNamed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && KEY.test(key) ? REDACTED : hideNamed(item)
    ])
  )
}

/** A text may be JSON, such as the body of a request; what holds no secret stays as it was written. */
function hideInText(text: string): string {
  const value = /^\s*[[{]/.test(text) ? jsonOrText(text) : text
  if (typeof value === 'string') return text.replaceAll(PARAMETER, `$1${REDACTED}`)
  const hidden = hideNamed(value)
  return isDeepStrictEqual(hidden, value) ? text : JSON.stringify(hidden)
}

/** Headers that say how a response travelled, and when; a recording has what it said. */
const TRAVEL_HEADERS = ['connection', 'content-encoding', 'content-length', 'date', 'keep-alive', 'transfer-encoding']

function withoutTravel({ request, response }: Exchange): Exchange {
  return { request, response: { ...response, headers: omit(response.headers, TRAVEL_HEADERS) } }
}

/**
 * Writes exchanges, which must hold no secrets, into a file, as a whole or not at all. Folders that are missing are
 * made.
 *
 * @throws FailureError when it cannot be written
 */
export function writeRecording(path: string, exchanges: Exchange[]): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    for (const folder of missingFolders(dirname(resolve(path)))) mkdirSync(folder)
    writeFileSync(draft, `${JSON.stringify({ exchanges: exchanges.map(withoutTravel) }, undefined, 2)}\n`)
    renameSync(draft, path)
  } catch (error) {
    throw new FailureError(`The recording ${path} cannot be written. ${(error as Error).message}`, { cause: error })
  }
}

/** Reads what {@link writeRecording} wrote. Throws a UsageError for another file or none. */
export async function readRecording(path: string): Promise<Exchange[]> {
  if (!existsSync(path)) throw new UsageError(`--replay: there is no file ${path}. Make it with --record ${path}.`)
  const { exchanges } = objectOf(`--replay: ${path}`, parse(`--replay: ${path}`, await readText('--replay', path)))
  if (Array.isArray(exchanges) && exchanges.every(isExchange)) return exchanges
  throw new UsageError(`--replay: ${path} is no recording. Make one with --record ${path}.`)
}

function isExchange(value: unknown): value is Exchange {
  const { request, response } = Object(value) as { request?: { url?: unknown }; response?: { statusCode?: unknown } }
  return typeof request?.url === 'string' && typeof response?.statusCode === 'number'
}

/** Answers requests from a recording. */
export interface Player {
  transport: Transport
  /** What is said of the requests that it had no answer for. */
  unrecorded: string[]
}

/**
 * Makes the player of a recording. Each recorded exchange answers one request, in their order, of the same method,
 * address and body; secrets do not count, for they are not in a recording. A request that was not recorded fails with
 * status 501, and nothing is sent.
 *
 * @param path how messages name the recording
 */
export function createPlayer(path: string, recorded: readonly Exchange[], redact: Redact): Player {
  const left = [...recorded]
  const unrecorded: string[] = []
  const transport: Transport = async (url, init) => {
    const request = await requestOf(url, init, redact)
    const place = left.findIndex((each) => nameOf(each.request) === nameOf(request))
    if (place < 0) {
      unrecorded.push(explainMiss(path, request, recorded))
      throw new IntegrationError('The request is not in the recording.', 'NOT_RECORDED', 501)
    }
    return answerOf(left.splice(place, 1)[0]!)
  }
  return { transport, unrecorded }
}

type RecordedRequest = Exchange['request']

/** The request as a recording has it. */
async function requestOf(url: string, init: Parameters<Transport>[1], redact: Redact): Promise<RecordedRequest> {
  const recorder = createRecorder(async () => new Response())
  await recorder.transport(url, init)
  const [exchange] = await recorder.exchanges()
  return withoutSecrets(exchange!.request, redact)
}

function nameOf({ method, url, body }: RecordedRequest): string {
  return JSON.stringify([method, url, body])
}

function answerOf({ response: { statusCode, statusMessage, headers, body } }: Exchange): Response {
  if (statusCode === 0) throw new Error(statusMessage)
  const isJson = headers['content-type']?.includes('json') ?? false
  const text = isJson && body !== '' ? JSON.stringify(body) : String(body)
  // A response of these statuses must not have a body: https://fetch.spec.whatwg.org/#null-body-status
  const hasBody = ![204, 205, 304].includes(statusCode)
  return new Response(hasBody ? text : null, { status: statusCode, statusText: statusMessage, headers })
}

function explainMiss(path: string, { method, url }: RecordedRequest, recorded: readonly Exchange[]): string {
  const same = recorded.some(({ request }) => request.method === method && request.url === url)
  const why = same ? 'only with another body, or less often' : 'not at all'
  return `${method} ${url} is recorded ${why} in ${path}. Record it again with --record ${path}.`
}
