import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { sendEvent } from '../api'
import { eventFields, searchFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const DEFAULTS = { eventName: 'Product List Filtered', eventType: 'click' } as const

const action: ActionDefinition<Settings, Payload> = {
  title: 'Product List Filtered Events',
  description: 'Tells Algolia which filters the user chose.',
  defaultSubscription: 'type = "track" and event = "Product List Filtered"',
  fields: {
    filters: {
      label: 'Filters',
      description: 'The filters that the user chose.',
      type: 'object',
      multiple: true,
      required: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        attribute: {
          label: 'Attribute',
          description: 'The attribute that is filtered by.',
          type: 'string',
          required: true
        },
        value: { label: 'Value', description: 'The value that it must have.', type: 'string', required: true }
      },
      default: eachOf('$.properties.filters', { attribute: '$.attribute', value: '$.value' })
    },
    ...searchFields,
    ...userFields,
    ...eventFields(DEFAULTS)
  },
  perform: (request, { payload }) =>
    sendEvent(request, payload, DEFAULTS, {
      filters: payload.filters.map(({ attribute, value }) => `${attribute}:${value}`)
    })
}

export default action
