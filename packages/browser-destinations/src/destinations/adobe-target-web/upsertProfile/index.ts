import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { setPageParameters, type AdobeTarget } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, AdobeTarget, Payload> = {
  title: 'Upsert Profile',
  description: 'Create or update the profile of a user.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId,
    traits: {
      label: 'Profile Attributes',
      description: 'What to keep in the profile, by name.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  perform: (adobe, { payload, settings }) => {
    setPageParameters({ mbox3rdPartyId: payload.userId, profile: { ...payload.traits } })
    // A profile is sent with a request, so one is made.
    return adobe.target.trackEvent({ mbox: settings.mbox_name, params: { event_name: 'profile_update' } })
  }
}

export default action
