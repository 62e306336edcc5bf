import { batched, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { toIsoTime, toUnixSeconds } from '../../lib/times'
import type { Settings } from './generated-types'

/** Sends rows of any stream. Actable has no public reference; this is its integration for Segment. */
function sendRows(request: RequestClient, rows: object[]) {
  return request('https://api.converscience.com/events', { method: 'post', json: { data: rows } })
}

/** Sends a row of a stream that is there to try credentials with. */
export function checkCredentials(request: RequestClient) {
  return sendRows(request, [{ stream_key: 'auth' }])
}

/**
 * Makes the `perform` and `performBatch` of an action that sends a row for each event.
 *
 * @param toRow returns the row; it names its stream as `stream_key`
 */
export function sendingRows<Payload>(
  toRow: (payload: Payload) => object
): Required<Pick<ActionDefinition<Settings, Payload>, 'perform' | 'performBatch'>> {
  return batched({ toItem: toRow, send: sendRows })
}

/**
 * Gives a time the form that Actable takes: whole seconds since 1970.
 *
 * @throws PayloadValidationError for a text that is no time
 */
export function toTime(time: string | number): number {
  const seconds = toUnixSeconds(toIsoTime(time))
  if (seconds !== undefined) return seconds
  throw new PayloadValidationError(
    'The time of the event is no ISO date and no Unix time. Map one such as 2026-10-05T10:20:30Z.'
  )
}
