/** The call of Rupt's SDK that the destination makes: https://www.rupt.dev/api/functions/attach-a-device */
export interface Rupt {
  attach: (device: {
    client_id: string
    account: string
    email?: string
    phone?: string
    metadata?: unknown
    include_page?: boolean
    redirect_urls: { new_account_url: string; logout_url?: string; success_url?: string; suspended_url?: string }
  }) => Promise<unknown>
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    Rupt?: Rupt
  }
}

/** The address of the SDK. */
export const SCRIPT = 'https://cdn.rupt.dev/js/rupt.js'
