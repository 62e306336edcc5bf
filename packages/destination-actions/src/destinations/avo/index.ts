import { preset } from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { checkCredentials } from './api'
import sendSchemaToInspector from './sendSchemaToInspector'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: 'Avo',
  slug: 'actions-avo',
  mode: 'cloud',
  description:
    'Sends the shapes of your events to the Avo Inspector, which compares them with your tracking plan. Values stay here.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: {
        label: 'API Key',
        description: 'The API key of the source in Avo, from **Inspector > Manage Sources**.',
        type: 'password',
        required: true
      },
      env: {
        label: 'Environment',
        description: 'The environment that the events come from. Avo keeps them apart.',
        type: 'string',
        choices: ['dev', 'staging', 'prod'].map((env) => ({ value: env, label: env })),
        required: true,
        default: 'prod'
      },
      appVersionPropertyName: {
        label: 'App Version Property Name',
        description:
          'The property of your events that holds the version of the app, if there is one. It is used in place of the version in the context.',
        type: 'string'
      }
    },
    testAuthentication: checkCredentials
  },
  presets: [preset('Track Schema From Event', { sendSchemaToInspector })],
  actions: { sendSchemaToInspector }
}

export default destination
