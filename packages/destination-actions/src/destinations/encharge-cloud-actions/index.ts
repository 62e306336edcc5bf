import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import addTag from './addTag'
import aliasUser from './aliasUser'
import { deletePerson, readAccount } from './api'
import createUpdateObject from './createUpdateObject'
import identifyUser from './identifyUser'
import removeTag from './removeTag'
import trackEvent from './trackEvent'
import trackPageView from './trackPageView'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Encharge (Actions)',
  slug: 'encharge-cloud-actions',
  mode: 'cloud',
  description: 'Keeps people, companies and tags in Encharge, and starts your flows by what people do.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of your Encharge account, from the settings of the account.',
        type: 'password',
        required: true
      }
    },
    testAuthentication: (request) => readAccount(request)
  },
  extendRequest: ({ settings }) => ({
    headers: { 'X-Encharge-Token': settings.apiKey, 'X-Segment-Actions': '1' }
  }),
  onDelete: (request, { payload }) => deletePerson(request, payload),
  presets: [
    preset('Track Event', { trackEvent }, 'type = "track"'),
    preset('Identify User', { identifyUser }, 'type = "identify"'),
    preset('Track Page View', { trackPageView }, 'type = "page"'),
    preset('Alias User', { aliasUser }, 'type = "alias"'),
    preset('Create or Update Object', { createUpdateObject }, 'type = "group"')
  ],
  actions: { trackEvent, identifyUser, trackPageView, aliasUser, createUpdateObject, addTag, removeTag }
}

export default destination
