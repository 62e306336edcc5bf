import type { DestinationDefinition } from '@segment/actions-core'
import { listEmailTypes, refreshToken } from './api'
import createConstituentAction from './createConstituentAction'
import createGift from './createGift'
import createOrUpdateIndividualConstituent from './createOrUpdateIndividualConstituent'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: "Blackbaud Raiser's Edge NXT",
  slug: 'actions-blackbaud-raisers-edge-nxt',
  mode: 'cloud',
  description: "Keeps constituents in Raiser's Edge NXT up to date, and records their gifts and actions.",
  authentication: {
    scheme: 'oauth-managed',
    fields: {
      bbApiSubscriptionKey: {
        label: 'Subscription Key',
        description:
          'The subscription key of your Blackbaud developer account, from **My subscriptions** at https://developer.blackbaud.com.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request) => listEmailTypes(request),
    refreshAccessToken: async (request, { auth }) => ({ accessToken: await refreshToken(request, auth) })
  },
  extendRequest: ({ auth, settings }) => ({
    headers: {
      authorization: `Bearer ${auth?.accessToken}`,
      'Bb-Api-Subscription-Key': settings.bbApiSubscriptionKey
    }
  }),
  // Nothing that is sent names a user by the IDs of a deletion, so there is nothing to delete by them. Constituents are
  // records of an organization's donors, which people delete in Raiser's Edge.
  onDelete: () => {},
  actions: { createConstituentAction, createGift, createOrUpdateIndividualConstituent }
}

export default destination
