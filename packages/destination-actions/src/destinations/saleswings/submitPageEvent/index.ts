import type { ActionDefinition } from '@segment/actions-core'
import { submitEvents } from '../api'
import { anonymousID, referrerUrl, timestamp, url, userAgent, userID } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Submit Page Event',
  description: 'Records a page that a lead sees.',
  defaultSubscription: 'type = "page"',
  fields: {
    userID,
    anonymousID,
    url: { ...url, required: true },
    referrerUrl,
    userAgent,
    timestamp
  },
  ...submitEvents<Payload>('page')
}

export default action
