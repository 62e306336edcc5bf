import type { ActionDefinition } from '@segment/actions-core'
import { insertIdField, minIdLengthField } from '../context-fields'
import { postForm } from '../form'
import type { Settings } from '../generated-types'
import { hostsOf } from '../hosts'
import { toMilliseconds } from '../milliseconds'
import { identityFields } from '../user-fields'
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
      description: 'When the user joined the group. Without it Amplitude takes the time at which it receives the data.',
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
    const { user_id, device_id, insert_id, time, group_properties, group_type, group_value, min_id_length } = payload
    const { ingestion } = hostsOf(settings)
    const group = { [group_type]: group_value }
    const user = { user_id, device_id, insert_id, time: toMilliseconds(time), groups: group, user_properties: group }

    // https://amplitude.com/docs/apis/analytics/identify
    await postForm(request, `${ingestion}/identify`, settings, 'identification', [user], min_id_length)
    // https://amplitude.com/docs/apis/analytics/group-identify
    const identification = [{ group_type, group_value, group_properties }]
    return postForm(request, `${ingestion}/groupidentify`, settings, 'identification', identification, min_id_length)
  }
}

export default action
