import { randomUUID } from 'node:crypto'
import { isIPv4 } from 'node:net'
import { nameOfJson } from '@segment/actions-input'

// The calls of Segment's HTTP tracking API:
// https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/

/** The most bytes of one event, as JSON. */
export const MAX_EVENT_BYTES = 32 * 1024
/** The most bytes of a request, after it was decompressed. */
export const MAX_BATCH_BYTES = 500 * 1024
/** The most events of one batch. */
export const MAX_BATCH_EVENTS = 2500

/** The types of events, each with the paths that libraries use for it. */
const TYPES = {
  track: ['track', 't'],
  identify: ['identify', 'i'],
  page: ['page', 'p'],
  screen: ['screen', 's'],
  group: ['group', 'g'],
  alias: ['alias', 'a']
} as const

/** The type of an event that the intake takes. */
export type CallType = keyof typeof TYPES

/** The calls that hold several events. `import` is for events of the past. */
const LISTS = ['batch', 'b', 'import']

const typeByPath = new Map<string, CallType>(
  Object.entries(TYPES).flatMap(([type, paths]) => paths.map((path) => [path, type as CallType] as const))
)

/** Whether there is a call with this path, such as `track` in `/v1/track`. */
export function isCall(path: string): boolean {
  return typeByPath.has(path) || LISTS.includes(path)
}

/** An event that the intake accepts. */
export interface AcceptedEvent {
  messageId: string
  event: Record<string, unknown> & { type: CallType }
  /** The event as JSON. */
  body: string
}

/** An event that the intake rejects: where it stands in the request, and why. */
export interface RejectedEvent {
  /** Such as `batch[2]`; absent if it is the request itself. */
  at?: string
  reason: 'too large' | 'invalid'
  message: string
}

/** When a request arrived, and where from. */
export interface Arrival {
  /** In milliseconds since 1970. */
  receivedAt: number
  /** The IP address of the client. Default: it is not known, and no event gets it. */
  address?: string
}

/** What a request holds. */
export interface ReadCall {
  accepted: AcceptedEvent[]
  rejected: RejectedEvent[]
}

/**
 * Reads the events of a call. Adds to each what Segment adds: its type, `messageId`, `receivedAt`, a `timestamp` that does
 * not depend on the clock of the sender, and for libraries of clients `context.ip`; removes the write key.
 *
 * @param path the name of the call, for which {@link isCall} is true
 * @param body the request as JSON: an event, or for lists an object with the events in `batch`
 */
export function readCall(path: string, body: Record<string, unknown>, arrival: Arrival): ReadCall {
  const type = typeByPath.get(path)
  if (type) return read([{ given: { ...body, type } }], arrival)
  const { batch, context, integrations, sentAt } = body
  if (!Array.isArray(batch)) return rejected(`'batch' must be a list but it is ${nameOf(batch)}.`)
  if (batch.length > MAX_BATCH_EVENTS) {
    return rejected(`'batch' holds ${batch.length} events, and may hold ${MAX_BATCH_EVENTS}. Send several batches.`)
  }
  const shared = {
    ...(context !== undefined && { context }),
    ...(integrations !== undefined && { integrations }),
    // Events of the past have the time that they say.
    ...(path !== 'import' && sentAt !== undefined && { sentAt })
  }
  return read(
    batch.map((given, index) => ({ given: isRecord(given) ? { ...shared, ...given } : given, at: `batch[${index}]` })),
    arrival
  )
}

function rejected(message: string): ReadCall {
  return { accepted: [], rejected: [{ reason: 'invalid', message }] }
}

function read(list: readonly { given: unknown; at?: string }[], arrival: Arrival): ReadCall {
  const result: ReadCall = { accepted: [], rejected: [] }
  for (const { given, at } of list) {
    const outcome = readEvent(given, arrival)
    if ('event' in outcome) result.accepted.push(outcome)
    else result.rejected.push({ ...(at !== undefined && { at }), ...outcome })
  }
  return result
}

