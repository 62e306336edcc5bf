import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'
import postToChannel from './postToChannel'

const destination: DestinationDefinition<Settings> = {
  name: 'Slack',
  slug: 'actions-slack',
  mode: 'cloud',
  description: 'Posts a message to a Slack channel for the events that you choose.',
  actions: { postToChannel }
}

export default destination
