import { randomUUID } from 'node:crypto'
import { toUnixMilliseconds } from '../../lib/times'
import { browserOf } from './browser'
import type { Settings } from './generated-types'
import type { Payload } from './trackEvent/generated-types'

/** An event as the import takes it. */
export interface MixpanelEvent {
  event: string
  properties: Record<string, unknown> & { time: number; $insert_id: string }
}

/**
 * The event of a payload, with the properties that Mixpanel's own libraries report under the names that they have there.
 *
 * Source: https://docs.mixpanel.com/docs/data-structure/property-reference/default-properties
 */
export function toEvent(payload: Payload, { sourceName }: Settings): MixpanelEvent {
  const browser = browserOf(payload.userAgent)
  const { utm_properties: utm, userAgentData: hints } = payload
  return {
    event: payload.event,
    properties: {
      time: toTime(payload.time),
      ip: payload.ip,
      id: payload.distinct_id,
      $anon_id: payload.anonymous_id,
      // An event of nobody has an empty ID: https://docs.mixpanel.com/reference/import-events
      distinct_id: payload.distinct_id ?? '',
      $app_build_number: payload.app_build,
      $app_version_string: payload.app_version,
      $app_namespace: payload.app_namespace,
      $app_name: payload.app_name,
      $browser: browser.name,
      $browser_version: browser.version,
      $bluetooth_enabled: payload.bluetooth,
      $cellular_enabled: payload.cellular,
      $carrier: payload.carrier,
      $current_url: payload.url,
      $device: payload.device_name,
      // Mixpanel joins what a visitor did before and after the login by this one.
      $device_id: payload.anonymous_id,
      $device_type: payload.device_type,
      $device_name: payload.device_name,
      $group_id: payload.group_id,
      $identified_id: payload.user_id,
      // Mixpanel takes at most 36 characters, so hyphens go to leave room for the number of a product.
      $insert_id: payload.insert_id || randomUUID().replaceAll('-', ''),
      $ios_ifa: payload.idfa,
      $lib_version: payload.library_version,
      $locale: payload.language,
      $manufacturer: payload.device_manufacturer,
      $model: payload.device_model,
      $os: payload.os_name,
      $os_version: payload.os_version,
      $referrer: payload.referrer,
      $screen_height: payload.screen_height,
      $screen_width: payload.screen_width,
      $screen_density: payload.screen_density,
      $source: 'segment',
      $user_id: payload.user_id,
      $wifi_enabled: payload.wifi,
      mp_country_code: payload.country,
      mp_lib: payload.library_name && `Segment Actions: ${payload.library_name}`,
      segment_source_name: sourceName,
      utm_campaign: utm?.utm_campaign,
      utm_content: utm?.utm_content,
      utm_medium: utm?.utm_medium,
      utm_source: utm?.utm_source,
      utm_term: utm?.utm_term,
      advertising_id: payload.advertising_id,
      ad_tracking_enabled: payload.ad_tracking_enabled,
      timezone: payload.timezone,
      app_platform: payload.app_platform,
      event_original_name: payload.name,
      $mobile: hints?.mobile,
      $platform: hints?.platform,
      $bitness: hints?.bitness,
      $platformVersion: hints?.platformVersion,
      $uaFullVersion: hints?.uaFullVersion,
      $wow64: hints?.wow64,
      ...payload.event_properties
    }
  }
}

/** Mixpanel takes seconds or milliseconds since 1970. An event without a time happens now. */
function toTime(time: string | number | undefined): number {
  if (!time) return Date.now()
  const numeric = Number(time)
  if (!Number.isNaN(numeric)) return numeric
  return toUnixMilliseconds(String(time)) ?? Date.parse(String(time))
}
