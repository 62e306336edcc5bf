import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { UsageError } from '@segment/actions-input'
import { refusalOf } from './local-only'

/** How the stand-in for a vendor answers one request. */
export interface Step {
  /** Default 200. */
  status?: number
  /** Headers besides the content type. Default: none. */
  headers?: Record<string, string>
  /** Sent as JSON. Default: an empty object, or for an error status a text that says so. */
  body?: unknown
  /** How long it waits before it answers, in milliseconds. Default 0. */
  delayMs?: number
  /** Whether the connection ends in the middle of the body. Default false. */
  cut?: boolean
}

/** A server on the loopback address in the place of a vendor. */
export interface StandIn {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** The steps. The last one answers all further requests. */
  script: readonly Step[]
  /** How many requests it has answered by the script. */
  answered: number
  /** Starts again with other steps. */
  restart: (script: readonly Step[]) => void
  /** Stops it and ends its connections. */
  close: () => Promise<void>
}

const REASONS: Record<number, string> = {
  400: 'A field of the request is not valid.',
  401: 'The credentials are not valid.',
  429: 'Too many requests.',
  500: 'The server failed.'
}

const WORD =
  /^(?:(?<status>[2-5]\d\d)(?::(?<seconds>\d+))?|(?<slow>slow)(?::(?<delay>\d+))?|(?<cut>cut))(?:\s+(?<body>\S.*))?$/s

/**
 * Reads a script: words with commas between them. `400` is a status, `429:30` a status with the header `Retry-After`,
 * `slow:2000` an answer after so many milliseconds (default 3000), and `cut` one that ends in the middle. A body may
 * follow as JSON: `400 {"error":"channel_not_found"}`.
 *
 * @throws UsageError that shows the form
 */
export function parseScript(text: string): Step[] {
  return splitAtCommas(text).map((part) => {
    const { status, seconds, slow, delay, cut, body } = WORD.exec(part.trim())?.groups ?? {}
    const content = body === undefined ? undefined : parsedBody(body)
    if ((!status && !slow && !cut) || content?.error) {
      throw new UsageError(
        `The script '${text}' is not valid at '${part.trim()}'. Use statuses, such as 400 or 429:30, slow:<milliseconds> and cut, for example 401,200. A body may follow as JSON: 400 {"error":"invalid"}.`
      )
    }
    return {
      ...(status && { status: Number(status) }),
      ...(seconds && { headers: { 'retry-after': seconds } }),
      ...(slow && { delayMs: Number(delay ?? 3000) }),
      ...(cut && { cut: true }),
      ...(content && { body: content.value })
    }
  })
}

/** Splits a script at its commas, but not at those in the brackets and texts of a body. */
function splitAtCommas(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|./gs)) {
    if (token === '{' || token === '[') depth++
    if (token === '}' || token === ']') depth--
    if (token === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
}

function parsedBody(text: string): { value?: unknown; error?: true } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { error: true }
  }
}

/** Writes a script as {@link parseScript} reads it; steps that it cannot write, by their status. */
export function printScript(script: readonly Step[]): string {
  const words = script.map((step) => wordOf(step) + (step.body === undefined ? '' : ` ${JSON.stringify(step.body)}`))
  return words.join(',')
}

function wordOf({ status = 200, headers, delayMs, cut }: Step): string {
  if (cut) return 'cut'
  if (delayMs) return `slow:${delayMs}`
  const wait = headers?.['retry-after']
  return wait === undefined ? String(status) : `${status}:${wait}`
}

/**
 * Starts a stand-in for a vendor, which answers the requests in order as the script says. A request for OAuth tokens, one
 * with a `grant_type`, always gets tokens and does not count.
 *
 * @param script at least one step. Default: always 200
 */
export async function startStandIn(script: readonly Step[] = [{}]): Promise<StandIn> {
  const closing = new AbortController()
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  const standIn: StandIn = {
    origin: '',
    script,
    answered: 0,
    restart: (next) => {
      standIn.script = next
      standIn.answered = 0
    },
    close: () =>
      new Promise((resolve) => {
        closing.abort()
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isForeign(request)) return send(response, { status: 403 })
    if (isTokenRequest(request, await bodyOf(request))) {
      const tokens = { access_token: 'stand-in-access-token', refresh_token: 'stand-in-refresh-token' }
      return send(response, { body: { ...tokens, token_type: 'Bearer', expires_in: 3600 } })
    }
    const step = standIn.script[Math.min(standIn.answered, standIn.script.length - 1)] ?? {}
    standIn.answered++
    await sleep(step.delayMs ?? 0, undefined, { signal: closing.signal })
    send(response, step)
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  standIn.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return standIn
}

function send(response: ServerResponse, { status = 200, headers, body, cut = false }: Step): void {
  const content = body ?? (status < 400 ? {} : { error: { status, message: REASONS[status] ?? 'The request failed.' } })
  const text = JSON.stringify(content)
  const length = Buffer.byteLength(text) + (cut ? 1 : 0)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers })
  if (cut) response.write(text, () => response.destroy())
  else response.end(text)
}

function isForeign({ headers, url }: IncomingMessage): boolean {
  const address = `http://${headers.host}${url}`
  if (!URL.canParse(address)) return true
  const names = ['host', 'origin', 'sec-fetch-site', 'sec-fetch-mode'] as const
  const given = names.flatMap((name): [string, string][] => (headers[name] ? [[name, String(headers[name])]] : []))
  return refusalOf({ url: address, headers: new Headers(given) }) !== undefined
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** RFC 6749 §4.1.3 and §6: such a request has a `grant_type`, in a form or, with some vendors, in JSON. */
function isTokenRequest({ headers }: IncomingMessage, body: string): boolean {
  const type = headers['content-type'] ?? ''
  return type.includes('form') ? new URLSearchParams(body).has('grant_type') : /^\s*\{.*"grant_type"\s*:/s.test(body)
}
