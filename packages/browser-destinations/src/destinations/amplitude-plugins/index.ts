import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { openStorage, type PageStorage } from '../../lib/page-storage'
import { browserDestination } from '../../runtime/shim'
import type { Settings } from './generated-types'
import sessionId from './sessionId'

/** The part of Amplitude that runs in browsers, beside the cloud destination of this slug. */
export const destination: BrowserDestinationDefinition<Settings, PageStorage> = {
  name: 'Actions Amplitude',
  slug: 'actions-amplitude',
  mode: 'device',
  description: 'Keeps sessions in the browser for events that go to Amplitude.',

  initialize: async ({ analytics }) => openStorage(analytics),

  actions: { sessionId }
}

export default browserDestination(destination)
