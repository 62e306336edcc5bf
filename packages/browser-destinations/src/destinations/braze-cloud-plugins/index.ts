import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { openStorage, type PageStorage } from '../../lib/page-storage'
import { browserDestination } from '../../runtime/shim'
import type { Settings } from './generated-types'
import debouncePlugin from './debouncePlugin'

/** The part of Braze's cloud mode that runs in browsers, beside the cloud destination of this slug. */
export const destination: BrowserDestinationDefinition<Settings, PageStorage> = {
  name: 'Braze Cloud Mode (Actions)',
  slug: 'actions-braze-cloud',
  mode: 'device',
  description: "Keeps calls from Braze's cloud mode that tell nothing new, while they are still in the browser.",

  initialize: async ({ analytics }) => openStorage(analytics),

  actions: { debouncePlugin }
}

export default browserDestination(destination)
