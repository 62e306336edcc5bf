import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import type { Settings } from '../generated-types'
import { listSpaces } from '../list-spaces'
import { toProfile } from '../message-to-profile'
import { profileFields } from '../profile-fields'
import { channelFields } from './channel-fields'
import { externalIdsOf, subscriptionsOf } from './channels'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Subscriptions',
  description: 'Says for which channels, addresses and groups a user has subscribed to messages, or has not.',
  defaultSubscription: 'type = "identify"',
  fields: { ...profileFields, ...channelFields, traits: messageFields.traits },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/engage/user-subscriptions/set-user-subscriptions/#format-the-identify-call-payload
  perform: (request, { payload }) => {
    const { context, ...common } = toProfile(payload)
    return sendMessages(request, payload.engage_space, [
      {
        ...common,
        type: 'identify',
        context: { ...context, messaging_subscriptions: subscriptionsOf(payload), externalIds: externalIdsOf(payload) },
        traits: payload.traits
      }
    ])
  }
}

export default action
