import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { setPageParameters, type AdobeTarget } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, AdobeTarget, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does, such as a click or a purchase.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    type: {
      label: 'Event Type',
      description: 'The kind of event: `display`, `click`, or a kind of your own.',
      type: 'string',
      default: 'display'
    },
    eventName: {
      label: 'Event Name',
      description: 'The name of the event. Adobe Target gets it as `event_name`.',
      type: 'string',
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Event Parameters',
      description: 'Further data about the event. Lists are sent as JSON.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    userId
  },
  // https://experienceleague.adobe.com/en/docs/target-dev/developer/client-side/at-js-implementation/functions-overview/adobe-target-trackevent
  perform: (adobe, { payload: { type, eventName, properties, userId }, settings }) => {
    setPageParameters({ mbox3rdPartyId: userId })
    // Parameters are flat: at.js cannot take lists.
    const parameters = Object.entries({ ...properties }).map(([name, value]) => [
      name,
      Array.isArray(value) ? JSON.stringify(value) : value
    ])
    return adobe.target.trackEvent({
      mbox: settings.mbox_name,
      preventDefault: true,
      params: { ...Object.fromEntries(parameters), event_name: eventName },
      type
    })
  }
}

export default action
