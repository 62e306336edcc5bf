import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { start, type Jimo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, () => Jimo, Payload> = {
  title: 'Send User Data',
  description: 'Tell who a user is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by. Use one that nobody can guess.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.userId' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.email' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the user. Attributes that are not among them are removed.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://help.usejimo.com/help-center/for-developers/for-developers/sdk-methods
  perform: (jimo, { payload: { userId, email, traits }, settings }) => {
    const refetch = settings.refetchExperiencesOnTraitsUpdate ?? false
    const setData = () => {
      if (isGiven(email)) jimo().push(['set', 'user:email', [email]])
      if (isGiven(traits)) jimo().push(['set', 'user:attributes', [traits, refetch, true]])
    }
    if (!isGiven(userId)) return setData()
    // Jimo knows the user when it calls back. What is set before would belong to the anonymous one.
    jimo().push(['do', 'identify', [userId, setData]])
    start()
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

export default action
