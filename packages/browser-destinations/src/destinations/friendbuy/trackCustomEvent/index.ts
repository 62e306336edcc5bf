import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Friendbuy } from '../api'
import { anonymousId, customerId, email } from '../fields'
import type { Settings } from '../generated-types'
import { compact, splitCustomer, toCustomer } from '../properties'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Friendbuy, Payload> = {
  title: 'Track Custom Event',
  description: 'Record an event of your own.',
  platform: 'web',
  fields: {
    eventType: {
      label: 'Event Type',
      description: 'The name of the event, as your campaigns in Friendbuy use it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    eventProperties: {
      label: 'Event Properties',
      description:
        'Properties of the event, by name. The email address, name, age and birthday become those of the customer.',
      type: 'object',
      required: true,
      default: { '@path': '$.properties' }
    },
    deduplicationId: {
      label: 'Deduplication ID',
      description: 'An ID of the event. Friendbuy counts events with the same one only once.',
      type: 'string',
      default: { '@path': '$.properties.deduplicationId' }
    },
    customerId,
    anonymousId,
    email
  },
  // https://developers.friendbuy.com
  perform: (track, { payload: { eventType, eventProperties, deduplicationId, ...known } }) => {
    const properties = splitCustomer({ ...eventProperties })
    const customer = toCustomer({ ...properties.customer, ...compact(known) })
    const hasCustomer = Object.keys(customer).length > 0
    return track(eventType, compact({ ...properties.others, deduplicationId, ...(hasCustomer && { customer }) }))
  }
}

export default action
