import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { batchingFields } from '../fields'
import { personIdentifiers } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Merge People',
  description: 'Moves what Customer.io knows about one person to another, and deletes the first. It cannot be undone.',
  defaultSubscription: 'type = "alias"',
  fields: {
    primary: {
      label: 'Primary Person',
      description:
        'The person who stays: an ID, an email address, or `cio_` followed by the identifier that Customer.io gave.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    secondary: {
      label: 'Secondary Person',
      description: 'The person who is merged into the primary one and deleted, named in the same ways.',
      type: 'string',
      required: true,
      default: { '@path': '$.previousId' }
    },
    ...batchingFields
  },

  ...batchedOperations(({ primary, secondary }: Payload) => ({
    type: 'person',
    action: 'merge',
    primary: personIdentifiers({ person_id: primary }),
    secondary: personIdentifiers({ person_id: secondary })
  }))
}

export default action
