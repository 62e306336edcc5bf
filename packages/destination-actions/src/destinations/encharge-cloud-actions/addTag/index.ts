import type { ActionDefinition } from '@segment/actions-core'
import { changeTag } from '../api'
import { email, segmentAnonymousId, tag, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Tag User',
  description: 'Adds a tag to a person.',
  fields: {
    tag,
    email,
    userId,
    segmentAnonymousId
  },
  perform: (request, { payload }) => changeTag(request, 'post', payload)
}

export default action
