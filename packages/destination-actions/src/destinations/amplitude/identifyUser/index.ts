import type { ActionDefinition } from '@segment/actions-core'
import { attributesOf } from '../attributes'
import {
  attributionFields,
  insertIdField,
  libraryField,
  minIdLengthField,
  userAgentDataField,
  userAgentFields
} from '../context-fields'
import { postForm } from '../form'
import type { Settings } from '../generated-types'
import { hostsOf } from '../hosts'
import { identityFields, userFields } from '../user-fields'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description:
    'Gives a device its user, or updates properties of a user, without an event. Amplitude shows the changes from the next event on.',
  defaultSubscription: 'type = "identify"',
  fields: {
    ...identityFields,
    ...userFields,
    paying: {
      label: 'Paying',
      description: 'Whether the user pays.',
      type: 'boolean'
    },
    start_version: {
      label: 'Start Version',
      description: 'The version of your app that the user had first.',
      type: 'string'
    },
    insert_id: insertIdField,
    ...userAgentFields,
    ...attributionFields,
    min_id_length: minIdLengthField,
    library: libraryField,
    userAgentData: userAgentDataField
  },

  // https://amplitude.com/docs/apis/analytics/identify
  perform: async (request, { payload, settings }) => {
    const { min_id_length, ...attributes } = payload
    const identification = await attributesOf(attributes)
    const url = `${hostsOf(settings).ingestion}/identify`
    return postForm(request, url, settings, 'identification', identification, min_id_length)
  }
}

export default action
