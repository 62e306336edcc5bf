import type { ActionDefinition } from '@segment/actions-core'
import { API, toUnixTime } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Sends an event of a contact, which can start messages.',
  defaultSubscription: 'type = "track"',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'The name of the event. Intercom creates an event with a new name by itself.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    created_at: {
      label: 'Created At',
      description: 'When the event happened.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    user_id: {
      label: 'User ID',
      description: 'Your own ID of the user. Intercom needs this, the email address, or the contact ID.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the contact.',
      type: 'string',
      format: 'email',
      default: { '@path': '$.properties.email' }
    },
    revenue: {
      label: 'Revenue',
      description: 'How much the event is worth, in the main unit of the currency. The price of the event shows it.',
      type: 'number',
      default: { '@path': '$.properties.revenue' }
    },
    currency: {
      label: 'Currency',
      description: 'The code of the currency of the revenue, such as `EUR`. Without it, the event has no price.',
      type: 'string',
      default: { '@path': '$.properties.currency' }
    },
    id: { label: 'ID', description: 'The ID of the contact at Intercom, which leads need.', type: 'string' },
    metadata: {
      label: 'Metadata',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-events/createdataevent
  perform: (request, { payload }) => {
    const { revenue: _revenue, currency: _currency, ...event } = payload
    return request(`${API}/events`, {
      method: 'post',
      json: { ...event, created_at: toUnixTime(event.created_at), metadata: metadataOf(payload) }
    })
  }
}

/**
 * The metadata without the email address, which is sent by itself, and with the revenue in the form in which Intercom shows
 * a price: in hundredths of the currency.
 */
function metadataOf({ metadata, revenue, currency }: Payload): Payload['metadata'] {
  const { email: _email, ...known } = metadata ?? {}
  if (revenue === undefined || !currency) return metadata && known
  const { revenue: _revenue, currency: _currency, ...rest } = known
  return { ...rest, price: { amount: Math.round(revenue * 100), currency } }
}

export default action
