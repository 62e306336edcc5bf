import { IntegrationError, presetForEvent } from '@segment/actions-core'
import type { AudienceDestinationDefinition } from '@segment/actions-core'
import addToList from './addToList'
import { getAccessToken } from './api'
import type { Settings } from './generated-types'
import { createList, findList } from './lists'
import removeFromList from './removeFromList'

const destination: AudienceDestinationDefinition<Settings> = {
  name: 'Marketo Static Lists (Actions)',
  slug: 'actions-marketo-static-lists',
  mode: 'cloud',
  description: 'Keeps audiences in Marketo Engage as static lists.',
  authentication: {
    scheme: 'oauth2',
    fields: {
      client_id: {
        label: 'Client ID',
        description: 'The client ID of your custom service. You find it in Marketo under **Admin > LaunchPoint**.',
        type: 'string',
        required: true
      },
      client_secret: {
        label: 'Client Secret',
        description: 'The client secret of the same custom service.',
        type: 'password',
        required: true
      },
      api_endpoint: {
        label: 'API Endpoint',
        description:
          'The address of your Marketo instance, for example `https://123-ABC-456.mktorest.com`. You find it in Marketo under **Admin > Web Services > REST API**.',
        type: 'string',
        required: true
      },
      folder_name: {
        label: 'Folder Name',
        description: 'The name of the folder in which new lists are created. The folder must exist.',
        type: 'string',
        required: true
      }
    },
    refreshAccessToken: async (request, { settings }) => ({ accessToken: await getAccessToken(request, settings) })
  },
  audienceFields: {},
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { settings, audienceName }) => {
      if (!audienceName) {
        throw new IntegrationError(
          'The audience has no name. Name it, then connect it again.',
          'MISSING_REQUIRED_FIELD',
          400
        )
      }
      const { id } = await createList(request, settings, audienceName)
      return { externalId: id }
    },
    getAudience: async (request, { settings, externalId }) => {
      await findList(request, settings, externalId)
      return { externalId }
    }
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  presets: [
    presetForEvent('Entities Audience Entered', { addToList }, 'warehouse_audience_entered_track'),
    presetForEvent('Entities Audience Exited', { removeFromList }, 'warehouse_audience_exited_track'),
    presetForEvent('Associated Entity Added', { addToList }, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', { removeFromList }, 'warehouse_entity_removed_track'),
    presetForEvent('Journeys Step Entered', { addToList }, 'journeys_step_entered_track')
  ],
  actions: { addToList, removeFromList }
}

export default destination
