import type { ActionDefinition } from '@segment/actions-core'
import { activityTypeChoices, findLinks, saveItem } from '../api'
import { dealMatch, matchFields, organizationMatch, personMatch } from '../fields'
import type { Settings } from '../generated-types'
import { matchesOf } from '../values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or update an Activity',
  description: 'Updates an activity, or creates one, such as a call or a meeting.',
  defaultSubscription: 'type = "track" and event = "Activity Upserted"',
  fields: {
    activity_id: {
      label: 'Activity ID',
      description: 'The ID of the activity to update. Without one, a new activity is created.',
      type: 'integer',
      default: { '@path': '$.properties.activity_id' }
    },
    ...personMatch,
    ...organizationMatch,
    ...dealMatch,
    subject: {
      label: 'Subject',
      description: 'What the activity is about. Without one, Pipedrive takes the name of the type.',
      type: 'string',
      default: { '@path': '$.properties.subject' }
    },
    type: {
      label: 'Type',
      description: 'The key of the type of activity, such as `call`.',
      type: 'string',
      default: { '@path': '$.properties.type' }
    },
    description: {
      label: 'Description',
      description: 'More about the activity. It is also sent to calendars that Pipedrive is connected with.',
      type: 'string',
      default: { '@path': '$.properties.description' }
    },
    note: {
      label: 'Note',
      description: 'A note on the activity, as HTML.',
      type: 'string',
      default: { '@path': '$.properties.note' }
    },
    due_date: {
      label: 'Due Date',
      description: 'The day on which the activity is due, as `YYYY-MM-DD`.',
      type: 'string',
      default: { '@path': '$.properties.due_date' }
    },
    due_time: {
      label: 'Due Time',
      description: 'The time in UTC at which the activity is due, as `HH:MM`.',
      type: 'string',
      default: { '@path': '$.properties.due_time' }
    },
    duration: {
      label: 'Duration',
      description: 'How long the activity takes, as `HH:MM`.',
      type: 'string',
      default: { '@path': '$.properties.duration' }
    },
    done: {
      label: 'Done',
      description: 'Whether the activity is done.',
      type: 'boolean',
      default: { '@path': '$.properties.done' }
    }
  },
  dynamicFields: {
    person_match_field: matchFields('person'),
    organization_match_field: matchFields('organization'),
    deal_match_field: matchFields('deal'),
    type: (request, { settings }) => activityTypeChoices(request, settings)
  },
  perform: async (request, { payload, settings }) => {
    const links = await findLinks(request, settings, matchesOf(payload))
    return saveItem(request, settings, 'activities', payload.activity_id, {
      subject: payload.subject,
      type: payload.type,
      public_description: payload.description,
      note: payload.note,
      due_date: payload.due_date,
      due_time: payload.due_time,
      duration: payload.duration,
      done: payload.done === undefined ? undefined : Number(payload.done),
      ...links
    })
  }
}

export default action
