import { getAuthData, preset, presetForEvent } from '@segment/actions-core'
import type { AudienceDestinationDefinition, JSONObject } from '@segment/actions-core'
import { credentials, digitsOf, refreshToken } from './api'
import postConversion from './postConversion'
import uploadCallConversion from './uploadCallConversion'
import uploadCallConversion2 from './uploadCallConversion2'
import uploadClickConversion from './uploadClickConversion'
import uploadClickConversion2 from './uploadClickConversion2'
import uploadConversionAdjustment from './uploadConversionAdjustment'
import uploadConversionAdjustment2 from './uploadConversionAdjustment2'
import { createList, findList, keyTypes } from './user-lists'
import userList from './userList'
import type { AudienceSettings, Settings } from './generated-types'

/** An action of the companion `google-ec-plugins`, which runs in browsers and has its fields. */
const sessionAttributesEncoded = { fields: {} }

/** The ID of audiences that are for conversions only, so that Google has no list for them. */
const NO_LIST = 'segment'

const destination: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  name: 'Google Ads Conversions',
  slug: 'actions-google-enhanced-conversions',
  mode: 'cloud',
  description: 'Sends conversions to Google Ads, adjusts and enhances them, and keeps customer match lists.',
  environment: credentials.environment,
  authentication: {
    scheme: 'oauth2',
    fields: {
      conversionTrackingId: {
        label: 'Conversion Tracking ID',
        description: 'The ID of conversion tracking, such as `AW-12345`. Only legacy enhanced conversions need it.',
        type: 'string'
      },
      customerId: {
        label: 'Customer ID',
        description:
          'The ID of the Google Ads account that has the conversion actions and lists, such as `123-456-7890`. All but legacy enhanced conversions need it.',
        type: 'string'
      },
      loginCustomerId: {
        label: 'Login Customer ID',
        description: 'The ID of the manager account, if you have access to the account only through it.',
        type: 'string'
      }
    },
    refreshAccessToken: (request, { auth }) => refreshToken(request, auth)
  },
  audienceFields: {
    supports_conversions: {
      label: 'Only for Conversions',
      description: 'Whether events of the audience are sent as conversions. Google gets no list for it then.',
      type: 'boolean',
      default: false
    },
    external_id_type: {
      label: 'Identifiers',
      description: 'What the list recognizes people by.',
      type: 'string',
      choices: keyTypes
    },
    app_id: {
      label: 'App ID',
      description:
        'The ID of the app that the mobile advertising IDs come from: the number in the App Store, or the name of the package in Google Play.',
      type: 'string',
      depends_on: {
        match: 'all',
        conditions: [{ fieldKey: 'external_id_type', operator: 'is', value: 'MOBILE_ADVERTISING_ID' }]
      }
    }
  },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { settings, audienceName, audienceSettings }) => {
      if (audienceSettings?.supports_conversions) return { externalId: NO_LIST }
      const { refreshToken } = getAuthData(settings as JSONObject)
      return { externalId: await createList(request, settings, refreshToken, audienceName, audienceSettings ?? {}) }
    },
    getAudience: async (request, { settings, externalId }) => {
      if (externalId === NO_LIST) return { externalId }
      const { refreshToken } = getAuthData(settings as JSONObject)
      const { id } = await findList(request, settings, refreshToken, externalId)
      return { externalId: id }
    }
  },
  extendRequest: ({ auth, settings: { loginCustomerId } }) => ({
    headers: {
      authorization: `Bearer ${auth?.accessToken}`,
      ...(loginCustomerId && { 'login-customer-id': digitsOf(loginCustomerId) })
    }
  }),
  presets: [
    preset(
      'Session Attributes Encoded Plugin',
      { sessionAttributesEncoded },
      'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias"'
    ),
    presetForEvent(
      'Entities Audience Membership Changed',
      { userList },
      'warehouse_audience_membership_changed_identify'
    ),
    presetForEvent('Associated Entity Added', { userList }, 'warehouse_entity_added_track'),
    presetForEvent('Associated Entity Removed', { userList }, 'warehouse_entity_removed_track'),
    presetForEvent('Journeys Step Entered', { userList }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { postConversion }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { uploadClickConversion }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { uploadCallConversion }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { uploadConversionAdjustment }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { uploadConversionAdjustment2 }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { uploadClickConversion2 }, 'journeys_step_entered_track'),
    presetForEvent('Journeys Step Entered', { uploadCallConversion2 }, 'journeys_step_entered_track'),
    presetForEvent('Journey Step All Events', { userList }, 'journey_step_all_events_track')
  ],
  actions: {
    postConversion,
    uploadClickConversion,
    uploadCallConversion,
    uploadConversionAdjustment,
    uploadConversionAdjustment2,
    uploadClickConversion2,
    uploadCallConversion2,
    userList
  }
}

export default destination
