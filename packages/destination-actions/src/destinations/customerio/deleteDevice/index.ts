import type { ActionDefinition } from '@segment/actions-core'
import { batchingFields, deviceId, personId } from '../fields'
import { personIdentifiers } from '../identifiers'
import { sendsOperations } from '../track-api'
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

  ...sendsOperations(({ person_id, device_id }: Payload) => ({
    type: 'person',
    action: 'delete_device',
    identifiers: personIdentifiers({ person_id }),
    device: { token: device_id }
  }))
}

export default action
