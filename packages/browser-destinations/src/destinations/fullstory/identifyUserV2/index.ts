import type { FullStory } from '@fullstory/browser'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { userFields } from '../user-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof FullStory, Payload> = {
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
      ...(displayName && { displayName }),
      ...(email && { email })
    }
    return userId
      ? client('setIdentity', { uid: userId, properties })
      : client('setProperties', { type: 'user', properties })
  }
}

export default action
