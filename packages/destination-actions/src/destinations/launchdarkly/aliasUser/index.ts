import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { creationDate, sendEvent } from '../api'
import { timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Alias User',
  description: 'Joins an anonymous user to the one that you know.',
  defaultSubscription: 'type = "identify" or type = "alias"',
  fields: {
    user_key: {
      label: 'User Key',
      description: 'The key of the user in LaunchDarkly.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    previous_key: {
      label: 'Previous Key',
      description: 'The key that the user had while anonymous.',
      type: 'string',
      required: true,
      default: firstOf('$.previousId', '$.anonymousId')
    },
    timestamp
  },
  perform: (request, { payload: { user_key, previous_key, timestamp }, settings }) =>
    sendEvent(request, settings, {
      kind: 'alias',
      key: user_key,
      previousKey: previous_key,
      contextKind: 'user',
      previousContextKind: 'anonymousUser',
      creationDate: creationDate(timestamp)
    })
}

export default action
