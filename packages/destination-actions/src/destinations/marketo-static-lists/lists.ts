import { HTTPError, IntegrationError } from '@segment/actions-core'
import type { ActionHookDefinition, RequestClient } from '@segment/actions-core'
import type { Payload, RetlOnMappingSaveInputs, RetlOnMappingSaveOutputs } from './addToList/generated-types'
import { baseUrl, failureOf, getAccessToken } from './api'
import type { Answer } from './api'
import type { Settings } from './generated-types'

/**
 * Calls the API of assets. Forms have no token of the host's, so the caller gets one.
 *
 * @returns the assets; undefined where there are none
 * @throws IntegrationError with the code INVALID_RESPONSE where Marketo reports an error
 */
async function callAssets(
  request: RequestClient,
  settings: Settings,
  accessToken: string,
  path: string,
  options: { method?: 'post'; searchParams?: Record<string, string | number> } = {}
): Promise<Answer['result']> {
  const answer = await request<Answer>(`${baseUrl(settings)}/rest/asset/v1/${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
    ...options
  })
  const failure = failureOf(answer)
  if (failure) throw new IntegrationError(failure.message, 'INVALID_RESPONSE', 400)
  return answer.data.result
}

/**
 * Finds a list by its ID. https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/assets/static-lists
 *
 * @throws IntegrationError if there is none: then Marketo answers without `result`
 */
export async function findList(request: RequestClient, settings: Settings, id: string): Promise<{ name?: string }> {
  const accessToken = await getAccessToken(request, settings)
  const lists = await callAssets(request, settings, accessToken, `staticList/${encodeURIComponent(id)}.json`)
  if (lists) return { name: lists[0]?.name }
  throw new IntegrationError(
    `Marketo has no static list with the ID ${id}. Create the list again.`,
    'INVALID_RESPONSE',
    400
  )
}

/**
 * Creates a list in the folder of the settings.
 * https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/assets/static-lists
 *
 * @throws IntegrationError if there is no such folder, or Marketo returns no ID
 */
export async function createList(request: RequestClient, settings: Settings, name: string) {
  const accessToken = await getAccessToken(request, settings)
  const folders = await callAssets(request, settings, accessToken, 'folder/byName.json', {
    searchParams: { name: settings.folder_name }
  })
  const folder = folders?.[0]?.id
  if (folder === undefined) {
    throw new IntegrationError(
      `Marketo has no folder named "${settings.folder_name}". Create it, or change the folder name in the settings.`,
      CREATE_LIST_FAILURE,
      400
    )
  }
  const lists = await callAssets(request, settings, accessToken, 'staticLists.json', {
    method: 'post',
    searchParams: { folder, name }
  })
  const id = lists?.[0]?.id
  if (id !== undefined) return { id: String(id), name }
  throw new IntegrationError('Marketo did not return the ID of the new list. Try again.', CREATE_LIST_FAILURE, 400)
}

const CREATE_LIST_FAILURE = 'CREATE_LIST_FAILURE'

/** Asks for the list of a mapping when it is saved: one that is there, or a new one. */
export const chooseList: ActionHookDefinition<
  Settings,
  Payload,
  unknown,
  RetlOnMappingSaveInputs,
  RetlOnMappingSaveOutputs
> = {
  label: 'Choose a static list',
  description: 'The static list that people are added to. Name one of yours by its ID, or name a new one.',
  inputFields: {
    list_id: {
      label: 'List ID',
      description:
        'The ID of one of your static lists: the number in its URL in Marketo, between `ST` and `A1`. Leave it empty to create a list.',
      type: 'string'
    },
    list_name: {
      label: 'Name of the New List',
      description: 'The name of the list to create. It counts only without a list ID.',
      type: 'string'
    }
  },
  outputTypes: {
    id: { label: 'List ID', description: 'The ID of the list.', type: 'string', required: false },
    name: { label: 'List Name', description: 'The name of the list.', type: 'string', required: false }
  },
  performHook: async (request, { settings, hookInputs }) => {
    const { list_id, list_name } = hookInputs ?? {}
    if (list_id) {
      const { name } = await findList(request, settings, list_id)
      return { successMessage: `People are added to the list ${name ?? list_id}.`, savedData: { id: list_id, name } }
    }
    if (!list_name) {
      const message = 'Fill in the ID of a list, or the name of a new one.'
      return { error: { message, code: 'MISSING_REQUIRED_FIELD' } }
    }
    try {
      const list = await createList(request, settings, list_name)
      return { successMessage: `Created the list ${list.name}.`, savedData: list }
    } catch (error) {
      if (error instanceof HTTPError) return { error: { message: error.message, code: CREATE_LIST_FAILURE } }
      if (error instanceof IntegrationError) return { error: { message: error.message, code: String(error.code) } }
      throw error
    }
  }
}
