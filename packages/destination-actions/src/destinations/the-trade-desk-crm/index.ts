import { IntegrationError } from '@segment/actions-core'
import type { AudienceDestinationDefinition } from '@segment/actions-core'
import { createSegment, listSegments, readSegmentPage } from './api'
import syncAudience from './syncAudience'
import type { AudienceSettings, Settings } from './generated-types'

const destination: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  name: 'The Trade Desk CRM',
  slug: 'actions-the-trade-desk-crm',
  mode: 'cloud',
  description: 'Keeps Engage audiences in The Trade Desk as CRM data segments.',
  authentication: {
    scheme: 'custom',
    fields: {
      auth_token: {
        label: 'Authentication Token',
        description: 'A long-lived token of your account, from Manage API Tokens in the platform of The Trade Desk.',
        type: 'password',
        required: true
      },
      advertiser_id: {
        label: 'Advertiser ID',
        description: 'The ID of the advertiser that the segments belong to.',
        type: 'string',
        required: true
      },
      __segment_internal_engage_force_full_sync: {
        label: 'Force Full Sync',
        description: 'Sends the whole audience with each sync. The host sets it.',
        type: 'boolean',
        required: true,
        default: true
      },
      __segment_internal_engage_batch_sync: {
        label: 'Sync in Batches',
        description: 'Sends the audience in batches. The host sets it.',
        type: 'boolean',
        required: true,
        default: true
      }
    },
    testAuthentication: (request, { settings }) => readSegmentPage(request, settings)
  },
  audienceFields: {
    region: {
      label: 'Region',
      description: 'Where the people of the audience are from.',
      type: 'string',
      choices: [
        { label: 'US', value: 'US' },
        { label: 'EU', value: 'EU' },
        { label: 'APAC', value: 'APAC' }
      ],
      required: true
    }
  },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: true },
    createAudience: async (request, { settings, audienceName, audienceSettings }) => {
      if (!audienceName) {
        throw new IntegrationError('The audience has no name. Give it one in Engage.', 'MISSING_REQUIRED_FIELD', 400)
      }
      return { externalId: await createSegment(request, settings, audienceName, audienceSettings?.region) }
    },
    getAudience: async (request, { settings, externalId }) => {
      const segments = await listSegments(request, settings)
      if (!segments.some(({ CrmDataId }) => CrmDataId === externalId)) {
        throw new IntegrationError(
          `The advertiser has no CRM data segment '${externalId}'. Create the audience again.`,
          'INVALID_REQUEST_DATA',
          400
        )
      }
      return { externalId }
    }
  },
  actions: { syncAudience }
}

export default destination
