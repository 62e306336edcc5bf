import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { getOAuth2Data, omit, type JSONObject, type JSONValue, type SegmentEvent } from '@segment/actions-core'
import {
  comparableRequest,
  play,
  recordText,
  type CaseRun,
  type LoadDestination,
  type RecordedCase,
  type RecordedExchange,
  type RecordedResponse,
  type RecordFile
} from '@segment/action-destinations/records'
import { CliError, FailureError } from '@segment/actions-input'
import { hostSubscription, type Exchange, type TriedSubscription } from '@segment/actions-session'
import { transaction } from '../files/transaction'
import { createFaker, isNamedSecret, withoutNamedSecrets } from './fakes'

/** The requests that were sent, with the account and subscription that caused them. */
export interface Sent {
  slug: string
  /** The key of the action. */
  action: string
  /** The settings, `oauth` included. */
  settings: JSONObject
  subscription: TriedSubscription
  /** Each event, or each batch, with the requests that it caused. */
  calls: { data: SegmentEvent | SegmentEvent[]; exchanges: Exchange[]; delivered: boolean }[]
  /** Texts that must not appear in a recording. */
  secrets: readonly string[]
}

/** The id of a case: of the event at a position from 0, or of the batch. */
export function caseId(action: string, position: number | 'batch'): string {
  return position === 'batch' ? `${action}/batch` : `${action}/event-${position + 1}`
}

/**
 * Makes records of what was sent. Replaces secrets by fakes, then replays each case with the vendor's answers and
 * records the requests and the outcome of the replay: they cannot hold a secret, and their times are those of the records.
 *
 * @param load loads a fresh copy of the destination, so that no module holds a token of the account
 * @throws FailureError if the destination behaves differently with the fakes
 */
export async function recordsOf(sent: Sent, load: LoadDestination): Promise<RecordFile> {
  const named = Object.entries(sent.settings).filter(([key, value]) => isNamedSecret(key) && typeof value === 'string')
  const fake = createFaker([...sent.secrets, ...named.map(([, value]) => value as string)])
  const head = { slug: sent.slug, clock: new Date().toISOString() }
  const cases: RecordedCase[] = []
  for (const [position, call] of sent.calls.entries()) {
    const draft = fake(await draftOf(sent, call, position))
    const run = await play(head, await load(true), draft)
    checkRun(run, draft, call.delivered)
    const exchanges = run.sent.map(({ request, recorded }, index) => {
      const after = recorded!.after ?? index
      return { request, response: recorded!.response, ...(after !== index && { after }) }
    })
    cases.push({ ...draft, exchanges, outcome: run.outcome })
  }
  return fake({ ...head, cases })
}

/** A case with the requests as they were sent; they are only used to find their answers. */
async function draftOf(
  { action, settings, subscription }: Sent,
  { data, exchanges }: Sent['calls'][number],
  position: number
): Promise<RecordedCase> {
  const isBatch = Array.isArray(data)
  const { accessToken, refreshToken, refreshTokenUrl, clientId, clientSecret } = getOAuth2Data(settings) as Auth
  const auth = { accessToken, refreshToken, refreshTokenUrl, clientId, clientSecret }
  const { subscribe, mapping } = hostSubscription({ key: action, subscription })
  return {
    id: caseId(action, isBatch ? 'batch' : position),
    call: isBatch ? 'batch' : 'event',
    action,
    input: {
      settings: omit(settings, ['oauth']) as JSONObject,
      ...(settings.oauth && { auth }),
      subscribe,
      mapping: withoutNamedSecrets(mapping),
      ...(isBatch ? { events: withoutNamedSecrets(data) } : { event: withoutNamedSecrets(data) })
    },
    exchanges: await Promise.all(exchanges.map(exchangeOf)),
    outcome: {}
  }
}

type Auth = NonNullable<RecordedCase['input']['auth']>

async function exchangeOf({ request, response }: Exchange): Promise<RecordedExchange> {
  const { url, method, headers, body } = request
  const sent = { method, headers: new Headers(headers), body: body === '' ? null : body }
  return {
    request: await comparableRequest(url, sent as Parameters<typeof comparableRequest>[1]),
    response: withoutNamedSecrets(responseOf(response))
  }
}

/** Headers about the connection and the time of a response; recordings leave them out. */
const TRAVEL_HEADERS = ['connection', 'content-encoding', 'content-length', 'date', 'keep-alive', 'transfer-encoding']

function responseOf({ statusCode, statusMessage, headers, body }: Exchange['response']): RecordedResponse {
  if (statusCode === 0) return { status: 0, failure: statusMessage }
  const isJsonText = typeof body === 'string' && body !== '' && headers['content-type']?.includes('json')
  const content = isJsonText ? JSON.stringify(body) : (body as JSONValue)
  return { status: statusCode, headers: omit(headers, TRAVEL_HEADERS), ...(content !== '' && { body: content }) }
}

function checkRun({ sent, missing, outcome }: CaseRun, { id, exchanges }: RecordedCase, delivered: boolean): void {
  const isSame = missing.length === 0 && sent.every(({ recorded }) => recorded)
  if (isSame && delivered === !outcome.error) return
  const what = isSame ? 'ends with a different outcome' : `sends ${sent.length} requests instead of ${exchanges.length}`
  throw new FailureError(
    `${id} cannot be recorded: with fake values for the account's secrets, the destination ${what}. ` +
      'Record it with an account whose settings are not secret.'
  )
}

/**
 * Checks that there can be a recording at `path`, before a request is sent.
 *
 * @throws FailureError when something other than a regular file is there
 */
export function checkRecording(path: string): void {
  if (!existsSync(path) || statSync(path).isFile()) return
  throw new FailureError(`Cannot write the recording ${path}: it is not a regular file. Choose another name.`)
}

/**
 * Writes records to a file, as a whole or not at all. Creates missing folders.
 *
 * @throws FailureError when it cannot be written
 */
export async function writeRecording(root: string, path: string, file: RecordFile): Promise<void> {
  try {
    await transaction(root, new Map([[resolve(path), recordText(file)]]))
  } catch (error) {
    if (error instanceof CliError) throw error
    throw new FailureError(`Cannot write the recording ${path}. ${(error as Error).message}`, { cause: error })
  }
}
