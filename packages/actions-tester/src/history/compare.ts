import type { KeptRun } from '../api'
import { exchangesOf } from '../trace/rows'

/** A place at which two runs differ. */
export interface Difference {
  /** Where: `events[0].properties.total`, or `Orders, event 1, request 1, body.text`. */
  path: string
  /** Absent where the first run has nothing. */
  before?: unknown
  /** Absent where the second run has nothing. */
  after?: unknown
}

/** The differences of two runs, under a heading each. Headings without differences are left out. */
export interface Comparison {
  title: string
  differences: Difference[]
}

/** The most differences under a heading. */
const MOST = 200

/** Compares two runs: what was run, what was sent, and what came of it. Times, numbers and message ids do not count. */
export function compareRuns(before: KeptRun, after: KeptRun): Comparison[] {
  const parts: [title: string, of: (run: KeptRun) => unknown][] = [
    ['How it was run', ({ mode, script, batch }) => ({ mode, batch, ...(mode === 'stand-in' && { script }) })],
    ['Events', ({ events }) => events],
    [
      'Mappings',
      ({ mappings }) =>
        mappings.map(({ mapping: { name, partnerAction, subscribe, mapping } }) => ({
          name,
          partnerAction,
          subscribe,
          mapping
        }))
    ],
    ['Outcomes', ({ mappings }) => mappings.map(({ results }) => results.map(({ outcome }) => outcome))],
    ['Requests', (run) => exchangesOf(run).map(({ request }) => readable(request))],
    ['Responses', (run) => exchangesOf(run).map(({ response }) => readable(response))]
  ]
  return parts
    .map(([title, of]) => ({ title, differences: differencesOf(of(before), of(after)) }))
    .filter(({ differences }) => differences.length > 0)
}

/** A message with its body as a value, if that is JSON, so that a difference is found inside of it. */
function readable<Message extends { body: unknown; headers: Record<string, string> }>(message: Message) {
  // Differs from one answer to the next.
  const { date: _, 'content-length': __, ...headers } = message.headers
  const body = typeof message.body === 'string' ? parsed(message.body) : message.body
  return { ...message, headers, body }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Lists where two values differ, in the order of the first one. */
export function differencesOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return []
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys]
      .flatMap((key) => differencesOf(before[key], after[key], joined(path, key, Array.isArray(before))))
      .slice(0, MOST)
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}

function joined(path: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
