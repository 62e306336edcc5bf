import type { LastCall } from '../../lib/braze-debounce'
import type { BrowserDestinationDefinition } from '../../lib/browser-destinations'
import { browserDestination } from '../../runtime/shim'
import debouncePlugin from './debouncePlugin'
import type { Settings } from './generated-types'

/** The part of Braze's cloud mode that runs in browsers, beside the cloud destination of this slug. */
export const destination: BrowserDestinationDefinition<Settings, LastCall> = {
  name: 'Braze Cloud Mode (Actions)',
  slug: 'actions-braze-cloud',
  mode: 'device',
  description: "Keeps calls from Braze's cloud mode that tell nothing new, while they are still in the browser.",

  initialize: async () => ({}),

  actions: { debouncePlugin }
}

export default browserDestination(destination)
