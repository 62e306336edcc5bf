import type { ActionDefinition } from '@segment/actions-core'
import { callbackHeaders, urlOf } from '../api'
import { attributes, attributesInfoOfChoices, sessionContentFields, sessionFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: '[Deprecated] Update customer session',
  description: 'Adds or updates a session. New mappings are better off with Update customer session.',
  fields: {
    ...sessionFields,
    customerSession: {
      label: 'Customer Session',
      description: 'What the session holds.',
      type: 'object',
      required: true,
      properties: { ...sessionContentFields, attributes }
    },
    sessionAttributesInfo: { ...attributesInfoOfChoices, label: 'Session Attribute Types' },
    cartItemsAttributesInfo: { ...attributesInfoOfChoices, label: 'Cart Item Attribute Types' }
  },
  perform: (request, { payload }) =>
    request(urlOf('customer_sessions', payload.customerSessionId), {
      method: 'put',
      headers: callbackHeaders(payload),
      json: {
        customerSession: payload.customerSession,
        sessionAttributesInfo: payload.sessionAttributesInfo,
        cartItemAttributesInfo: payload.cartItemsAttributesInfo
      }
    })
}

export default action
