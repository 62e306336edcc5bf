import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { sendIdentityEvent } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Alias',
  description: 'Gives a person another ID, so that Mixpanel attributes the events of both to one profile.',
  fields: {
    alias: {
      label: 'Alias',
      description: 'The new ID of the person.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    distinct_id: {
      label: 'Distinct ID',
      description: 'The ID that the person has so far.',
      type: 'string',
      default: { '@path': '$.previousId' }
    }
  },
  perform: (request, { payload: { distinct_id, alias }, settings }) =>
    sendIdentityEvent(request, settings, '$create_alias', { distinct_id, alias })
}

export default action
