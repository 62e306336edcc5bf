import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields, deviceId, personId } from '../fields'
import { personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Delete Device',
  description: 'Removes a device from a person, so that it gets no more push notifications.',
  defaultSubscription: 'event = "Application Uninstalled" or event = "Device Deleted"',
  fields: {
    person_id: personId,
    device_id: deviceId,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => ({
    type: 'person',
    action: 'delete_device',
    identifiers: personIdentifiers(payload),
    device: { token: payload.device_id }
  }))
}

export default action
