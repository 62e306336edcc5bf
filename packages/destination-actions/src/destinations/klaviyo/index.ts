import { PayloadValidationError, presetForEvent } from '@segment/actions-core'
import type { AudienceDestinationDefinition } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import addProfileToList from './addProfileToList'
import { API, deleteProfile, headersOf } from './api'
import { createList, findList } from './lists'
import orderCompleted from './orderCompleted'
import removeProfile from './removeProfile'
import removeProfileFromList from './removeProfileFromList'
import subscribeProfile from './subscribeProfile'
import trackEvent from './trackEvent'
import unsubscribeProfile from './unsubscribeProfile'
import upsertProfile from './upsertProfile'
import type { AudienceSettings, Settings } from './generated-types'

const destination: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  name: 'Klaviyo (Actions)',
  slug: 'actions-klaviyo',
  mode: 'cloud',
  description: 'Keeps profiles, lists and subscriptions in Klaviyo, and records what people do.',
  authentication: {
    scheme: 'custom',
    fields: {
      api_key: {
        label: 'API Key',
        description: 'A private API key, from **Settings > API keys** in Klaviyo.',
        type: 'password',
        required: true
      }
    },
    // https://developers.klaviyo.com/en/reference/get_accounts
    testAuthentication: (request) => request(`${API}/accounts/`)
  },

  audienceFields: {
    listId: {
      label: 'List ID',
      description: 'The ID of the list that the audience goes to. Leave it empty to create a list.',
      type: 'string'
    }
  },

  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { audienceName, audienceSettings }) => {
      if (audienceSettings?.listId) return { externalId: audienceSettings.listId }
      if (!audienceName)
        throw new PayloadValidationError('The audience has no name, which its list in Klaviyo would get.')
      const { id } = await createList(request, audienceName)
      return { externalId: id }
    },
    getAudience: async (request, { audienceSettings, externalId }) => {
      const { id } = await findList(request, audienceSettings?.listId || externalId)
      return { externalId: id }
    }
  },

  extendRequest: ({ settings }) => ({ headers: headersOf(settings) }),

  onDelete: (request, { payload }) => deleteProfile(request, userIdToDelete(payload, 'Klaviyo')),

  presets: [
    presetForEvent('Entities Audience Entered', { addProfileToList }, 'warehouse_audience_entered_track'),
    presetForEvent('Entities Audience Exited', { removeProfileFromList }, 'warehouse_audience_exited_track'),
    presetForEvent('Associated Entity Added', { addProfileToList }, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', { removeProfileFromList }, 'warehouse_entity_removed_track'),
    presetForEvent('Journeys Step Entered', { addProfileToList }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { trackEvent }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { orderCompleted }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { subscribeProfile }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { unsubscribeProfile }, 'journeys_step_entered_track')
  ],

  actions: {
    upsertProfile,
    addProfileToList,
    removeProfileFromList,
    trackEvent,
    orderCompleted,
    subscribeProfile,
    unsubscribeProfile,
    removeProfile
  }
}

export default destination
