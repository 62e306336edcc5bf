import { IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ActionHookDefinition, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { API, allPages } from './api'
import type { Settings } from './generated-types'
import type { Payload, RetlOnMappingSaveInputs, RetlOnMappingSaveOutputs } from './upsertProfile/generated-types'

/** A list of an account. */
interface List {
  id: string
  attributes?: { name?: string }
}

/** The lists of the account as choices. https://developers.klaviyo.com/en/reference/get_lists */
export function listChoices(request: RequestClient) {
  return choicesOf(async () => {
    const lists = await allPages<List>(request, `${API}/lists/`)
    return lists.map(({ id, attributes }) => ({ value: id, label: attributes?.name ?? id }))
  })
}

/**
 * Finds a list by its ID. https://developers.klaviyo.com/en/reference/get_list
 *
 * @throws IntegrationError if Klaviyo answers with another list
 */
export async function findList(request: RequestClient, id: string): Promise<{ id: string; name: string }> {
  const { data } = await request<{ data?: List }>(`${API}/lists/${encodeURIComponent(id)}`)
  if (data?.data?.id === id) return { id, name: data.data.attributes?.name ?? id }
  throw new IntegrationError(
    `Klaviyo has no list with the ID "${id}". Choose another list.`,
    'INVALID_REQUEST_DATA',
    400
  )
}

/** Creates a list and returns its ID. https://developers.klaviyo.com/en/reference/create_list */
export async function createList(request: RequestClient, name: string): Promise<{ id: string; name: string }> {
  const { data } = await request<{ data?: List }>(`${API}/lists`, {
    method: 'post',
    json: { data: { type: 'list', attributes: { name } } }
  })
  if (data?.data?.id) return { id: data.data.id, name }
  throw new IntegrationError('Klaviyo did not return the ID of the new list. Try again.', 'INVALID_RESPONSE', 500)
}

/** Asks for the list of a mapping when it is saved: one that is there, or a new one. */
export const chooseList: ActionHookDefinition<
  Settings,
  Payload,
  unknown,
  RetlOnMappingSaveInputs,
  RetlOnMappingSaveOutputs
> = {
  label: 'Choose a list',
  description: 'The list that the profiles go to. Choose one of yours, or enter the name of a new one.',
  inputFields: {
    list_identifier: {
      label: 'Existing List',
      description: 'One of your lists. Leave it empty to create a list.',
      type: 'string',
      dynamic: (request) => listChoices(request)
    },
    list_name: {
      label: 'Name of the New List',
      description: 'The name of the list to create. It counts only where no list is chosen.',
      type: 'string'
    }
  },
  outputTypes: {
    id: { label: 'List ID', description: 'The ID of the list.', type: 'string', required: false },
    name: { label: 'List Name', description: 'The name of the list.', type: 'string', required: false }
  },
  performHook: async (request, { hookInputs }) => {
    const { list_identifier, list_name } = hookInputs ?? {}
    if (list_identifier) {
      const list = await findList(request, list_identifier)
      return { successMessage: `Profiles go to the list '${list.name}'.`, savedData: list }
    }
    if (!list_name) throw new PayloadValidationError('Choose a list, or enter the name of a new one.')
    const list = await createList(request, list_name)
    return { successMessage: `Created the list '${list.name}'.`, savedData: list }
  }
}
