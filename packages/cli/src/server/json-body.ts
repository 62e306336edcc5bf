import { nameOfJson, parseJsonText } from '../json-text'
import { Refusal } from './failure'

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024

/** A body: a JSON object. */
export type JsonBody = Record<string, unknown>

/**
 * Reads the body as a JSON object, whatever its content type says; an empty body counts as `{}`.
 *
 * Throws a Refusal: 413 for a body over {@link BODY_LIMIT}, which is then not read to its end, and 400, with line and
 * column, for one that is not JSON or not an object.
 */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  const text = await readText(request)
  if (text.trim() === '') return {}
  const body = parseJson(text)
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as JsonBody
  throw new Refusal(400, `The body must be a JSON object, such as {"payload": {...}}, but it is ${nameOfJson(body)}.`)
}

/** The keys of a body that are none of those that its route reads. */
export function ignoredKeys(body: JsonBody, known: readonly string[]): string[] {
  return Object.keys(body).filter((key) => !known.includes(key))
}

/** Throws a Refusal (400) that names `key` unless the value there is an object or missing; gives it, or undefined. */
export function objectAt(body: JsonBody, key: string): JsonBody | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as JsonBody
  throw new Refusal(400, `'${key}' in the body must be an object but it is ${nameOfJson(value)}.`)
}

/** Throws a Refusal (400) that names `key` unless the value there is a text or missing; gives it, or undefined. */
export function textAt(body: JsonBody, key: string): string | undefined {
  const value = body[key]
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw new Refusal(400, `'${key}' in the body must be a text but it is ${nameOfJson(value)}.`)
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length')) > BODY_LIMIT) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > BODY_LIMIT) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(): Refusal {
  return new Refusal(413, `The body is larger than 1 MiB (${BODY_LIMIT} bytes). Post fewer events at a time.`)
}

function parseJson(text: string): unknown {
  try {
    return parseJsonText(text)
  } catch (error) {
    throw new Refusal(400, `The body is not valid JSON: ${(error as Error).message}.`, { cause: error })
  }
}
