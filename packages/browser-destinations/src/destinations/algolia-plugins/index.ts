import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { openStorage, type PageStorage } from '../../lib/page-storage'
import { browserDestination } from '../../runtime/shim'
import { QUERY_ID, queryIdOf } from './api'
import algoliaPlugin from './algoliaPlugin'
import type { Settings } from './generated-types'

/** The part of Algolia Insights (Actions) that runs in browsers, beside the cloud destination of this slug. */
export const destination: BrowserDestinationDefinition<Settings, PageStorage> = {
  name: 'Algolia Insights (Actions)',
  slug: 'actions-algolia-insights',
  mode: 'device',
  description: 'Remembers in the browser which search a visitor comes from, for events that go to Algolia.',

  initialize: async ({ analytics, settings }) => {
    const storage = openStorage(analytics)
    const id = queryIdOf(location.search, settings)
    if (id) storage.set(QUERY_ID, id)
    return storage
  },

  actions: { algoliaPlugin }
}

export default browserDestination(destination)
