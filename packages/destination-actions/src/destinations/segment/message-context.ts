import { consentOf } from '../../lib/segment-message'
import type { contextFields } from './context-fields'
import type { Payload } from './sendGroup/generated-types'

type ContextPayload = Pick<Payload, keyof typeof contextFields | 'consent'>

/** Makes the context of a call, named as https://segment.com/docs/connections/spec/common/#context has it. */
export function contextOf(payload: ContextPayload) {
  return {
    app: payload.application,
    campaign: payload.campaign_parameters,
    consent: consentOf(payload.consent),
    device: deviceOf(payload.device),
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

function deviceOf(device: ContextPayload['device']) {
  if (!device) return undefined
  const { advertising_id: advertisingId, adTracking_Enabled: adTrackingEnabled, ...rest } = device
  return { ...rest, advertisingId, adTrackingEnabled }
}
