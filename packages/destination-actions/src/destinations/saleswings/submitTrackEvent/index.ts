import type { ActionDefinition } from '@segment/actions-core'
import { submitEvents } from '../api'
import { anonymousID, data, email, kind, referrerUrl, timestamp, url, userAgent, userID, values } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Submit Track Event',
  description: 'Records what a lead does.',
  defaultSubscription: 'type = "track"',
  fields: {
    kind: { ...kind, default: 'Track' },
    data: { ...data, default: { '@path': '$.event' } },
    userID,
    anonymousID,
    email,
    url,
    referrerUrl,
    userAgent,
    timestamp,
    values
  },
  ...submitEvents<Payload>('track')
}

export default action
