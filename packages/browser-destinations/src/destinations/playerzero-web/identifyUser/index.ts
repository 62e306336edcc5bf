import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Playerzero } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Playerzero, Payload> = {
  title: 'Identify User',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by. Without one, what is known of the anonymous user is set.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID that the user has before you know them. PlayerZero keeps it as `segmentAnonymousId`.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    name: {
      label: 'Name',
      description: 'The name of a user without an ID. That of a user with an ID is taken from the traits.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    email: {
      label: 'Email',
      description: 'The email address of a user without an ID. That of a user with an ID is taken from the traits.',
      type: 'string',
      default: { '@path': '$.traits.email' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (playerzero, { payload: { userId, anonymousId, name, email, traits } }) => {
    const variables = {
      ...withVariableNames(traits),
      ...(anonymousId && { segmentAnonymousId: anonymousId })
    }
    if (userId) return playerzero.identify(userId, variables)
    return playerzero.setUserVars({
      ...variables,
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email })
    })
  }
}

/** Renames traits as PlayerZero does in its other sources: in small letters, with an underscore for the first blank. */
function withVariableNames(traits: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(traits).map(([key, value]) => [key.toLowerCase().replace(' ', '_'), value]))
}

export default action
