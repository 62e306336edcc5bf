import type { RequestClient } from '@segment/actions-core'
import { commonPart, consentOf } from '../../lib/segment-message'
import type { SegmentMessage } from '../../lib/segment-message'
import { sendMessages } from '../../lib/segment-tracking-api'
import type { callFields } from './fields'
import type { Settings } from './generated-types'
import type { Payload } from './sendGroup/generated-types'

/** What the payloads of all calls have in common. */
type CallPayload = Pick<Payload, keyof typeof callFields>

/** The part of a call that belongs to its type, with what it adds to the context. */
type OwnPart = Pick<SegmentMessage, 'type'> & { context?: Record<string, unknown>; [field: string]: unknown }

/**
 * Sends one call to the source.
 *
 * @returns the call, as the only one of a batch
 * @throws PayloadValidationError where the payload names nobody
 */
export function sendCall(request: RequestClient, settings: Settings, payload: CallPayload, own: OwnPart) {
  const call = { ...commonPart(payload), ...own, context: { ...contextOf(payload), ...own.context } }
  return sendMessages(request, settings.source_write_key, [call])
}

/**
 * Names the parts of the context as https://segment.com/docs/connections/spec/common/#context does. The device goes
 * out as it is mapped, because saved mappings and what reads them rely on its `advertising_id` and `adTracking_Enabled`.
 */
function contextOf(payload: CallPayload) {
  return {
    app: payload.application,
    campaign: payload.campaign_parameters,
    consent: consentOf(payload.consent),
    device: payload.device,
    ip: payload.ip_address,
    locale: payload.locale,
    location: payload.location,
    network: payload.network,
    os: payload.operating_system,
    page: payload.page,
    screen: payload.screen,
    userAgent: payload.user_agent,
    timezone: payload.timezone
  }
}

/**
 * Asks for the settings of the source, which Segment's own libraries load from here when they start. They exist only for
 * a real write key; the Tracking API accepts any.
 *
 * Source: https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/custom-proxy/#npm-instructions
 */
export function loadSourceSettings(request: RequestClient, { source_write_key }: Settings) {
  return request(`https://cdn.segment.com/v1/projects/${encodeURIComponent(source_write_key)}/settings`, {
    username: source_write_key,
    password: ''
  })
}
