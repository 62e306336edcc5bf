import { existsSync } from 'node:fs'
import { IntegrationError, type JSONObject, type Transport } from '@segment/actions-core'
import {
  comparableRequest,
  readRecordFile,
  recordedSettings,
  requestDifferences,
  responseOf,
  type RecordedExchange,
  type RecordedRequest,
  type RecordFile
} from '@segment/action-destinations/records'
import { UsageError } from '@segment/actions-input'
import { isNamedSecret } from './fakes'

/** Reads records to replay. Throws a UsageError if the file is missing or has no records. */
export function readRecording(path: string): RecordFile {
  if (!existsSync(path)) throw new UsageError(`--replay: there is no file ${path}. Make it with --record ${path}.`)
  try {
    return readRecordFile(path)
  } catch (error) {
    throw new UsageError(`--replay: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Returns the settings to replay with: the given ones, with the recorded fakes for the secrets.
 *
 * @param passwords the keys of the settings that are secrets by their type
 */
export function settingsForReplay(given: JSONObject, file: RecordFile, passwords: readonly string[]): JSONObject {
  const isSecret = (key: string) => key === 'oauth' || passwords.includes(key) || isNamedSecret(key)
  const fakes = Object.entries(recordedSettings(file.cases[0]?.input ?? {})).filter(([key]) => isSecret(key))
  return { ...given, ...Object.fromEntries(fakes) }
}

/** A transport that answers requests from records. */
export interface Player {
  transport: Transport
  /** A message for each request without an answer. */
  unrecorded: string[]
}

/**
 * Makes the player of records. Each exchange answers one request that equals the recorded one, in order. A request that
 * was not recorded fails with status 501, and nothing is sent.
 *
 * @param path the file, as messages name it
 */
export function createPlayer(path: string, { cases }: RecordFile): Player {
  const recorded = cases.flatMap(({ exchanges }) => exchanges)
  const left = [...recorded]
  const unrecorded: string[] = []
  const transport: Transport = async (url, init) => {
    const request = await comparableRequest(url, init)
    const place = left.findIndex((each) => requestDifferences(each.request, request).length === 0)
    if (place < 0) {
      unrecorded.push(explainMiss(path, request, recorded))
      throw new IntegrationError('The request is not in the recording.', 'NOT_RECORDED', 501)
    }
    return responseOf(left.splice(place, 1)[0]!.response)
  }
  return { transport, unrecorded }
}

function explainMiss(path: string, { method, url }: RecordedRequest, recorded: readonly RecordedExchange[]): string {
  const same = recorded.some(({ request }) => request.method === method && request.url === url)
  const why = same ? 'is recorded with another body or headers, or fewer times' : 'is not recorded'
  return `${method} ${url} ${why} in ${path}. Record it again with --record ${path}.`
}
