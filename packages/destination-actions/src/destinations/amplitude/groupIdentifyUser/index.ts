import type { ActionDefinition } from '@segment/actions-core'
import { identify, identifyGroups } from '../api'
import { toMilliseconds } from '../event'
import { identityFields, insertIdField, minIdLengthField } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group Identify User',
  description:
    'Puts a user into a group and updates the properties of the group. Needs the Accounts add-on of Amplitude; without it the group stays a property of the user.',
  defaultSubscription: 'type = "group"',
  fields: {
    ...identityFields,
    insert_id: insertIdField,
    time: {
      label: 'Timestamp',
      description: 'When the user joined the group. Without it, it is the time of sending.',
      type: 'string',
      default: { '@path': '$.timestamp' }
    },
    group_properties: {
      label: 'Group Properties',
      description: 'What to remember of the group: values by name.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    group_type: {
      label: 'Group Type',
      description: 'The kind of the group, for example `company`.',
      type: 'string',
      required: true
    },
    group_value: {
      label: 'Group Value',
      description: 'Which group of its kind it is, for example `Acme`.',
      type: 'string',
      required: true
    },
    min_id_length: minIdLengthField
  },

  perform: async (request, { payload, settings }) => {
    const { user_id, device_id, insert_id, time, group_properties, group_type, group_value } = payload
    const library = 'segment'
    if (user_id || device_id) {
      const group = { [group_type]: group_value }
      const member = { user_id, device_id, insert_id, time: toMilliseconds(time) ?? Date.now(), library }
      await identify(request, settings, payload, [{ ...member, groups: group, user_properties: group }])
    }
    return identifyGroups(request, settings, payload, [{ group_type, group_value, group_properties, library }])
  }
}

export default action
