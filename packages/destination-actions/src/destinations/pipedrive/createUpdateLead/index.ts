import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { findLinks, saveItem } from '../api'
import { currency, expectedCloseDate, matchFields, organizationMatch, personMatch, visibleTo } from '../fields'
import type { Settings } from '../generated-types'
import { matchesOf, missingLink } from '../values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or update Lead',
  description: 'Updates a lead, or creates one for a person or an organization.',
  defaultSubscription: 'type = "identify"',
  fields: {
    lead_id: {
      label: 'Lead ID',
      description: 'The ID of the lead to update. Without one, a new lead is created.',
      type: 'string',
      default: firstOf('$.traits.lead_id', '$.properties.lead_id')
    },
    ...personMatch,
    ...organizationMatch,
    title: {
      label: 'Title',
      description: 'The title of the lead.',
      type: 'string',
      required: true,
      default: firstOf('$.traits.title', '$.properties.title')
    },
    amount: {
      label: 'Amount',
      description: 'What the lead may be worth. It is sent together with the currency only.',
      type: 'number',
      default: firstOf('$.traits.amount', '$.properties.amount')
    },
    currency: { ...currency, default: firstOf('$.traits.currency', '$.properties.currency') },
    expected_close_date: {
      ...expectedCloseDate,
      default: firstOf('$.traits.expected_close_date', '$.properties.expected_close_date')
    },
    visible_to: visibleTo
  },
  dynamicFields: {
    person_match_field: matchFields('person'),
    organization_match_field: matchFields('organization')
  },
  perform: async (request, { payload, settings }) => {
    const { lead_id, title, amount, currency: code, expected_close_date, visible_to } = payload
    const { person_id, org_id: organization_id } = await findLinks(request, settings, matchesOf(payload))
    if (!lead_id && !person_id && !organization_id) throw missingLink('lead')
    return saveItem(request, settings, 'leads', lead_id || undefined, {
      title,
      expected_close_date,
      visible_to,
      value: amount && code ? { amount, currency: code } : undefined,
      person_id,
      organization_id
    })
  }
}

export default action
