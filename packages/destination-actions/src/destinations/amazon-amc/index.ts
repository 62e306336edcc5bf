import { IntegrationError, presetForEvent } from '@segment/actions-core'
import type { AudienceDestinationDefinition } from '@segment/actions-core'
import { partnerCredentials } from '../../lib/partner-credentials'
import { createAudience, getAudience, listProfiles, refreshToken, regions } from './api'
import syncAudiencesToDSP from './syncAudiencesToDSP'
import type { AudienceSettings, Settings } from './generated-types'

/** The currencies that audience fees can have. */
const currencies = ['USD', 'CAD', 'JPY', 'GBP', 'EUR', 'SAR', 'AUD', 'AED', 'CNY', 'MXN', 'INR', 'SEK', 'TRY']

/** The credentials that Amazon issues to its partner. */
const credentials = partnerCredentials({
  ACTIONS_AMAZON_AMC_CLIENT_ID: 'The client ID of the application that has access to the Amazon Ads API.'
})

const destination: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  name: 'Amazon Ads DSP and AMC',
  slug: 'actions-amazon-amc',
  mode: 'cloud',
  description: 'Keeps Engage audiences in Amazon DSP and Amazon Marketing Cloud.',
  environment: credentials.environment,
  authentication: {
    scheme: 'oauth2',
    fields: {
      region: {
        label: 'Region',
        description: 'Where your Amazon Ads account is.',
        type: 'string',
        choices: regions,
        required: true,
        default: 'https://advertising-api.amazon.com'
      }
    },
    testAuthentication: (request, { settings }) => listProfiles(request, settings),
    refreshAccessToken: (request, { auth }) => refreshToken(request, auth)
  },
  audienceFields: {
    description: { label: 'Description', description: 'What the audience is about.', type: 'string', required: true },
    countryCode: {
      label: 'Country Code',
      description: 'The country of the people in the audience, as its two letters of ISO 3166.',
      type: 'string',
      required: true
    },
    externalAudienceId: {
      label: 'External Audience ID',
      description: 'Your own ID of the audience.',
      type: 'string',
      required: true
    },
    cpmCents: {
      label: 'CPM in Cents',
      description: 'What a thousand impressions of the audience cost, in cents. It needs a currency.',
      type: 'number'
    },
    currency: {
      label: 'Currency',
      description: 'The currency of the price.',
      type: 'string',
      choices: currencies.map((value) => ({ label: value, value })),
      default: ''
    },
    ttl: { label: 'Time to Live', description: 'How long people stay in the audience, in seconds.', type: 'number' },
    advertiserId: {
      label: 'Advertiser ID',
      description: 'The ID of the advertiser that the audience is made for.',
      type: 'string',
      required: true
    }
  },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { settings, audienceName, audienceSettings }) => {
      const missing = ['description', 'countryCode', 'externalAudienceId', 'advertiserId'].filter(
        (key) => !audienceSettings?.[key as keyof AudienceSettings]
      )
      if (!audienceName) missing.unshift('audience name')
      if (!audienceSettings || missing.length > 0) {
        throw new IntegrationError(
          `The audience cannot be created without ${missing.join(', ')}. Fill in its settings.`,
          'MISSING_REQUIRED_FIELD',
          400
        )
      }
      return { externalId: await createAudience(request, settings, audienceName, audienceSettings) }
    },
    getAudience: async (request, { settings, externalId }) => ({
      externalId: await getAudience(request, settings, externalId)
    })
  },
  extendRequest: ({ auth }) => ({
    headers: {
      authorization: `Bearer ${auth?.accessToken}`,
      'amazon-advertising-api-clientid': credentials.read('ACTIONS_AMAZON_AMC_CLIENT_ID')
    }
  }),
  presets: [
    presetForEvent(
      'Entities Audience Membership Changed',
      { syncAudiencesToDSP },
      'warehouse_audience_membership_changed_identify'
    ),
    presetForEvent('Associated Entity Added', { syncAudiencesToDSP }, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', { syncAudiencesToDSP }, 'warehouse_entity_removed_track'),
    presetForEvent('Journeys Step Entered', { syncAudiencesToDSP }, 'journeys_step_entered_track')
  ],
  actions: { syncAudiencesToDSP }
}

export default destination
