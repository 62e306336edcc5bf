import type { FullStory } from '@fullstory/browser'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { eventFields } from '../event-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof FullStory, Payload> = {
  title: 'Track Event V2',
  description: 'Record an event.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: eventFields,
  // https://developer.fullstory.com/browser/capture-events/analytics-events/
  perform: (client, { payload }) => client('trackEvent', { name: payload.name, properties: payload.properties ?? {} })
}

export default action
