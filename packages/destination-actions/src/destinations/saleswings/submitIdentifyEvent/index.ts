import type { ActionDefinition } from '@segment/actions-core'
import { submitEvents } from '../api'
import { anonymousID, data, email, kind, referrerUrl, timestamp, url, userAgent, userID, values } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Submit Identify Event',
  description: 'Adds a lead or updates one.',
  defaultSubscription: 'type = "identify"',
  fields: {
    kind: { ...kind, default: 'Identify' },
    data: { ...data, default: { '@path': '$.traits.email' } },
    userID,
    anonymousID,
    email: { ...email, required: true },
    url,
    referrerUrl,
    userAgent,
    timestamp,
    values: {
      ...values,
      description: 'Further data about the lead, by name. Scores can depend on it.',
      default: { '@path': '$.traits' }
    }
  },
  ...submitEvents<Payload>('identify')
}

export default action
