import type { ActionDefinition, InputField } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { urlOf } from '../api'
import { attributesInfoOfChoices, customerProfileId, profileAttributes, runRuleEngine } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const audienceProperties = {
  name: { label: 'Name', description: 'The name of the audience.', type: 'string', required: true },
  integrationId: { label: 'Integration ID', description: 'The ID of the audience in Segment.', type: 'string' }
} satisfies InputField['properties']

const audiencePaths = { name: '$.name', integrationId: '$.integrationId' }

const action: ActionDefinition<Settings, Payload> = {
  title: '[Deprecated] Upsert customer profile V2',
  description:
    'Adds or updates a customer profile, with audiences by name. New mappings are better off with Update customer profile.',
  fields: {
    customerProfileId,
    audiencesToAdd: {
      label: 'Audiences to Add',
      description: 'The audiences that the customer enters. Talon.One creates those that it does not know.',
      type: 'object',
      multiple: true,
      properties: audienceProperties,
      default: eachOf('$.properties.audiencesToAdd', audiencePaths)
    },
    audiencesToDelete: {
      label: 'Audiences to Delete',
      description: 'The audiences that the customer leaves.',
      type: 'object',
      multiple: true,
      properties: audienceProperties,
      default: eachOf('$.properties.audiencesToDelete', audiencePaths)
    },
    runRuleEngine,
    attributes: profileAttributes,
    attributesInfo: attributesInfoOfChoices
  },
  perform: (request, { payload: { customerProfileId, audiencesToAdd, audiencesToDelete, ...profile } }) =>
    request(urlOf('customer_profile_v2', customerProfileId), {
      method: 'put',
      json: { ...profile, audiencesChanges: { adds: audiencesToAdd, deletes: audiencesToDelete } }
    })
}

export default action
