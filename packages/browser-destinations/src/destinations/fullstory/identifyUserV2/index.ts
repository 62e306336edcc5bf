import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { SOURCE, type Fullstory } from '../api'
import { userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Fullstory, Payload> = {
  title: 'Identify User V2',
  description: 'Tell who the user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: userFields,
  // https://developer.fullstory.com/browser/identification/identify-users/
  perform: (client, { payload: { userId, anonymousId, displayName, email, traits } }) => {
    const properties = {
      ...traits,
      ...(anonymousId && { segmentAnonymousId: anonymousId }),
      ...(email !== undefined && { email }),
      ...(displayName !== undefined && { displayName })
    }
    return userId
      ? client('setIdentity', { uid: userId, properties }, SOURCE)
      : client('setProperties', { type: 'user', properties }, SOURCE)
  }
}

export default action
