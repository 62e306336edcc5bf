import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { SOURCE, type Fullstory } from '../api'
import { eventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Fullstory, Payload> = {
  title: 'Track Event',
  description: "Record an event, by the first version of Fullstory's API.",
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: eventFields,
  // https://developer.fullstory.com/browser/v1/capture-events/analytics-events/
  perform: (client, { payload }) => client.event(payload.name, payload.properties ?? {}, SOURCE)
}

export default action
