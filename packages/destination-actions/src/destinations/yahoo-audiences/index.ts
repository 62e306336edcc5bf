import { IntegrationError, InvalidAuthenticationError, presetForEvent } from '@segment/actions-core'
import type { AudienceDestinationDefinition } from '@segment/actions-core'
import { partnerCredentials } from '../../lib/partner-credentials'
import { createSegment, getAccessToken } from './api'
import updateSegment from './updateSegment'
import type { AudienceSettings, Settings } from './generated-types'

/** The credentials that Yahoo issues to its partner, who writes the taxonomy. */
const credentials = partnerCredentials({
  ACTIONS_YAHOO_AUDIENCES_TAXONOMY_CLIENT_ID: 'The client ID that may write the taxonomy of Yahoo DSP.',
  ACTIONS_YAHOO_AUDIENCES_TAXONOMY_CLIENT_SECRET: 'The client secret that may write the taxonomy of Yahoo DSP.'
})
const taxonomyCredentials = () => ({
  clientId: credentials.read('ACTIONS_YAHOO_AUDIENCES_TAXONOMY_CLIENT_ID'),
  clientSecret: credentials.read('ACTIONS_YAHOO_AUDIENCES_TAXONOMY_CLIENT_SECRET')
})

const destination: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  name: 'Yahoo Audiences',
  slug: 'actions-yahoo-audiences',
  mode: 'cloud',
  description: 'Keeps Engage audiences in Yahoo DSP as segments.',
  environment: credentials.environment,
  authentication: {
    scheme: 'oauth2',
    fields: {
      mdm_id: {
        label: 'MDM ID',
        description: 'The MDM ID of your advertiser, which your representative at Yahoo DSP gives you.',
        type: 'string',
        required: true
      },
      engage_space_id: {
        label: 'Engage Space ID',
        description:
          'The ID of your Engage space, from Unify > Unify Settings > API Access. It names your node in the taxonomy of Yahoo.',
        type: 'string',
        required: true
      },
      customer_desc: {
        label: 'Customer Description',
        description: 'A description of your node in the taxonomy of Yahoo.',
        type: 'string'
      }
    },
    testAuthentication: (request, { settings }) => {
      // https://segment.com/docs/connections/destinations/catalog/actions-yahoo-audiences/#getting-started
      if (!/^\w+$/.test(settings.engage_space_id)) {
        throw new InvalidAuthenticationError('The Engage Space ID may have only letters, digits and underscores.')
      }
      return getAccessToken(request, taxonomyCredentials())
    },
    refreshAccessToken: async (request, { auth }) => ({ accessToken: await getAccessToken(request, auth) })
  },
  audienceFields: {
    placeholder: {
      label: 'Create the Segment',
      description: 'Has no effect: the segment is created whenever an audience is connected.',
      type: 'boolean',
      default: true
    }
  },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { settings, personas }) => {
      const { computation_id: id, computation_key: name } = personas ?? {}
      if (!id || !name) {
        throw new IntegrationError(
          'The audience has no computation ID or no computation key. Connect it from Engage.',
          'MISSING_REQUIRED_FIELD',
          400
        )
      }
      const accessToken = await getAccessToken(request, taxonomyCredentials())
      await createSegment(request, accessToken, settings.engage_space_id, { id, name })
      return { externalId: id }
    },
    // The taxonomy API has no look-up, and the ID is Engage's own.
    getAudience: async (_, { externalId }) => ({ externalId })
  },
  presets: [
    presetForEvent(
      'Entities Audience Membership Changed',
      { updateSegment },
      'warehouse_audience_membership_changed_identify'
    ),
    presetForEvent('Associated Entity Added', { updateSegment }, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', { updateSegment }, 'warehouse_entity_removed_track'),
    presetForEvent('Journeys Step Entered', { updateSegment }, 'journeys_step_entered_track')
  ],
  actions: { updateSegment }
}

export default destination
