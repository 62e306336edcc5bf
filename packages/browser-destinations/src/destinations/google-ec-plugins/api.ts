/** Where the attributes of the session are kept, from one page of the site to the next. */
export const SESSION_ATTRIBUTES = 'google_session_attributes_encoded'

/** The parameters by which Google's ads are recognized, and those of them that are attributes of the session. */
const CLICK = ['gclid', 'gbraid']
const ATTRIBUTES = ['gad_source', 'gad_campaignid']

/**
 * Data about a session that starts on this page, or nothing when the visitor does not come from an ad.
 *
 * https://support.google.com/google-ads/answer/16194756
 */
export function sessionAttributesOf({ href, search }: Location): Record<string, string> | undefined {
  const parameters = [...new URLSearchParams(search)]
  if (!parameters.some(([name]) => CLICK.includes(name) || ATTRIBUTES.includes(name))) return undefined
  return {
    ...Object.fromEntries(parameters.filter(([name]) => ATTRIBUTES.includes(name))),
    session_start_time_usec: `${Date.now()}000`,
    landing_page_url: href,
    landing_page_referrer: document.referrer,
    landing_page_user_agent: navigator.userAgent
  }
}

/** Attributes as Google takes them: Base64 of JSON, in the alphabet for addresses, without padding. */
export function encode(attributes: Record<string, string>): string {
  const bytes = new TextEncoder().encode(JSON.stringify(attributes))
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
