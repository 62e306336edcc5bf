import { IntegrationError, presetForEvent } from '@segment/actions-core'
import type { AudienceDestinationDefinition } from '@segment/actions-core'
import addToAudience from './addToAudience'
import addUser from './addUser'
import { callTikTok, createAudience as createTikTokAudience, getAudience } from './api'
import createAudience from './createAudience'
import removeFromAudience from './removeFromAudience'
import removeUser from './removeUser'
import syncAudience from './syncAudience'
import type { AudienceSettings, Settings } from './generated-types'

const destination: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  name: 'TikTok Audiences',
  slug: 'actions-tiktok-audiences',
  mode: 'cloud',
  description: 'Keeps Engage audiences in TikTok as custom audiences.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      advertiser_ids: {
        label: 'Advertiser IDs',
        description: 'The accounts of advertisers that you gave access to. The connection to TikTok fills it in.',
        type: 'string',
        multiple: true
      }
    },
    testAuthentication: async (request) => {
      const { data } = await callTikTok(request, 'user/info/')
      if (data?.code === 0) return
      throw new IntegrationError('TikTok does not know the user. Connect to TikTok again.', 'INVALID_RESPONSE', 401)
    }
  },
  audienceFields: {
    advertiserId: {
      label: 'Advertiser ID',
      description: 'The account of the advertiser in which the audience is created.',
      type: 'string'
    }
  },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { audienceName, audienceSettings }) => {
      const advertiserId = audienceSettings?.advertiserId
      if (!audienceName || !advertiserId) {
        throw new IntegrationError(
          `The audience cannot be created without ${audienceName ? 'an Advertiser ID' : 'a name'}.`,
          'MISSING_REQUIRED_FIELD',
          400
        )
      }
      return { externalId: await createTikTokAudience(request, advertiserId, audienceName) }
    },
    getAudience: async (request, { externalId, audienceSettings }) => {
      const advertiserId = audienceSettings?.advertiserId
      if (!advertiserId) {
        throw new IntegrationError(
          'The audience cannot be looked up without an Advertiser ID.',
          'INVALID_REQUEST_DATA',
          400
        )
      }
      await getAudience(request, advertiserId, externalId)
      return { externalId }
    }
  },
  extendRequest: ({ auth }) => ({ headers: { 'access-token': auth?.accessToken ?? '' } }),
  presets: [
    presetForEvent('Entities Audience Entered', { addToAudience }, 'warehouse_audience_entered_track'),
    presetForEvent('Entities Audience Exited', { removeFromAudience }, 'warehouse_audience_exited_track'),
    presetForEvent('Associated Entity Added', { addToAudience }, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', { removeFromAudience }, 'warehouse_entity_removed_track'),
    presetForEvent('Journeys Step Entered', { addToAudience }, 'journeys_step_entered_track'),
    presetForEvent('Journey Step All Events', { syncAudience }, 'journey_step_all_events_track')
  ],
  actions: { syncAudience, addToAudience, removeFromAudience, addUser, removeUser, createAudience }
}

export default destination
