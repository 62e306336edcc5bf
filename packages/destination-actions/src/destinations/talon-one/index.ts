import { InvalidAuthenticationError } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import createAudience from './createAudience'
import deleteAudience from './deleteAudience'
import trackEvent from './trackEvent'
import trackEventV2 from './trackEventV2'
import updateAudience from './updateAudience'
import updateCustomerProfile from './updateCustomerProfile'
import updateCustomerProfileV2 from './updateCustomerProfileV2'
import updateCustomerProfileV3 from './updateCustomerProfileV3'
import updateCustomerProfilesAudiences from './updateCustomerProfilesAudiences'
import updateCustomerSession from './updateCustomerSession'
import updateCustomerSessionV2 from './updateCustomerSessionV2'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Talon.One (Actions)',
  slug: 'actions-talon-one',
  mode: 'cloud',
  description:
    'Keeps customer profiles, audiences, sessions and events in Talon.One up to date, for its promotion rules.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description:
          'An API key of your Talon.One application for the third-party service Segment, from **Settings > Integration API Keys**.',
        type: 'password',
        required: true
      },
      deployment: {
        label: 'Deployment',
        description:
          'The address of your Talon.One deployment, for example `https://mycompany.europe-west1.talon.one/`.',
        type: 'string',
        required: true
      }
    },
    // The keys of third-party services open no endpoint that only reads, so this checks what can be checked without one.
    testAuthentication: (_request, { settings: { deployment } }) => {
      if (URL.canParse(deployment)) return Promise.resolve()
      throw new InvalidAuthenticationError(
        'The setting "Deployment" is no address. Enter the whole one, such as https://mycompany.europe-west1.talon.one/.'
      )
    }
  },

  extendRequest: ({ settings }) => ({
    headers: { authorization: `ApiKey-v1 ${settings.apiKey}`, 'destination-hostname': settings.deployment }
  }),

  actions: {
    createAudience,
    updateAudience,
    deleteAudience,
    updateCustomerProfile,
    updateCustomerProfileV2,
    updateCustomerProfileV3,
    updateCustomerProfilesAudiences,
    trackEvent,
    trackEventV2,
    updateCustomerSession,
    updateCustomerSessionV2
  }
}

export default destination
