import type { ActionDefinition } from '@segment/actions-core'
import { ingest, toEvent } from '../api'
import {
  campaign,
  email,
  groupId,
  ip,
  location,
  messageId,
  page,
  properties,
  segmentAnonymousId,
  timestamp,
  type,
  userAgent,
  userFields,
  userId
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Page View',
  description: 'Records a visit to a page.',
  defaultSubscription: 'type = "page"',
  fields: {
    properties,
    userFields,
    type,
    email,
    segmentAnonymousId,
    userId,
    groupId,
    timestamp,
    messageId,
    ip,
    userAgent,
    campaign,
    page,
    location
  },
  perform: (request, { payload }) => ingest(request, toEvent(payload, payload.userFields))
}

export default action
