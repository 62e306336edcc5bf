import { enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchedAmendments } from '../api'
import { audienceKey, email, event, hashEmails } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add users to Audience',
  description: 'Adds an email address to an audience.',
  defaultSubscription: 'type = "track" and event = "Audience Entered"',
  fields: {
    audience_key: audienceKey,
    event,
    email,
    hash_emails: hashEmails,
    enable_batching: { ...enableBatching, readOnly: true }
  },
  ...batchedAmendments('add')
}

export default action
