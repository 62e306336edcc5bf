/** The queue that Friendbuy's script reads: a list, whose `push` makes the call once the script has loaded. */
type Queue = Pick<unknown[], 'push'> & { merchantId?: string }

declare global {
  interface Window {
    /** The SDK, and a list before that. */
    friendbuyAPI?: Queue
    /** The domain of Friendbuy, where a site uses the sandbox. */
    friendbuyBaseHost?: string
  }
}

/** The addresses of the SDK and of a merchant's campaigns. */
export function scriptsOf(merchantId: string): string[] {
  const host = window.friendbuyBaseHost ?? 'fbot.me'
  return [`https://static.${host}/friendbuy.js`, `https://campaign.${host}/${merchantId}/campaigns.js`]
}

/** Adds the queue to the page, unless it has one, and says whose page it is. */
export function addQueue(merchantId: string): void {
  window.friendbuyAPI ??= []
  window.friendbuyAPI.merchantId = merchantId
  window.friendbuyAPI.push(['merchant', merchantId])
}

/**
 * Records an event with what is known of it, and for Friendbuy's own events `true`.
 *
 * @throws Error where nothing is known of the event
 */
export type Friendbuy = (name: string, properties: object, isOwn?: true) => unknown

/** Calls the SDK if it is there by now, and the queue otherwise. */
export const track: Friendbuy = (name, properties, ...isOwn) => {
  if (Object.keys(properties).length === 0) {
    throw new Error('Nothing to record: check the mapping.')
  }
  return window.friendbuyAPI?.push(['track', name, properties, ...isOwn])
}
