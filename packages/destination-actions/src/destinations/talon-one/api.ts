/**
 * Where Talon.One takes requests from Segment, for all deployments.
 *
 * Source: recorded requests; https://docs.talon.one/docs/dev/technology-partners/cdp/integrating-cdp describes the twin of
 * this API for other platforms, under `/cdp`.
 */
export const API = 'https://integration.talon.one/segment'

/** The address of the thing with this ID, which may hold any character. Only those that would end the path are encoded. */
export function urlOf(path: string, id: string): string {
  return `${API}/${path}/${encodeURI(id).replace(/[/?#]/g, encodeURIComponent)}`
}

/** The query that makes Talon.One ignore attributes that do not exist there, instead of refusing the request. */
export function skipping(skipNonExistingAttributes: boolean | undefined): Record<string, string> {
  return skipNonExistingAttributes ? { skipNonExistingAttributes: 'true' } : {}
}

/** Where and how the effects of a session are to be delivered. */
interface Callback {
  callbackDestination?: string
  callbackAPIKey?: string
  contentFields?: string
  callbackCorrelationId?: string
}

/** The headers that say where Talon.One delivers the effects of a session; those without a value are left out. */
export function callbackHeaders(callback: Callback): Record<string, string> {
  const headers = {
    'x-callback-destination-uri': callback.callbackDestination,
    'x-callback-api-key': callback.callbackAPIKey,
    'x-content-fields': callback.contentFields,
    'x-correlation-id': callback.callbackCorrelationId
  }
  return Object.fromEntries(Object.entries(headers).filter((header): header is [string, string] => Boolean(header[1])))
}
