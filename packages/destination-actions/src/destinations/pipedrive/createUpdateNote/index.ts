import type { ActionDefinition } from '@segment/actions-core'
import { findLinks, saveItem } from '../api'
import { dealMatch, matchFields, organizationMatch, personMatch } from '../fields'
import type { Settings } from '../generated-types'
import { matchesOf, missingLink } from '../values'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or update a Note',
  description: 'Updates a note, or adds one to a lead, a person, an organization or a deal.',
  defaultSubscription: 'type = "track" and event = "Note Upserted"',
  fields: {
    note_id: {
      label: 'Note ID',
      description: 'The ID of the note to update. Without one, a new note is created.',
      type: 'integer',
      default: { '@path': '$.properties.note_id' }
    },
    lead_id: {
      label: 'Lead ID',
      description: 'The ID of the lead that the note belongs to.',
      type: 'string',
      default: { '@path': '$.properties.lead_id' }
    },
    ...personMatch,
    ...organizationMatch,
    ...dealMatch,
    content: {
      label: 'Content',
      description: 'The text of the note, as HTML.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.content' }
    }
  },
  dynamicFields: {
    person_match_field: matchFields('person'),
    organization_match_field: matchFields('organization'),
    deal_match_field: matchFields('deal')
  },
  perform: async (request, { payload, settings }) => {
    const { note_id, content } = payload
    const lead_id = payload.lead_id || undefined
    const links = await findLinks(request, settings, matchesOf(payload))
    if (note_id === undefined && !lead_id && !links.person_id && !links.org_id && !links.deal_id) {
      throw missingLink('note')
    }
    return saveItem(request, settings, 'notes', note_id, { content, lead_id, ...links })
  }
}

export default action
