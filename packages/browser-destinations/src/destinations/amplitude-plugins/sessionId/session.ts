import type { PageStorage } from '../../../lib/page-storage'

/**
 * Where the session is kept: its ID, which is when it started, and the time of its last event, both in milliseconds
 * since 1970.
 *
 * https://segment.com/docs/connections/destinations/catalog/actions-amplitude/#enable-session-tracking-for-analyticsjs-20
 */
const ID = 'analytics_session_id'

const LAST_EVENT = 'analytics_session_id.last_access'

/** How long a session goes on without events unless somebody says otherwise: half an hour, in milliseconds. */
export const SESSION_LENGTH = 1_800_000

/**
 * Finds the session that an event at the time `now` belongs to: that of the event before it, or a new one if that was
 * `length` milliseconds ago or longer. Read from the storage each time, as all tabs share a session.
 *
 * @returns the ID of the session, whether it is new, and whether another one ended before it
 */
export function continueSession(
  storage: PageStorage,
  now: number,
  length: number
): { id: number; isNew: boolean; hasEnded: boolean } {
  const [stored, lastEvent] = [storage.get(ID), storage.get(LAST_EVENT)]
  const known = typeof stored === 'number' ? stored : undefined
  const isOver = typeof lastEvent !== 'number' || now - lastEvent >= length
  const isNew = known === undefined || isOver
  const id = isNew ? now : known
  if (isNew) storage.set(ID, id)
  storage.set(LAST_EVENT, now)
  return { id, isNew, hasEnded: isNew && known !== undefined }
}
