import type { ActionDefinition } from '@segment/actions-core'
import { findItem, saveItem } from '../api'
import { addTime, customFields, matchFields, visibleTo } from '../fields'
import type { Settings } from '../generated-types'
import { matchedValues } from '../values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Person',
  description: 'Updates the person that a field finds, or creates them.',
  defaultSubscription: 'type = "identify"',
  fields: {
    match_field: {
      label: 'Match Field',
      description: 'The field that finds the person. Without one, it is the one of the settings.',
      type: 'string',
      dynamic: true
    },
    match_value: {
      label: 'Match Value',
      description: 'The value of that field. A new person gets it.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    name: {
      label: 'Name',
      description: 'The full name of the person. Pipedrive requires it of a new one.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    email: {
      label: 'Email Address',
      description: 'The email addresses of the person.',
      type: 'string',
      multiple: true,
      default: { '@path': '$.traits.email' }
    },
    phone: {
      label: 'Phone Number',
      description: 'The phone numbers of the person.',
      type: 'string',
      multiple: true,
      default: { '@path': '$.traits.phone' }
    },
    visible_to: visibleTo,
    add_time: addTime,
    custom_fields: customFields
  },
  dynamicFields: { match_field: matchFields('person') },
  perform: async (request, { payload, settings }) => {
    const { match_field: field, match_value: value, name, email, phone, visible_to, add_time, custom_fields } = payload
    const id = await findItem(request, settings, 'person', { field, value })
    return saveItem(request, settings, 'persons', id, {
      name: name || undefined,
      email,
      phone,
      visible_to,
      add_time: add_time?.toString(),
      ...matchedValues(settings, 'person', { field, value }),
      ...custom_fields
    })
  }
}

export default action
