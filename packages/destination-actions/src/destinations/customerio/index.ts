import { defaultValues, InvalidAuthenticationError, PayloadValidationError } from '@segment/actions-core'
import type { DestinationDefinition, Preset } from '@segment/actions-core'
import createUpdateDevice from './createUpdateDevice'
import createUpdateObject from './createUpdateObject'
import createUpdatePerson from './createUpdatePerson'
import deleteDevice from './deleteDevice'
import deleteObject from './deleteObject'
import deletePerson from './deletePerson'
import deleteRelationship from './deleteRelationship'
import mergePeople from './mergePeople'
import reportContentEvent from './reportContentEvent'
import reportDeliveryEvent from './reportDeliveryEvent'
import suppressPerson from './suppressPerson'
import trackEvent from './trackEvent'
import trackPageView from './trackPageView'
import trackScreenView from './trackScreenView'
import unsuppressPerson from './unsuppressPerson'
import type { Settings } from './generated-types'
import { regionOf, regions } from './regions'

// The order of the presets.
const actions = {
  createUpdatePerson,
  createUpdateDevice,
  deleteDevice,
  deleteRelationship,
  deletePerson,
  deleteObject,
  trackEvent,
  trackPageView,
  trackScreenView,
  createUpdateObject,
  mergePeople,
  suppressPerson,
  unsuppressPerson,
  reportDeliveryEvent,
  reportContentEvent
}

/** A new connection starts with each action on its own trigger. */
const presetsOfActions = Object.entries(actions).map(
  ([partnerAction, { title, defaultSubscription, fields }]): Preset => ({
    name: title,
    subscribe: defaultSubscription!,
    partnerAction,
    mapping: defaultValues(fields),
    type: 'automatic'
  })
)

type EventSlug = Extract<Preset, { type: 'specificEvent' }>['eventSlug']

function ofKnownEvent(name: string, partnerAction: keyof typeof actions, eventSlug: EventSlug): Preset {
  return {
    name,
    partnerAction,
    mapping: defaultValues(actions[partnerAction].fields),
    type: 'specificEvent',
    eventSlug
  }
}

const destination: DestinationDefinition<Settings> = {
  name: 'Actions Customerio',
  slug: 'actions-customerio',
  mode: 'cloud',
  description: 'Sends people, what they do, their devices and their relationships to Customer.io.',
  authentication: {
    scheme: 'basic',
    fields: {
      siteId: {
        label: 'Site ID',
        description:
          'The Site ID of a Track API key, from [API Credentials](https://fly.customer.io/settings/api_credentials).',
        type: 'password',
        required: true
      },
      apiKey: {
        label: 'API Key',
        description: 'The Track API key itself, from the same page.',
        type: 'password',
        required: true
      },
      accountRegion: {
        label: 'Account Region',
        description: 'Where Customer.io keeps the data of your account.',
        type: 'string',
        choices: Object.keys(regions).map((region) => ({ value: region, label: region })),
        default: 'US 🇺🇸'
      }
    },
    // https://docs.customer.io/integrations/api/track/tag/trackregion/getRegion/
    testAuthentication: async (request, { settings }) => {
      const { code, url } = regionOf(settings)
      const { data } = await request<{ region?: string }>(`${url}/api/v1/accounts/region`)
      if (data?.region && data.region !== code) {
        throw new InvalidAuthenticationError(
          `The account is in the region "${data.region}" of Customer.io. Choose it as "Account Region".`
        )
      }
    }
  },

  extendRequest: ({ settings }) => ({ username: settings.siteId, password: settings.apiKey }),

  onDelete: (request, { settings, payload: { userId } }) => {
    if (!userId) {
      throw new PayloadValidationError('Customer.io deletes people by their ID, but the event has no user ID.')
    }
    // https://docs.customer.io/integrations/api/track/tag/track-customers/delete/
    return request(`${regionOf(settings).url}/api/v1/customers/${encodeURIComponent(userId)}`, { method: 'delete' })
  },

  actions,

  presets: [
    ...presetsOfActions,
    ofKnownEvent('Associated Entity Added', 'trackEvent', 'warehouse_entity_added_track'),
    ofKnownEvent('Associated Entity Removed', 'trackEvent', 'warehouse_entity_removed_track'),
    ofKnownEvent('Entities Audience Entered', 'trackEvent', 'warehouse_audience_entered_track'),
    ofKnownEvent('Entities Exited', 'trackEvent', 'warehouse_audience_exited_track'),
    ofKnownEvent(
      'Entities Audience Membership Changed',
      'createUpdatePerson',
      'warehouse_audience_membership_changed_identify'
    ),
    ofKnownEvent('Journeys Step Transition Track', 'trackEvent', 'journeys_step_entered_track')
  ]
}

export default destination
