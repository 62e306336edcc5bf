import type { PageStorage } from '../../../lib/page-storage'

/** A session; times in milliseconds since 1970. */
export interface Session {
  /** When it started. */
  id: number
  /** When its last event was. */
  lastEvent: number
}

/**
 * Where the session is kept.
 *
 * https://segment.com/docs/connections/destinations/catalog/actions-amplitude/#enable-session-tracking-for-analyticsjs-20
 */
const ID = 'analytics_session_id'

const LAST_EVENT = 'analytics_session_id.last_access'

/** How long a session goes on without events unless somebody says otherwise: half an hour, in milliseconds. */
export const SESSION_LENGTH = 1_800_000

/**
 * Finds the session that an event at the time `now` belongs to: that of the event before it, or a new one when that is
 * longer ago than `length`. Read from the storage each time, as all tabs share a session.
 *
 * @param length in milliseconds. Default: {@link SESSION_LENGTH}
 * @returns the session, whether it is new, and the one that ended before it, where there was one
 */
export function continueSession(
  storage: PageStorage,
  now: number,
  length = SESSION_LENGTH
): { session: Session; isNew: boolean; ended?: Session } {
  const before = read(storage)
  const goesOn = before !== undefined && now - before.lastEvent <= length
  const session = { id: goesOn ? before.id : now, lastEvent: now }
  if (!goesOn) storage.set(ID, session.id)
  storage.set(LAST_EVENT, session.lastEvent)
  return { session, isNew: !goesOn, ...(!goesOn && before && { ended: before }) }
}

function read(storage: PageStorage): Session | undefined {
  const [id, lastEvent] = [storage.get(ID), storage.get(LAST_EVENT)]
  return typeof id === 'number' && typeof lastEvent === 'number' ? { id, lastEvent } : undefined
}
