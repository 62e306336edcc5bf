import { firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { eventDefinitions, sendEvent } from '../events'
import { properties } from '../fields'
import type { Settings } from '../generated-types'
import { propertyValues } from '../property-values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Custom Behavioral Event',
  description: 'Sends an occurrence of a custom event that is defined in HubSpot, and shows it on a record.',
  defaultSubscription: 'type = "track"',
  fields: {
    eventName: {
      label: 'Event Name',
      description:
        'The internal name of the event in HubSpot, such as `pe1234_signed_up`, where 1234 is your Hub ID. The event must be defined in HubSpot.',
      type: 'string',
      dynamic: true,
      required: true
    },
    occurredAt: {
      label: 'Event Time',
      description: 'When the event happened. Without it, HubSpot takes the time of arrival.',
      type: 'datetime',
      default: { '@path': '$.timestamp' }
    },
    email: {
      label: 'Email Address',
      description:
        'The email address of the contact that the event belongs to. An email address, a user token or an object ID is required.',
      type: 'string',
      format: 'email',
      default: firstOf('$.properties.email', '$.context.traits.email')
    },
    utk: {
      label: 'User Token',
      description: 'The token of the visitor, from the cookie `hubspotutk` that HubSpot sets in the browser.',
      type: 'string'
    },
    objectId: {
      label: 'Object ID',
      description: 'The record ID in HubSpot of the record that the event belongs to.',
      type: 'string'
    },
    properties: {
      ...properties,
      label: 'Event Properties',
      description:
        'Values for the properties of the event. The key is the internal name of the property in HubSpot; the property must exist.'
    }
  },
  dynamicFields: {
    eventName: (request) =>
      choicesOf(async () =>
        (await eventDefinitions(request)).map(({ fullyQualifiedName, name, labels }) => ({
          label: labels?.singular ?? name,
          value: fullyQualifiedName
        }))
      )
  },
  perform: (request, { payload }) => {
    if (!payload.email && !payload.utk && !payload.objectId) {
      throw new PayloadValidationError(
        'HubSpot needs an email address, a user token or an object ID to find the record of an event. Map at least one.'
      )
    }
    return sendEvent(request, {
      ...payload,
      properties: payload.properties && propertyValues(payload.properties)
    })
  }
}

export default action
