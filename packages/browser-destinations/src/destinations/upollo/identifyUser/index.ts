import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Upollo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Upollo, Payload> = {
  title: 'Identify',
  description: 'Tell who a user is.',
  platform: 'web',
  lifecycleHook: 'enrichment',
  defaultSubscription: 'type = "identify"',
  fields: {
    user_id: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    name: {
      label: 'Name',
      description: 'The name of the user.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the user. Used where there is no name.',
      type: 'string',
      default: { '@path': '$.traits.firstName' }
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the user. Used where there is no name.',
      type: 'string',
      default: { '@path': '$.traits.lastName' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      default: { '@path': '$.traits.email' }
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the user.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    avatar_image_url: {
      label: 'Avatar',
      description: 'The address of a picture of the user.',
      type: 'string',
      default: { '@path': '$.traits.avatar' }
    },
    custom_traits: {
      label: 'Custom Traits',
      description: 'What else you know about the user. Upollo takes texts only; other values are left out.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  // https://upollo.ai/docs/reference/client-libraries
  perform: (upollo, { payload, context }) => {
    const { user_id, name, firstName, lastName, email, phone, avatar_image_url, custom_traits } = payload
    const user = {
      userId: user_id,
      userEmail: email,
      userPhone: phone,
      userName: name || [firstName, lastName].filter(Boolean).join(' ') || undefined,
      userImage: avatar_image_url,
      customerSuppliedValues: custom_traits && textsOf(custom_traits)
    }
    // Not waited for: the event need not stop for it.
    upollo.track(user).catch((error: unknown) => context.log('warn', 'Upollo did not take the user', { error }))
  }
}

function textsOf(traits: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(traits).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries)
}

export default action
