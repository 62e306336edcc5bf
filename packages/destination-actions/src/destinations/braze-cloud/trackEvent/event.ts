import { omit } from '@segment/actions-core'
import { toIsoTime } from '../../../lib/iso-time'
import type { Settings } from '../generated-types'
import { identityOf } from '../identity'
import type { Payload } from './generated-types'

/**
 * Makes the event object of one payload.
 *
 * @param updateExistingOnly whether Braze should drop events of unknown users
 * @throws PayloadValidationError where the user has no identifier
 */
export function toEvent(payload: Payload, settings: Settings, updateExistingOnly: boolean | undefined): object {
  const { name, time, properties } = payload
  return {
    ...identityOf(payload),
    app_id: settings.app_id,
    name,
    time: toIsoTime(time),
    // The ID of the user is no property of the event; it comes along because mappings read it from there.
    properties: properties && omit(properties, ['braze_id']),
    _update_existing_only: updateExistingOnly
  }
}
