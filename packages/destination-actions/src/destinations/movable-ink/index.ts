import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import sendEntireEvent from './sendEntireEvent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Movable Ink',
  slug: 'actions-movable-ink',
  mode: 'cloud',
  description: 'Sends events to Movable Ink, which personalizes content by them.',
  authentication: {
    scheme: 'basic',
    fields: {
      username: {
        label: 'Username',
        description: 'The user name that Movable Ink gave you for this connection.',
        type: 'string',
        required: true
      },
      password: {
        label: 'Password',
        description: 'The password that belongs to the user name.',
        type: 'password',
        required: true
      },
      movable_ink_url: {
        label: 'Movable Ink URL',
        description: 'The URL that Movable Ink gave you to send events to.',
        type: 'string',
        required: true
      }
    }
  },
  extendRequest: ({ settings: { username, password } }) => ({ username, password }),
  presets: [
    preset(
      'Send Entire Event',
      { sendEntireEvent },
      'type = "identify" or type = "track" or type = "page" or type = "screen" or type = "group"'
    )
  ],
  actions: { sendEntireEvent }
}

export default destination
