import type { ActionDefinition } from '@segment/actions-core'
import { findLinks, saveItem } from '../api'
import {
  addTime,
  currency,
  customFields,
  dealMatch,
  expectedCloseDate,
  matchFields,
  organizationMatch,
  personMatch,
  visibleTo
} from '../fields'
import type { Settings } from '../generated-types'
import { matchedValues, matchesOf, missingLink } from '../values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or update a Deal',
  description: 'Updates the deal that a field finds, or creates it for a person or an organization.',
  defaultSubscription: 'type = "track" and event = "Deal Upserted"',
  fields: {
    ...dealMatch,
    ...personMatch,
    ...organizationMatch,
    title: {
      label: 'Title',
      description: 'The title of the deal.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.title' }
    },
    value: {
      label: 'Value',
      description: 'The amount that the deal is worth.',
      type: 'string',
      default: { '@path': '$.properties.value' }
    },
    currency: { ...currency, default: { '@path': '$.properties.currency' } },
    stage_id: {
      label: 'Stage ID',
      description: 'The ID of the stage of the pipeline that the deal is in. Without one, it is the first stage.',
      type: 'number',
      default: { '@path': '$.properties.stage_id' }
    },
    status: {
      label: 'Status',
      description: 'What has become of the deal. A new deal without a status is open.',
      type: 'string',
      choices: [
        { label: 'Open', value: 'open' },
        { label: 'Won', value: 'won' },
        { label: 'Lost', value: 'lost' },
        { label: 'Deleted', value: 'deleted' }
      ]
    },
    expected_close_date: { ...expectedCloseDate, default: { '@path': '$.properties.expected_close_date' } },
    probability: {
      label: 'Success Probability',
      description: 'How likely the deal is to be won, in per cent. The pipeline must have probabilities turned on.',
      type: 'number',
      default: { '@path': '$.properties.success_probability' }
    },
    lost_reason: {
      label: 'Lost Reason',
      description: 'Why the deal was lost, for the status Lost.',
      type: 'string',
      default: { '@path': '$.properties.lost_reason' }
    },
    visible_to: visibleTo,
    add_time: addTime,
    custom_fields: customFields
  },
  dynamicFields: {
    deal_match_field: matchFields('deal'),
    person_match_field: matchFields('person'),
    organization_match_field: matchFields('organization')
  },
  perform: async (request, { payload, settings }) => {
    const matches = matchesOf(payload)
    const { deal_id, ...links } = await findLinks(request, settings, matches)
    if (deal_id === undefined && !links.person_id && !links.org_id) throw missingLink('deal')
    return saveItem(request, settings, 'deals', deal_id, {
      title: payload.title,
      value: payload.value,
      currency: payload.currency,
      stage_id: payload.stage_id,
      status: payload.status,
      expected_close_date: payload.expected_close_date,
      probability: payload.probability,
      lost_reason: payload.lost_reason,
      visible_to: payload.visible_to,
      add_time: payload.add_time?.toString(),
      ...links,
      ...matchedValues(settings, 'deal', matches.deal),
      ...payload.custom_fields
    })
  }
}

export default action
