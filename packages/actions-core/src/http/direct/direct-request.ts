import type { OutgoingInit } from '../options'
import type { DispatchRequest } from './dispatcher'

/** The parts of a request that have no meaning besides what {@link directRequest} makes of them, or none at all. */
const UNDERSTOOD = new Set(['method', 'headers', 'body', 'signal', 'redirect', 'duplex', 'agent'])

/** Headers for which fetch changes others, by rules of its own about caches and parts of a file. */
const NOT_UNDERSTOOD = new Set([
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range'
])

/** What node's fetch sends unless the caller says otherwise. */
const DEFAULT_HEADERS = [
  ['accept', '*/*'],
  ['accept-language', '*'],
  ['sec-fetch-mode', 'cors'],
  ['user-agent', 'node']
] as const

/**
 * Puts a request as the dispatcher needs it, with the headers that node's fetch would send.
 *
 * @returns undefined where that takes more than is done here: for multipart forms, blobs and streams, redirects other
 * than `manual`, conditional requests, and any option that only fetch knows
 */
export function directRequest(target: URL, init: OutgoingInit): DispatchRequest | undefined {
  if (init.redirect !== 'manual' || !hasOnlyUnderstood(init)) return undefined
  const content = contentOf(init.body)
  if (!content) return undefined
  const { origin, protocol, pathname, search } = target
  const headers: string[] = []
  for (const [name, value] of init.headers) {
    if (NOT_UNDERSTOOD.has(name)) return undefined
    headers.push(name, value)
  }
  const addDefault = (name: string, value: string) => {
    if (!init.headers.has(name)) headers.push(name, value)
  }
  if (content.type) addDefault('content-type', content.type)
  for (const [name, value] of DEFAULT_HEADERS) addDefault(name, value)
  addDefault('accept-encoding', protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate')
  return { origin, path: pathname + search, method: init.method, headers, body: content.body, maxRedirections: 0 }
}

function hasOnlyUnderstood(init: OutgoingInit): boolean {
  return Object.keys(init).every((key) => UNDERSTOOD.has(key) || Reflect.get(init, key) === undefined)
}

/** The body in bytes or as text, and its content type, where fetch gives it one. Bytes are copied, for they can change. */
function contentOf(body: OutgoingInit['body']): { body: DispatchRequest['body']; type?: string } | undefined {
  if (body === undefined || body === null) return { body: null }
  if (typeof body === 'string') return { body, type: 'text/plain;charset=UTF-8' }
  if (body instanceof URLSearchParams) {
    return { body: body.toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  }
  if (body instanceof ArrayBuffer) return { body: new Uint8Array(body.slice(0)) }
  if (ArrayBuffer.isView(body)) {
    return { body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice() }
  }
  return undefined
}
