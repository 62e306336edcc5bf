import type { ActionDefinition } from '@segment/actions-core'
import { byOperation, commonFields, objectFields, operation } from '../fields'
import type { Settings } from '../generated-types'
import { account } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Account',
  description: 'Creates, updates or deletes accounts, which are companies and organizations.',
  defaultSubscription: 'type = "group"',
  fields: {
    operation,
    ...commonFields(byOperation),
    ...objectFields(account.fields, byOperation)
  },
  ...writes(account)
}

export default action