function readEvent(given: unknown, { receivedAt, address }: Arrival): AcceptedEvent | Omit<RejectedEvent, 'at'> {
  if (!isRecord(given)) return { reason: 'invalid', message: `an event must be an object but it is ${nameOf(given)}.` }
  const problem = problemOf(given)
  if (problem) return { reason: 'invalid', message: problem }
  const { writeKey: _, sentAt, timestamp, messageId, ...rest } = given
  const id = typeof messageId === 'string' && messageId !== '' ? messageId : `api-${randomUUID()}`
  const event = {
    ...rest,
    messageId: id,
    ...contextOf(given.context, address),
    ...timesOf({ sentAt, timestamp }, receivedAt)
  } as unknown as AcceptedEvent['event']
  let body: string
  try {
    body = JSON.stringify(event)
    // What was added does not count.
    const isLarge =
      Buffer.byteLength(body) > MAX_EVENT_BYTES && Buffer.byteLength(JSON.stringify(given)) > MAX_EVENT_BYTES
    if (isLarge) return { reason: 'too large', message: `the event is larger than ${MAX_EVENT_BYTES / 1024} KB.` }
  } catch {
    return { reason: 'invalid', message: 'the event is nested too deeply.' }
  }
  return { messageId: id, event, body }
}

/** The libraries that run on a user's device, by the name in `context.library`. */
const CLIENT_LIBRARIES = /^analytics(\.js|-ios|-swift|-android|-kotlin|-react-native|\.xamarin)$/i

/**
 * Adds the IP address for events of a user's device that have none: an IPv4 address, as Segment's servers do.
 * https://segment.com/docs/connections/spec/common/#context-fields-automatically-collected
 */
function contextOf(context: unknown, address: string | undefined): { context?: Record<string, unknown> } {
  if (!isRecord(context) || context.ip !== undefined || address === undefined || !isIPv4(address)) return {}
  const { name } = Object(context.library) as { name?: unknown }
  return typeof name === 'string' && CLIENT_LIBRARIES.test(name) ? { context: { ...context, ip: address } } : {}
}

/** What the types need besides somebody whom the event is about. */
function problemOf({
  type,
  userId,
  anonymousId,
  event,
  groupId,
  previousId
}: Record<string, unknown>): string | undefined {
  const needs = (isThere: boolean, what: string) => (isThere ? undefined : `${String(type)} needs ${what}.`)
  if (typeof type !== 'string' || !Object.hasOwn(TYPES, type)) {
    return `'type' must be one of ${Object.keys(TYPES).join(', ')}.`
  }
  const byType: Partial<Record<CallType, string | undefined>> = {
    track: needs(isName(event), "'event', the name of what happened"),
    group: needs(isName(groupId), "'groupId'"),
    alias: needs(isName(previousId), "'previousId'")
  }
  return needs(isName(userId) || isName(anonymousId), "'userId' or 'anonymousId'") ?? byType[type as CallType]
}

function isName(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}

/**
 * The times of an event: `originalTimestamp` is what the sender says, `timestamp` the same by our clock.
 * https://segment.com/docs/connections/spec/common/#timestamp-overview
 */
function timesOf({ sentAt, timestamp }: { sentAt: unknown; timestamp: unknown }, receivedAt: number): object {
  const [sent, original] = [millisecondsOf(sentAt), millisecondsOf(timestamp)]
  const skew = sent === undefined || original === undefined ? 0 : receivedAt - sent
  const happened = original === undefined ? receivedAt : original + skew
  const isValid = Math.abs(happened) <= MAX_DATE
  return {
    ...(timestamp !== undefined && { originalTimestamp: timestamp }),
    ...(sentAt !== undefined && { sentAt }),
    timestamp: new Date(isValid ? happened : receivedAt).toISOString(),
    receivedAt: new Date(receivedAt).toISOString()
  }
}

/** The last millisecond that a date can hold. */
const MAX_DATE = 8.64e15

function millisecondsOf(time: unknown): number | undefined {
  if (typeof time !== 'string' && typeof time !== 'number') return undefined
  const value = new Date(time).getTime()
  return Number.isNaN(value) ? undefined : value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nameOf(value: unknown): string {
  return value === undefined ? 'missing' : nameOfJson(value)
}
