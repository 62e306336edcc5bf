import type { ActionDefinition } from '@segment/actions-core'
import { identify } from '../api'
import { attributesOf } from '../attributes'
import {
  attributionFields,
  identityFields,
  insertIdField,
  libraryField,
  minIdLengthField,
  userAgentDataField,
  userAgentFields,
  userFields
} from '../fields'
import type { Settings } from '../generated-types'
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

  perform: async (request, { payload, settings }) => {
    const { min_id_length, ...attributes } = payload
    return identify(request, settings, { min_id_length }, await attributesOf(attributes))
  }
}

export default action
