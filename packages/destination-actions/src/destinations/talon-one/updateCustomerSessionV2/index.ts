import type { ActionDefinition } from '@segment/actions-core'
import { callbackHeaders, skipping, urlOf } from '../api'
import { attributes, sessionContentFields, sessionFields, skipNonExistingAttributes } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update customer session',
  description: 'Adds or updates a session, usually a cart, for which rules in Talon.One can have effects.',
  fields: {
    ...sessionFields,
    skipNonExistingAttributes,
    ...sessionContentFields,
    identifiers: {
      label: 'Identifiers',
      description: 'Identifiers by which Talon.One limits how often a coupon is used, for example that of a device.',
      type: 'string',
      multiple: true
    },
    attributes
  },
  perform: (request, { payload }) => {
    const {
      customerSessionId,
      callbackDestination,
      callbackAPIKey,
      contentFields,
      callbackCorrelationId,
      skipNonExistingAttributes,
      ...session
    } = payload
    return request(urlOf('v2/customer_sessions', customerSessionId), {
      method: 'put',
      searchParams: skipping(skipNonExistingAttributes),
      headers: callbackHeaders({ callbackDestination, callbackAPIKey, contentFields, callbackCorrelationId }),
      json: session
    })
  }
}

export default action
