import type { ActionDefinition } from '@segment/actions-core'
import { api, audienceOf } from '../api'
import { channelId, channelType, namedUserId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Manage Tags',
  description: 'Sets and removes tags of a user or of one channel.',
  fields: {
    named_user_id: namedUserId,
    channel_id: channelId,
    channel_type: channelType,
    tags: {
      label: 'Tags',
      description: 'The tags by name, each with `true` to set it or `false` to remove it. Other values are ignored.',
      type: 'object',
      default: { '@path': '$.traits.airship_tags' }
    },
    tag_group: {
      label: 'Tag Group',
      description: 'The tag group that the tags are in. Create it in Airship first.',
      type: 'string',
      required: true,
      default: 'segment-integration'
    }
  },
  // https://docs.airship.com/api/ua/#operation-api-named_users-tags-post
  // and https://docs.airship.com/api/ua/#operation-api-channels-tags-post
  perform: (request, { settings, payload }) => {
    const audience = audienceOf(payload)
    const path = 'channel' in audience ? 'channels' : 'named_users'
    const inGroup = (tags: string[]) => (tags.length > 0 ? { [payload.tag_group]: tags } : undefined)
    return request(`${api(settings)}/${path}/tags`, {
      method: 'post',
      json: { audience, add: inGroup(tagsThatAre(true, payload)), remove: inGroup(tagsThatAre(false, payload)) }
    })
  }
}

function tagsThatAre(state: boolean, { tags }: Payload): string[] {
  return Object.entries(tags ?? {}).flatMap(([tag, value]) => (value === state ? [tag] : []))
}

export default action
