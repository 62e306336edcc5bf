import { firstOf } from '@segment/actions-core'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Ripe } from '../api'
import { eventFields, properties, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Ripe, Payload> = {
  title: 'Page',
  description: 'Record that a user sees a page.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {
    ...userFields,
    category: {
      label: 'Category',
      description: 'The category of the page.',
      type: 'string',
      default: firstOf('$.category', '$.context.category')
    },
    name: {
      label: 'Name',
      description: 'The name of the page.',
      type: 'string',
      default: firstOf('$.name', '$.context.name')
    },
    properties,
    ...eventFields
  },
  perform: (ripe, { payload }) => ripe.page(payload)
}

export default action
