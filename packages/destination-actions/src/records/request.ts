import { gunzipSync } from 'node:zlib'
import type { JSONValue, Transport } from '@segment/actions-core'
import type { RecordedBody, RecordedPart, RecordedRequest } from './format'

/** Headers that an HTTP client adds itself. */
const CLIENT_HEADERS = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'accept-language',
  'keep-alive'
]

/**
 * Normalizes a request for records: the method in upper case, the significant headers, the body by its content type.
 * Reads a stream to its end.
 */
export async function comparableRequest(url: string, init: Parameters<Transport>[1]): Promise<RecordedRequest> {
  const streaming = { ...init, signal: undefined, ...(init.body && { duplex: 'half' }) } as RequestInit
  const request = new Request(url, streaming)
  const content = Buffer.from(await request.arrayBuffer())
  const headers = Object.fromEntries([...request.headers].filter(([name, value]) => !isOfClient(name, value)))
  const type = headers['content-type'] ?? ''
  const body = readBody(content, type, headers['content-encoding'])
  // Each multipart body has its own boundary.
  if (/multipart\//.test(type)) headers['content-type'] = type.replace(/;\s*boundary=.*$/, '')
  return { method: request.method.toUpperCase(), url: request.url, headers, ...(body && { body }) }
}

function isOfClient(name: string, value: string): boolean {
  if (name === 'accept') return value === '*/*'
  if (name === 'user-agent') return value === 'Segment (Actions)' || /^(?:node|undici)/.test(value)
  return CLIENT_HEADERS.includes(name)
}

function readBody(content: Buffer, type: string, encoding = ''): RecordedBody | undefined {
  if (content.length === 0) return undefined
  if (/multipart\//.test(type)) return { multipart: readParts(content, type) }
  const isGzip = encoding.includes('gzip') || (content[0] === 0x1f && content[1] === 0x8b)
  const unpacked = isGzip ? unzip(content) : undefined
  return { ...readContent(unpacked ?? content, type), ...(unpacked && { compressed: 'gzip' }) }
}

function unzip(content: Buffer): Buffer | undefined {
  try {
    return gunzipSync(content)
  } catch {
    return undefined
  }
}

function readContent(content: Buffer, type: string): RecordedBody {
  const text = content.toString('utf8')
  if (!content.equals(Buffer.from(text))) return { base64: content.toString('base64') }
  if (type.includes('json')) {
    const json = parseJson(text)
    if (json !== undefined) return { json: withoutLayout(json) }
  }
  if (type.includes('x-www-form-urlencoded')) return { form: [...new URLSearchParams(text)] }
  return { text }
}

/** Returns the value of a JSON text; undefined for any other text. */
export function parseJson(text: string): JSONValue | undefined {
  try {
    return JSON.parse(text) as JSONValue
  } catch {
    return undefined
  }
}

/** Removes insignificant white space of a GraphQL document: https://spec.graphql.org/October2021/#sec-White-Space */
function withoutLayout(json: JSONValue): JSONValue {
  const { query } = Object(json) as { query?: unknown }
  if (typeof query !== 'string' || !/^\s*(?:query|mutation|\{)/.test(query)) return json
  return { ...(json as object), query: query.replace(/\s+/g, ' ').trim() }
}

/** Parses a multipart body: https://www.rfc-editor.org/rfc/rfc7578 */
function readParts(content: Buffer, type: string): RecordedPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1]
  if (boundary === undefined) return [{ body: { text: content.toString('utf8') } }]
  const parts = content.toString('latin1').split(`--${boundary}`).slice(1, -1)
  return parts.map((part) => {
    const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n')
    const inner = Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1')
    const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim()
    const disposition = header('content-disposition') ?? ''
    const partType = header('content-type')
    const filename = /filename="([^"]*)"/.exec(disposition)?.[1]
    return {
      name: /\bname="([^"]*)"/.exec(disposition)?.[1],
      ...(filename !== undefined && { filename }),
      ...(partType && { type: partType }),
      body: readBody(inner, partType ?? '') ?? { text: '' }
    }
  })
}
