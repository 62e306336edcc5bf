import type { FullStory } from '@fullstory/browser'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { pageFields } from '../page-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof FullStory, Payload> = {
  title: 'Viewed Page V2',
  description: 'Describe the page.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: pageFields,
  // https://developer.fullstory.com/browser/set-page-properties/
  perform: (client, { payload: { pageName, properties } }) =>
    client('setProperties', { type: 'page', properties: { ...(pageName && { pageName }), ...properties } })
}

export default action
