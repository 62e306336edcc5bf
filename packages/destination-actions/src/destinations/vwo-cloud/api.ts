import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'
import { visitorIdOf } from './visitor-id'

/** The regions of accounts and the path that each adds to the address. */
export const regions = { US: '', EU: '/eu01', AS: '/as01' } as const

/**
 * Sends an event. The endpoint is that of the SDKs of VWO and has no public reference; source: recorded requests.
 *
 * @param path what comes before `/events/t`
 * @param name the name of the event
 */
export function sendEvent(
  request: RequestClient,
  { vwoAccountId, region }: Settings,
  name: string,
  data: Record<string, unknown>,
  { path = '', headers }: { path?: string; headers?: Record<string, string> } = {}
) {
  const host = `https://dev.visualwebsiteoptimizer.com${regions[region as keyof typeof regions] ?? regions.US}`
  return request(`${host}${path}/events/t?en=${encodeURIComponent(name)}&a=${vwoAccountId}`, {
    method: 'post',
    headers,
    json: { d: data }
  })
}

/** Data about the visitor who did something. */
interface Visit {
  vwoUuid: string
  page?: Record<string, unknown>
  ip?: string
  userAgent?: string
}

/** What a visitor did, or what is known of them. */
interface VisitorEvent {
  name: string
  properties: Record<string, unknown>
  isCustomEvent: boolean
  /** Properties of the visitor, by name. */
  attributes?: Record<string, unknown>
  /** The name before it got the prefix. */
  ogName?: string
}

/** Sends an event of a visitor. VWO counts it at the time of the request. */
export function sendVisitorEvent(request: RequestClient, settings: Settings, visit: Visit, event: VisitorEvent) {
  const { apikey, vwoAccountId } = settings
  const now = Date.now()
  const sessionId = Math.floor(now / 1000)
  const visId = apikey ? visitorIdOf(visit.vwoUuid, vwoAccountId) : visit.vwoUuid
  const visitor = visitorOf(apikey, event.attributes)
  const props = {
    ...event.properties,
    page: pageOf(visit.page),
    isCustomEvent: event.isCustomEvent,
    vwoMeta: { source: 'segment.cloud', metric: {}, ogName: event.ogName },
    $visitor: visitor
  }
  const data = {
    msgId: `${visId}-${sessionId}`,
    visId,
    event: { props, name: event.name, time: now },
    sessionId,
    visitor
  }
  return sendEvent(request, settings, event.name, data, { headers: headersOf(visit) })
}

/** What VWO keeps with the visitor, `undefined` if there is nothing. */
function visitorOf(apikey: string | undefined, attributes: Record<string, unknown> | undefined) {
  const props = { ...(apikey && { vwo_fs_environment: apikey }), ...attributes }
  return apikey || attributes ? { props } : undefined
}

/** The page, with the referrer under the name that VWO reads as well. */
function pageOf(page: Record<string, unknown> = {}) {
  return page.referrer ? { ...page, referrerUrl: page.referrer } : page
}

/** From these, VWO reads the device and the place of the visitor. What no header can hold is left out. */
function headersOf({ ip = '', userAgent = '' }: Visit): Record<string, string> {
  const headers = { 'user-agent': userAgent, 'x-forwarded-for': ip }
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\t\x20-\x7e\x80-\xff]+$/.test(value)))
}
