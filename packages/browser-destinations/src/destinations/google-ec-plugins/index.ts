import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { openStorage, type PageStorage } from '../../lib/page-storage'
import { browserDestination } from '../../runtime/shim'
import { encode, SESSION_ATTRIBUTES, sessionAttributesOf } from './api'
import type { Settings } from './generated-types'
import sessionAttributesEncoded from './sessionAttributesEncoded'

/** The part of Google Ads Conversions that runs in browsers, beside the cloud destination of this slug. */
export const destination: BrowserDestinationDefinition<Settings, PageStorage> = {
  name: 'Google Ads Conversions',
  slug: 'actions-google-enhanced-conversions',
  mode: 'device',
  description: 'Remembers in the browser which ad a visitor comes from, for conversions that go to Google Ads.',

  initialize: async ({ analytics }) => {
    const storage = openStorage(analytics)
    const attributes = sessionAttributesOf(location)
    if (attributes) storage.set(SESSION_ATTRIBUTES, encode(attributes))
    return storage
  },

  actions: { sessionAttributesEncoded }
}

export default browserDestination(destination)
