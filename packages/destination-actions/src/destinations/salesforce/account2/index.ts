import type { ActionDefinition } from '@segment/actions-core'
import { bySyncMode, commonFields, objectFields, syncMode } from '../fields'
import type { Settings } from '../generated-types'
import { account } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Account V2',
  description: 'Creates, updates or deletes accounts, which are companies and organizations.',
  defaultSubscription: 'type = "group"',
  syncMode,
  fields: {
    ...commonFields(bySyncMode),
    ...objectFields(account.fields, bySyncMode)
  },
  ...writes(account)
}

export default action
