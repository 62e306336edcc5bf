import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { SOURCE, type Fullstory } from '../api'
import { pageFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Fullstory, Payload> = {
  title: 'Viewed Page V2',
  description: 'Describe the page.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: pageFields,
  // https://developer.fullstory.com/browser/set-page-properties/
  perform: (client, { payload: { pageName, properties } }) =>
    client('setProperties', { type: 'page', properties: { ...(pageName && { pageName }), ...properties } }, SOURCE)
}

export default action
