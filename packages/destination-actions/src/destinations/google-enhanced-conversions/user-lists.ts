import { errorData, HTTPError, IntegrationError, isMistake } from '@segment/actions-core'
import type { ActionHookDefinition, ActionHookResponse, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { callAds, credentials, customerOf, digitsOf, refreshToken } from './api'
import type { Row } from './api'
import type { AudienceSettings, Settings } from './generated-types'
import type { Payload, RetlOnMappingSaveInputs, RetlOnMappingSaveOutputs } from './userList/generated-types'

/** What a customer match list recognizes people by. https://developers.google.com/google-ads/api/reference/rpc/v24/CustomerMatchUploadKeyTypeEnum.CustomerMatchUploadKeyType */
export const keyTypes = [
  { label: 'Email, phone and address', value: 'CONTACT_INFO' },
  { label: 'Your own IDs', value: 'CRM_ID' },
  { label: 'Mobile advertising IDs', value: 'MOBILE_ADVERTISING_ID' }
]

/** How a new list recognizes people. */
type KeyType = Pick<AudienceSettings, 'external_id_type' | 'app_id'>

/** For how many days people stay in a list: the most that Google allows. */
const MEMBERSHIP_DAYS = '540'

/** An access token from the refresh token of the account: when audiences are set up, hosts may have none that is valid. */
async function freshToken(request: RequestClient, token: string): Promise<string> {
  const { accessToken } = await refreshToken(request, {
    refreshToken: token,
    clientId: credentials.read('GOOGLE_ENHANCED_CONVERSIONS_CLIENT_ID'),
    clientSecret: credentials.read('GOOGLE_ENHANCED_CONVERSIONS_CLIENT_SECRET')
  })
  return accessToken
}

/**
 * Creates a customer match list. https://developers.google.com/google-ads/api/docs/remarketing/audience-types/customer-match
 *
 * @param token the refresh token of the account
 * @returns the ID of the list
 * @throws IntegrationError if there is no name, or if Google answers without an ID
 */
export async function createList(
  request: RequestClient,
  settings: Settings,
  token: string,
  name: string,
  { external_id_type, app_id }: KeyType
): Promise<string> {
  if (!name) throw new IntegrationError('A list needs a name. Fill it in.', 'MISSING_REQUIRED_FIELD', 400)
  const path = `customers/${customerOf(settings)}/userLists:mutate`
  const accessToken = await freshToken(request, token)
  const list = {
    crmBasedUserList: { uploadKeyType: external_id_type, appId: app_id },
    membershipLifeSpan: MEMBERSHIP_DAYS,
    name
  }
  const { data } = await callAds<{ results?: { resourceName: string }[] }>(
    request,
    path,
    { operations: [{ create: list }] },
    accessToken
  )
  const id = data?.results?.[0]?.resourceName.split('/').at(-1)
  if (id) return id
  throw new IntegrationError('Google did not return the ID of the new list. Try again.', 'INVALID_RESPONSE', 400)
}

/**
 * Finds a customer match list by its ID.
 *
 * @param token the refresh token of the account
 * @throws IntegrationError if the account has no such list
 */
export async function findList(
  request: RequestClient,
  settings: Settings,
  token: string,
  id: string
): Promise<{ id: string; name: string }> {
  const path = `customers/${customerOf(settings)}/googleAds:search`
  const accessToken = await freshToken(request, token)
  const query = `SELECT user_list.id, user_list.name FROM user_list where user_list.id = '${id.replaceAll("'", "\\'")}'`
  const { data } = await callAds<{ results?: Row[] }>(request, path, { query }, accessToken)
  const list = data?.results?.[0]?.userList
  if (list?.id === id) return list
  throw new IntegrationError(
    `Google Ads has no list with the ID "${id}". Choose another list.`,
    'INVALID_RESPONSE',
    400
  )
}

/** The customer match lists of the account as choices. */
function listChoices(request: RequestClient, { customerId = '' }: Settings) {
  return choicesOf(async () => {
    // The ID is saved as Google shows it, with hyphens. Where Google does not take these, it gets the digits.
    const rows = await listsOf(request, customerId).catch((error: unknown) => {
      const isRejected = error instanceof HTTPError && error.response.status === 400
      if (isRejected && digitsOf(customerId) !== customerId) return listsOf(request, digitsOf(customerId))
      throw error
    })
    if (rows) return rows.flatMap(({ userList }) => (userList ? { value: userList.id, label: userList.name } : []))
    throw new IntegrationError('The account has no lists yet. Give the name of a new one.', 'NOT_FOUND', 404)
  })
}

async function listsOf(request: RequestClient, customer: string): Promise<Row[] | undefined> {
  const query = 'SELECT user_list.id, user_list.name FROM user_list'
  const { data } = await callAds<{ results?: Row[] }>(request, `customers/${customer}/googleAds:search`, { query })
  return data?.results
}

/** Asks for the list of a mapping when it is saved: one that exists, or a new one. */
export const chooseList: ActionHookDefinition<
  Settings,
  Payload,
  AudienceSettings,
  RetlOnMappingSaveInputs,
  RetlOnMappingSaveOutputs
> = {
  label: 'Choose a customer match list',
  description: 'The list that the people go to. Choose one of yours, or enter the name of a new one.',
  inputFields: {
    list_id: {
      label: 'Existing List',
      description: 'One of your customer match lists. Leave it empty to create a list.',
      type: 'string',
      dynamic: (request, { settings }) => listChoices(request, settings)
    },
    list_name: {
      label: 'Name of the New List',
      description: 'The name of the list to create. It counts only where no list is chosen.',
      type: 'string'
    },
    external_id_type: {
      label: 'Identifiers',
      description: 'What the list recognizes people by.',
      type: 'string',
      choices: keyTypes,
      default: 'CONTACT_INFO'
    },
    app_id: {
      label: 'App ID',
      description:
        'The ID of the app that the mobile advertising IDs come from: the number in the App Store, or the name of the package in Google Play.',
      type: 'string',
      depends_on: {
        match: 'all',
        conditions: [{ fieldKey: 'external_id_type', operator: 'is', value: 'MOBILE_ADVERTISING_ID' }]
      }
    }
  },
  outputTypes: {
    id: { label: 'List ID', description: 'The ID of the list.', type: 'string', required: false },
    name: { label: 'List Name', description: 'The name of the list.', type: 'string', required: false },
    external_id_type: {
      label: 'Identifiers',
      description: 'What the list recognizes people by.',
      type: 'string',
      required: false
    }
  },
  performHook: (request, { settings, auth, hookInputs }) => {
    const { list_id, list_name = '', external_id_type, app_id } = hookInputs ?? {}
    const token = auth?.refreshToken ?? ''
    if (list_id) return saved('GET_LIST_FAILURE', external_id_type, () => findList(request, settings, token, list_id))
    return saved('CREATE_LIST_FAILURE', external_id_type, async () => ({
      id: await createList(request, settings, token, list_name, { external_id_type, app_id }),
      name: list_name
    }))
  }
}

/** What the hook saves of a list, or why there is none. */
async function saved(
  code: string,
  external_id_type: string | undefined,
  list: () => Promise<{ id: string; name: string }>
): Promise<ActionHookResponse<RetlOnMappingSaveOutputs>> {
  try {
    const { id, name } = await list()
    return { successMessage: `People go to the list '${name}'.`, savedData: { id, name, external_id_type } }
  } catch (error) {
    if (isMistake(error)) throw error
    return { error: { code, message: errorData(error).message } }
  }
}
