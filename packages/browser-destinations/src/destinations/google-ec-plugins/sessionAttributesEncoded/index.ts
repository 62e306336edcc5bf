import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { addOptions } from '../../../lib/integration-options'
import type { PageStorage } from '../../../lib/page-storage'
import { SESSION_ATTRIBUTES } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, PageStorage, Payload> = {
  title: 'Session Attributes Plugin',
  description:
    'Add what is known of the session of a visitor who comes from an ad to events for Google Ads. It is read from the page. Needs analytics.js.',
  platform: 'web',
  lifecycleHook: 'enrichment',
  defaultSubscription: 'type = "track" or type = "identify" or type = "page" or type = "group" or type = "alias"',
  fields: {},
  perform: (storage, { context }) => {
    const encoded = storage.get(SESSION_ATTRIBUTES)
    if (encoded) addOptions(context, ['Google Ads Conversions'], { session_attributes_encoded: String(encoded) })
  }
}

export default action
