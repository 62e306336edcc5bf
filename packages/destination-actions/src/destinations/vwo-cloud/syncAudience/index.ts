import type { ActionDefinition } from '@segment/actions-core'
import { userId } from '../../../lib/event-fields'
import { sendEvent } from '../api'
import { name } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience',
  description: 'Adds a user to an audience of VWO, or removes one from it.',
  defaultSubscription: 'event = "Audience Entered" or event = "Audience Exited"',
  fields: {
    name: {
      ...name,
      description: 'The name of the event: "Audience Entered" adds the user, "Audience Exited" removes them.'
    },
    userId,
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID of a visitor who is not known yet. It counts only without a User ID.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    audienceId: {
      label: 'Audience ID',
      description: 'The key of the audience.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.audience_key' }
    }
  },
  perform: (request, { payload: { name, userId, anonymousId, audienceId }, settings }) => {
    const props = {
      action: actions[name],
      audienceName: audienceId,
      audienceId,
      identifier: userId || anonymousId,
      accountId: settings.vwoAccountId,
      integration: 'segment'
    }
    const event = { name: 'vwo_integration', time: Date.now(), props }
    return sendEvent(request, settings, event.name, { event }, { path: '/collect' })
  }
}

/** What VWO does on an event. */
const actions: Record<string, string> = { 'Audience Entered': 'audience_entered', 'Audience Exited': 'audience_exited' }

export default action
