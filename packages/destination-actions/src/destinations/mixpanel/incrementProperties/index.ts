import { IntegrationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { updateProfile } from '../api'
import { anonymousId, ip, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Increment Properties',
  description: 'Adds to numbers on the profile of a person.',
  defaultSubscription: 'type = "track"',
  fields: {
    ip,
    user_id: userId,
    anonymous_id: anonymousId,
    increment: {
      label: 'Increment',
      description: 'The properties, each with the number to add. A negative number subtracts.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue',
      default: { '@path': '$.properties.increment' }
    }
  },
  perform: (request, { payload, settings }) => {
    const { increment } = payload
    if (Object.keys(increment).length === 0) return []
    for (const [property, number] of Object.entries(increment)) {
      if (typeof number === 'number') continue
      throw new IntegrationError(
        `The value of "${property}" is no number, so it cannot be added. Map only numbers to "Increment".`,
        'Non numeric increment value',
        400
      )
    }
    return updateProfile(request, settings, payload, { $add: increment })
  }
}

export default action
