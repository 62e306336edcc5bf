import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { idsOf, type Sprig } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Sprig, Payload> = {
  title: 'Identify User',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID that the user has before you know them.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user. Studies can be targeted by it.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // Sprig needs an ID or something to set.
  perform: (sprig, { payload: { traits, ...payload } }) => {
    const ids = idsOf(payload)
    if (!ids && !traits) return
    return sprig('identifyAndSetAttributes', { ...ids, ...(traits && { attributes: attributesOf(traits) }) })
  }
}

/** Traits as Sprig keeps them. Its own attributes begin with an exclamation mark. */
function attributesOf({ email, ...traits }: Record<string, unknown>): Record<string, unknown> {
  return { ...traits, ...(email !== undefined && { '!email': email }) }
}

export default action
