import type { Exchange } from '../api'

/** Headers that curl and the connection set themselves. */
const OWN_HEADERS = new Set(['content-length', 'host', 'connection'])

/** A request as a command for a POSIX shell. Values that were redacted stay `[redacted]`. */
export function curlOf({ method, url, headers, body }: Exchange['request']): string {
  const lines = [`curl${method === 'GET' ? '' : ` -X ${method}`} ${quoted(url)}`]
  for (const [name, value] of Object.entries(headers)) {
    if (!OWN_HEADERS.has(name.toLowerCase())) lines.push(`-H ${quoted(`${name}: ${value}`)}`)
  }
  if (body !== '') lines.push(`--data-raw ${quoted(body)}`)
  return lines.join(' \\\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A body to show: as JSON, or as a text. */
export type ShownBody = { json: unknown } | { text: string }

/** A body for people: JSON where it is JSON; a form with a pair on each line; a value on each line with indents. */
export function shownBody(body: unknown, contentType = ''): ShownBody {
  if (typeof body !== 'string') return { json: body }
  if (contentType.includes('x-www-form-urlencoded')) {
    return { text: [...new URLSearchParams(body)].map(([name, value]) => `${name} = ${value}`).join('\n') }
  }
  const json = parsed(body)
  // A number or a word is easier to read as it came.
  return typeof json === 'object' && json !== null ? { json } : { text: indentedLines(body) ?? body }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function indentedLines(text: string): string | undefined {
  const lines = text.trim().split('\n').map(parsed)
  const isEach = lines.length > 1 && lines.every((line) => line !== undefined)
  return isEach ? lines.map((line) => JSON.stringify(line, undefined, 2)).join('\n') : undefined
}

/** The URL of a request in short: its host, and its path cut in the middle. */
export function placeOfUrl(url: string): { host: string; path: string } {
  if (!URL.canParse(url)) return { host: url, path: '' }
  const { host, pathname, search } = new URL(url)
  return { host, path: pathname + search }
}
