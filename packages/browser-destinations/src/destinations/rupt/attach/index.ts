import { firstOf } from '@segment/actions-core'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Rupt } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Rupt, Payload> = {
  title: 'Attach Device',
  description: 'Link the device of a user to their account. Rupt wants this on every page that needs an account.',
  platform: 'web',
  defaultSubscription: 'type = "page"',
  fields: {
    account: {
      label: 'Account',
      description: 'The ID of the account, such as that of the user.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    email: {
      label: 'Email',
      description: 'The email address of the user. People can prove by it that the account is theirs.',
      type: 'string',
      default: firstOf('$.context.traits.email', '$.properties.email')
    },
    phone: {
      label: 'Phone',
      description: 'The phone number of the user. People can prove by it that the account is theirs.',
      type: 'string',
      default: firstOf('$.context.traits.phone', '$.properties.phone')
    },
    metadata: {
      label: 'Metadata',
      description: 'What else is to be stored with the device.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    },
    include_page: {
      label: 'Include Page',
      description: "Store the address of the page with each access, for Rupt's dashboard.",
      type: 'boolean'
    }
  },
  // https://www.rupt.dev/api/functions/attach-a-device
  perform: (rupt, { payload, settings }) => {
    const { account, email, phone, metadata, include_page } = payload
    const { client_id, new_account_url, success_url, suspended_url, logout_url } = settings
    return rupt.attach({
      client_id,
      account,
      email,
      phone,
      metadata,
      include_page,
      redirect_urls: { new_account_url, success_url, suspended_url, logout_url }
    })
  }
}

export default action
