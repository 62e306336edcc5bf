import type { ActionDefinition } from '@segment/actions-core'
import { mapUsers } from '../api'
import { minIdLengthField } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Map User',
  description:
    'Merges two ids of one person in views across projects. Needs the Portfolio add-on of Amplitude; properties are not merged.',
  defaultSubscription: 'type = "alias"',
  fields: {
    user_id: {
      label: 'User ID',
      description: 'The id to map to the global one.',
      type: 'string',
      default: { '@path': '$.previousId' }
    },
    global_user_id: {
      label: 'Global User ID',
      description: 'The id that stands for the person in all projects.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    min_id_length: minIdLengthField
  },

  // The least length of ids stands in the mapping as well, as in recorded requests.
  perform: (request, { payload, settings }) => mapUsers(request, settings, payload, [payload])
}

export default action
