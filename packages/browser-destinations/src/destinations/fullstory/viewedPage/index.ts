import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { SOURCE, type Fullstory } from '../api'
import { pageFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Fullstory, Payload> = {
  title: 'Viewed Page',
  description: "Describe the page, by the first version of Fullstory's API.",
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: pageFields,
  // https://developer.fullstory.com/browser/v1/set-page-properties/
  perform: (client, { payload: { pageName, properties } }) => {
    if (pageName) client.setVars('page', { pageName, ...properties }, SOURCE)
    else if (properties) client.setVars('page', properties, SOURCE)
  }
}

export default action
