import type { FullStory } from '@fullstory/browser'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { userFields } from '../user-fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, typeof FullStory, Payload> = {
  title: 'Identify User',
  description: "Tell who the user is, by the first version of Fullstory's API.",
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: userFields,
  // https://developer.fullstory.com/browser/v1/identification/identify-users/
  perform: (client, { payload: { userId, anonymousId, displayName, email, traits } }) => {
    const properties = {
      ...traits,
      ...(anonymousId && { segmentAnonymousId_str: anonymousId }),
      ...(displayName && { displayName }),
      ...(email && { email })
    }
    return userId ? client.identify(userId, properties) : client.setUserVars(properties)
  }
}

export default action
