import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { addOptions } from '../../../lib/integration-options'
import type { PageStorage } from '../../../lib/page-storage'
import { QUERY_ID } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, PageStorage, Payload> = {
  title: 'Algolia Browser Plugin',
  description:
    'Add the ID of the search that the visitor comes from to events for Algolia. It is read from the address of the page. Needs analytics.js.',
  platform: 'web',
  lifecycleHook: 'enrichment',
  defaultSubscription: 'type = "track" or type = "identify" or type = "page" or type = "group" or type = "alias"',
  fields: {},
  perform: (storage, { context }) => {
    const id = storage.get(QUERY_ID)
    if (id) addOptions(context, ['Algolia Insights (Actions)'], { query_id: String(id) })
  }
}

export default action
