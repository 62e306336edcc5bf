import { nameOfJson, parseJsonText } from '@segment/actions-input'
import { type JsonBody, Refusal } from '@segment/actions-session'

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024

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
