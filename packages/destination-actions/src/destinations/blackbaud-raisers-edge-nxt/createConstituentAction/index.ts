import type { ActionDefinition } from '@segment/actions-core'
import { createAction } from '../api'
import { constituentOf, saveConstituent, withoutFalsy } from '../constituents'
import { prefixedConstituentFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Constituent Action',
  description:
    'Records an action with a constituent, such as a phone call. The constituent is updated or created first.',
  fields: {
    date: {
      label: 'Date',
      description: 'The day of the action.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    category: {
      label: 'Category',
      description: 'How you contacted the constituent.',
      type: 'string',
      choices: ['Phone Call', 'Meeting', 'Mailing', 'Email', 'Task/Other'].map((value) => ({ label: value, value })),
      required: true,
      default: { '@path': '$.properties.category' }
    },
    completed: {
      label: 'Completed',
      description: 'Whether the action is done. Leave it out if you use statuses.',
      type: 'boolean',
      default: { '@path': '$.properties.completed' }
    },
    completed_date: {
      label: 'Completed Date',
      description: 'The day on which the action was done.',
      type: 'datetime',
      default: { '@path': '$.properties.completedDate' }
    },
    description: {
      label: 'Description',
      description: 'Data about the action, as a text.',
      type: 'string',
      default: { '@path': '$.properties.description' }
    },
    direction: {
      label: 'Direction',
      description: 'Whether the constituent contacted you (inbound) or you the constituent (outbound).',
      type: 'string',
      choices: ['Inbound', 'Outbound'].map((value) => ({ label: value, value })),
      default: 'Inbound'
    },
    end_time: {
      label: 'End Time',
      description: 'When the action ends, such as `11:30`.',
      type: 'string',
      default: { '@path': '$.properties.endTime' }
    },
    fundraisers: {
      label: 'Fundraisers',
      description: 'The system record IDs of the fundraisers who are to do the action.',
      type: 'string',
      multiple: true
    },
    location: {
      label: 'Location',
      description: 'Where the action takes place.',
      type: 'string',
      default: { '@path': '$.properties.location' }
    },
    opportunity_id: {
      label: 'Opportunity ID',
      description: 'The system record ID of the opportunity that the action is for.',
      type: 'string'
    },
    outcome: {
      label: 'Outcome',
      description: 'How the action ended.',
      type: 'string',
      choices: ['Successful', 'Unsuccessful'].map((value) => ({ label: value, value })),
      default: { '@path': '$.properties.outcome' }
    },
    priority: {
      label: 'Priority',
      description: 'How urgent the action is.',
      type: 'string',
      choices: ['High', 'Low', 'Normal'].map((value) => ({ label: value, value })),
      default: 'Normal'
    },
    start_time: {
      label: 'Start Time',
      description: 'When the action begins, such as `10:00`.',
      type: 'string',
      default: { '@path': '$.properties.startTime' }
    },
    status: {
      label: 'Status',
      description: "The status of the action, one of those that your organization has in Raiser's Edge.",
      type: 'string',
      default: { '@path': '$.properties.status' }
    },
    summary: {
      label: 'Summary',
      description: 'The action in a few words, which appears in lists.',
      type: 'string',
      default: { '@path': '$.properties.summary' }
    },
    type: {
      label: 'Type',
      description: "The type of the action, one of those that your organization has in Raiser's Edge.",
      type: 'string',
      default: { '@path': '$.properties.type' }
    },
    author: {
      label: 'Author',
      description: 'Who wrote the summary and the description.',
      type: 'string',
      default: { '@path': '$.properties.author' }
    },
    ...prefixedConstituentFields
  },
  perform: async (request, { payload }) => {
    const constituent_id = await saveConstituent(request, constituentOf(payload))
    const fields = Object.entries(payload).filter(([key]) => !key.startsWith('constituent_'))
    return createAction(request, { constituent_id, ...withoutFalsy(Object.fromEntries(fields)) })
  }
}

export default action
