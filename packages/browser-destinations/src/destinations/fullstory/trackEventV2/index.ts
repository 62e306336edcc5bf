import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { SOURCE, type Fullstory } from '../api'
import { eventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Fullstory, Payload> = {
  title: 'Track Event V2',
  description: 'Record an event.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: eventFields,
  // https://developer.fullstory.com/browser/capture-events/analytics-events/
  perform: (client, { payload: { name, properties = {} } }) => client('trackEvent', { name, properties }, SOURCE)
}

export default action
