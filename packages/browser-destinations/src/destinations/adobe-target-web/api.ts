/**
 * The calls of at.js that the destination makes.
 *
 * https://experienceleague.adobe.com/en/docs/target-dev/developer/client-side/at-js-implementation/functions-overview/adobe-target-trackevent
 */
export interface AdobeTarget {
  target: {
    trackEvent: (event: { mbox: string; type?: string; preventDefault?: boolean; params: object }) => unknown
    triggerView: (name: string, options: { page?: boolean }) => unknown
  }
}

/** What at.js sends with every request of the page. */
interface PageParameters {
  /** Your own ID of the user. */
  mbox3rdPartyId?: string
  /** Becomes the profile of the visitor. */
  profile?: object
  /** Data about the page. */
  page?: object
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    adobe?: AdobeTarget
    /** What `targetPageParams` returns. */
    pageParams?: PageParameters
    /** at.js reads its settings here, in place of those of its download. */
    targetGlobalSettings?: { cookieDomain: string; enabled: boolean }
    /** at.js calls this before each request. */
    targetPageParams?: () => PageParameters | undefined
  }
}

/** The address of at.js, built for a client of Adobe Target. */
export function scriptOf(settings: { client_code: string; admin_number: string; version: string }): string {
  const { client_code, admin_number, version } = settings
  const library = `https://admin${admin_number}.testandtarget.omniture.com/admin/rest/v1/libraries/atjs/download`
  return `${library}?client=${client_code}&version=${version}`
}

/** Sends parameters with the requests that follow, besides those of earlier events. */
export function setPageParameters(parameters: PageParameters): void {
  window.pageParams = { ...window.pageParams, ...parameters }
}
