import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Start a workflow in Qualtrics',
  description: 'Starts a workflow that waits for a JSON event.',
  fields: {
    workflowUrl: {
      label: 'Workflow URL',
      description: 'The address of the workflow. You find it in Qualtrics at the JSON event that starts the workflow.',
      type: 'string',
      format: 'uri',
      required: true
    },
    eventPayload: {
      label: 'Event Payload',
      description: 'The data that the workflow gets.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      default: {
        event: { '@path': '$.event' },
        type: { '@path': '$.type' },
        userId: { '@path': '$.userId' },
        properties: { '@path': '$.properties' },
        traits: { '@path': '$.traits' },
        context: { '@path': '$.context' }
      }
    }
  },
  // https://www.qualtrics.com/support/survey-platform/actions-module/json-events/
  perform: (request, { payload: { workflowUrl, eventPayload } }) =>
    request(workflowUrl, { method: 'post', headers: { 'content-type': 'application/json' }, json: eventPayload })
}

export default action
