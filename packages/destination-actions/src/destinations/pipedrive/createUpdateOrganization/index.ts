import type { ActionDefinition } from '@segment/actions-core'
import { findItem, saveItem } from '../api'
import { addTime, customFields, matchFields, visibleTo } from '../fields'
import type { Settings } from '../generated-types'
import { matchedValues } from '../values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Organization',
  description: 'Updates the organization that a field finds, or creates it.',
  defaultSubscription: 'type = "group"',
  fields: {
    match_field: {
      label: 'Match Field',
      description: 'The field that finds the organization. Without one, it is the one of the settings.',
      type: 'string',
      dynamic: true
    },
    match_value: {
      label: 'Match Value',
      description: 'The value of that field. A new organization gets it.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    name: {
      label: 'Name',
      description: 'The name of the organization. Pipedrive requires it of a new one.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    visible_to: visibleTo,
    add_time: addTime,
    custom_fields: customFields
  },
  dynamicFields: { match_field: matchFields('organization') },
  perform: async (request, { payload, settings }) => {
    const { match_field: field, match_value: value, name, visible_to, add_time, custom_fields } = payload
    const id = await findItem(request, settings, 'organization', { field, value })
    return saveItem(request, settings, 'organizations', id, {
      name: name || undefined,
      visible_to,
      add_time: add_time?.toString(),
      ...matchedValues(settings, 'organization', { field, value }),
      ...custom_fields
    })
  }
}

export default action
