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

/** Reads records to replay. Throws a UsageError for another file or none. */
export function readRecording(path: string): RecordFile {
  if (!existsSync(path)) throw new UsageError(`--replay: there is no file ${path}. Make it with --record ${path}.`)
  try {
    return readRecordFile(path)
  } catch (error) {
    throw new UsageError(`--replay: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * The settings to replay with: those that are given, with the recorded fakes of the secrets.
 *
 * @param passwords the keys of the settings that are secrets by their type
 */
export function settingsForReplay(given: JSONObject, file: RecordFile, passwords: readonly string[]): JSONObject {
  const isSecret = (key: string) => key === 'oauth' || passwords.includes(key) || isNamedSecret(key)
  const fakes = Object.entries(recordedSettings(file.cases[0]?.input ?? {})).filter(([key]) => isSecret(key))
  return { ...given, ...Object.fromEntries(fakes) }
}

/** Answers requests from records. */
export interface Player {
  transport: Transport
  /** What is said of the requests that it had no answer for. */
  unrecorded: string[]
}

/**
 * Makes the player of records. Each exchange answers one request, in their order, that equals the recorded one. A
 * request that was not recorded fails with status 501, and nothing is sent.
 *
 * @param path how messages name the file
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
  const why = same ? 'only with another body or other headers, or less often' : 'not at all'
  return `${method} ${url} is recorded ${why} in ${path}. Record it again with --record ${path}.`
}
