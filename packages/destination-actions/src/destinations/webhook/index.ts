import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'
import send from './send'

const destination: DestinationDefinition<Settings> = {
  name: 'Webhook',
  slug: 'actions-webhook',
  mode: 'cloud',
  description: 'Sends events as JSON to any URL.',
  authentication: {
    scheme: 'custom',
    fields: {
      sharedSecret: {
        label: 'Shared Secret',
        description:
          'When set, each request carries the header `X-Signature`: the hexadecimal HMAC-SHA1 of its JSON body, made with this secret. For a batch it is that of the first event. Your endpoint can check it to tell real requests from forged ones.',
        type: 'password'
      }
    }
  },
  actions: { send }
}

export default destination
