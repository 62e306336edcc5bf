import type { FullStory } from '@fullstory/browser'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { pageFields } from '../page-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof FullStory, Payload> = {
  title: 'Viewed Page',
  description: "Describe the page, by the first version of Fullstory's API.",
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: pageFields,
  // https://developer.fullstory.com/browser/v1/set-page-properties/
  perform: (client, { payload: { pageName, properties } }) =>
    client.setVars('page', { ...(pageName && { pageName }), ...properties })
}

export default action
