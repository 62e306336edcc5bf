import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { openStorage, type PageStorage } from '../../lib/page-storage'
import { browserDestination } from '../../runtime/shim'
import { CLICK_ID, COOKIE, cookieOf } from './api'
import type { Settings } from './generated-types'
import snapPlugin from './snapPlugin'

/** The part of Snap Conversions Api that runs in browsers, beside the cloud destination of this slug. */
export const destination: BrowserDestinationDefinition<Settings, PageStorage> = {
  name: 'Snap Conversions Api',
  slug: 'actions-snap-conversions',
  mode: 'device',
  description: 'Remembers in the browser which ad a visitor comes from, for conversions that go to Snap.',

  initialize: async ({ analytics }) => {
    const storage = openStorage(analytics)
    const cookie = cookieOf('_scid')
    const click = new URLSearchParams(location.search).get('ScCid')
    if (cookie) storage.set(COOKIE, cookie)
    if (click) storage.set(CLICK_ID, click)
    return storage
  },

  actions: { snapPlugin }
}

export default browserDestination(destination)
