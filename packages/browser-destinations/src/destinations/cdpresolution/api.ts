/** Tells Delivr.ai the anonymous ID of the visitor. The script that it loads does the rest, and nothing waits for it. */
export type Sync = (visitorId: string) => void

/** The ID by which Delivr.ai knows its partner Segment. */
const PARTNER = '48a021d87720f17403d730658979d7f60e9cec91937e82072c66f611748dd47d'

/** The address of the script that tells Delivr.ai who the visitor is to a client. */
export function scriptOf(endpoint: string, client: string, visitor: string): string {
  const ids = encodeURIComponent(JSON.stringify({ client_id: client, visitor_id: visitor }))
  return `${endpoint}?pid=${PARTNER}&puid=${ids}&anonymousId=${encodeURIComponent(visitor)}`
}

/** The cookie that says that Delivr.ai knows the visitor already. */
const COOKIE = 'cdpresolutionset'

/** Whether the visitor was told to Delivr.ai before. */
export function isSynced(): boolean {
  return document.cookie
    .split('; ')
    .some((cookie) => cookie.startsWith(`${COOKIE}=`) && cookie.length > COOKIE.length + 1)
}

/** Remembers on all pages of the site that Delivr.ai knows the visitor, until the browser is closed. */
export function rememberSync(): void {
  document.cookie = `${COOKIE}=true; path=/; SameSite=Lax`
}
