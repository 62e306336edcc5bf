import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { SOURCE, withPropertyNames, type Fullstory } from '../api'
import { userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Fullstory, Payload> = {
  title: 'Identify User',
  description: "Tell who the user is, by the first version of Fullstory's API.",
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: userFields,
  // https://developer.fullstory.com/browser/v1/identification/identify-users/
  perform: (client, { payload: { userId, anonymousId, displayName, email, traits } }) => {
    const properties = {
      ...withPropertyNames(traits),
      ...(anonymousId && { segmentAnonymousId_str: anonymousId }),
      ...(email !== undefined && { email }),
      ...(displayName !== undefined && { displayName })
    }
    return userId ? client.identify(userId, properties, SOURCE) : client.setUserVars(properties, SOURCE)
  }
}

export default action
