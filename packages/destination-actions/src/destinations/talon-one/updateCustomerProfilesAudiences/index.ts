import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { customerProfileId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update Multiple Customer Profiles’ Audiences',
  description: 'Changes the audiences that several customers are in.',
  fields: {
    data: {
      label: 'Customers',
      description: 'The customers, each with the audiences to enter and to leave.',
      type: 'object',
      multiple: true,
      required: true,
      properties: {
        customerProfileId,
        adds: {
          label: 'Adds',
          description: 'The IDs of the Talon.One audiences that the customer enters.',
          type: 'integer',
          multiple: true
        },
        deletes: {
          label: 'Deletes',
          description: 'The IDs of the Talon.One audiences that the customer leaves.',
          type: 'integer',
          multiple: true
        }
      }
    }
  },
  perform: (request, { payload: { data } }) =>
    request(`${API}/customer_profiles/audiences`, { method: 'put', json: { data } })
}

export default action
