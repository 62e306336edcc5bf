import { IntegrationError } from '@segment/actions-core'
import { matchField } from './api'
import type { ItemType, Match, Values } from './api'
import type { Settings } from './generated-types'

/** The fields of a payload that say which items it belongs to. */
interface MatchPayload {
  person_match_field?: string
  person_match_value?: string
  organization_match_field?: string
  organization_match_value?: string
  deal_match_field?: string
  deal_match_value?: string
}

/** Returns what the person, the organization and the deal of a payload are found by. */
export function matchesOf(payload: MatchPayload): Record<ItemType, Match> {
  return {
    person: { field: payload.person_match_field, value: payload.person_match_value },
    organization: { field: payload.organization_match_field, value: payload.organization_match_value },
    deal: { field: payload.deal_match_field, value: payload.deal_match_value }
  }
}

/**
 * Returns the value that an item is found by, so that a new one is found next time. The field `id` cannot be
 * written.
 */
export function matchedValues(settings: Settings, type: ItemType, { field, value }: Match): Values {
  const key = matchField(settings, type, field)
  return key === 'id' || !value ? {} : { [key]: value }
}

/** The error of a new item that Pipedrive does not accept, because it belongs to nothing. */
export function missingLink(item: 'deal' | 'lead' | 'note'): IntegrationError {
  return new IntegrationError(
    `A new ${item} needs an item in Pipedrive that it belongs to, and none was found. Map the values that find a person or an organization, and create these first.`,
    'INVALID_REQUEST_DATA',
    400
  )
}
