import type { ActionDefinition } from '@segment/actions-core'
import { sendIdentityEvent, updateProfile } from '../api'
import { anonymousId, ip, traits, userId } from '../fields'
import { toProfileProperties } from '../traits'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Joins an anonymous visitor to a person, and sets properties on the profile.',
  defaultSubscription: 'type = "identify"',
  fields: { ip, user_id: userId, anonymous_id: anonymousId, traits },
  perform: async (request, { payload, settings }) => {
    const { user_id, anonymous_id, traits = {} } = payload
    const responses = []
    if (anonymous_id) {
      const ids = { $identified_id: user_id || undefined, $anon_id: anonymous_id }
      responses.push(await sendIdentityEvent(request, settings, '$identify', ids))
    }
    if (Object.keys(traits).length > 0) {
      responses.push(await updateProfile(request, settings, payload, { $set: toProfileProperties(traits) }))
    }
    return responses
  }
}

export default action
