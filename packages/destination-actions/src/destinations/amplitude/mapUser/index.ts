import type { ActionDefinition } from '@segment/actions-core'
import { minIdLengthField } from '../context-fields'
import { postForm } from '../form'
import type { Settings } from '../generated-types'
import { hostsOf } from '../hosts'
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

  // https://amplitude.com/docs/apis/analytics/user-mapping
  perform: (request, { payload: { user_id, global_user_id, min_id_length }, settings }) => {
    const url = `${hostsOf(settings).mapping}/usermap`
    return postForm(request, url, settings, 'mapping', [{ user_id, global_user_id }], min_id_length)
  }
}

export default action
