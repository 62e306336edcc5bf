import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { flatten, type Hubspot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Hubspot, Payload> = {
  title: 'Track Custom Behavioral Event',
  description: 'Send an event that is defined in HubSpot. Custom events need an Enterprise account.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    name: {
      label: 'Event Name',
      description: "The name of the event. By the destination's settings, it is turned into HubSpot's internal name.",
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'Further data about the event. HubSpot drops properties that the event is not defined with.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://developers.hubspot.com/docs/api/events/tracking-code#track-custom-behavioral-events
  perform: (hubspot, { payload: { name, properties }, settings }) => {
    if (!name) return
    hubspot.push([
      'trackCustomBehavioralEvent',
      {
        name: settings.formatCustomBehavioralEventNames ? `pe${settings.portalId}_${internalName(name)}` : name,
        properties: properties && flatten(properties, internalName)
      }
    ])
  }
}

/** HubSpot's internal names are in lower case and have neither spaces nor dots. */
function internalName(name: string): string {
  return String(name)
    .toLowerCase()
    .replace(/[\s.]+/g, '_')
}

export default action
