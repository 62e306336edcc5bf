import { HTTPError, PayloadValidationError } from '@segment/actions-core'
import type { DynamicFieldItem, RequestClient } from '@segment/actions-core'
import { AccountCache } from '../../../lib/account-cache'
import type { Account } from '../../../lib/account-cache'
import { membershipIn } from '../../../lib/audience-membership'
import { API, failedWith, pathPart } from '../api'
import { objectTypeId } from '../choices'
import type { Payload } from './generated-types'
import type { RecordIds } from './records'

/** A list as HubSpot describes it: https://developers.hubspot.com/docs/guides/api/crm/lists/overview */
interface List {
  listId: string
  name: string
  objectTypeId?: string
  processingType?: string
}

/** A list, and which records enter and leave it, by the values of their ID field. A later entry wins. */
interface ListChange {
  list: List
  /** Under which the list is remembered. */
  key: string
  members: { value: string; isMember: boolean }[]
}

/** Lists by the object and their name. */
const known = new AccountCache<List>({ minutes: 10 })

/** How many pages of lists a form gets. */
const MOST_PAGES = 10

/**
 * Finds the lists that the records of some payloads enter or leave, and creates those that may be created.
 *
 * @throws PayloadValidationError if a list does not exist and may not be created, or if HubSpot fills it by itself; or if
 *   a list follows an audience and an event does not say whether its person is in it
 */
export async function findLists(
  request: RequestClient,
  objectType: string,
  payloads: Payload[],
  account: Account
): Promise<ListChange[]> {
  const changes = new Map<string, ListChange>()
  for (const payload of payloads) {
    const wanted = membershipOf(payload)
    if (wanted === undefined) continue
    const key = JSON.stringify([objectType, wanted.name])
    const change = changes.get(key) ?? {
      list: known.get(account, key) ?? known.set(account, key, await findList(request, objectType, wanted)),
      key,
      members: []
    }
    changes.set(key, change)
    change.members.push({ value: payload.object_details.id_field_value, isMember: wanted.isMember })
  }
  return [...changes.values()]
}

/** Which list the record of a payload enters or leaves; `undefined` if the mapping names none. */
function membershipOf({ list_details, traits_or_props, computation_key, computation_class }: Payload) {
  const { connected_to_engage_audience, list_name, list_action, should_create_list: mayCreate } = list_details ?? {}
  if (!connected_to_engage_audience) {
    return list_name && list_action !== undefined ? { name: list_name, isMember: list_action, mayCreate } : undefined
  }
  // Who is in a step of a journey does not leave it again.
  const isMember = computation_class === 'journey_step' || membershipIn(traits_or_props, computation_key)
  if (computation_key && isMember !== undefined) return { name: computation_key, isMember, mayCreate }
  throw new PayloadValidationError(
    'The list follows an audience, but the event does not come from one. Turn off Follow an Audience, or connect the mapping to an audience.'
  )
}

async function findList(
  request: RequestClient,
  objectType: string,
  { name, mayCreate }: { name: string; mayCreate?: boolean }
): Promise<List> {
  const list =
    (await readList(request, objectType, name)) ?? (mayCreate ? await createList(request, objectType, name) : undefined)
  if (list === undefined) {
    throw new PayloadValidationError(`HubSpot has no list '${name}'. Create it, or turn on Create List.`)
  }
  if (list.processingType === 'DYNAMIC') {
    throw new PayloadValidationError(`HubSpot fills the list '${name}' by itself. Choose a static list.`)
  }
  return list
}

/** https://developers.hubspot.com/docs/api-reference/2026-03/crm/lists/get-list */
async function readList(request: RequestClient, objectType: string, name: string): Promise<List | undefined> {
  try {
    const { data } = await request<{ list?: List }>(
      `${API}/crm/v3/lists/object-type-id/${pathPart(objectType)}/name/${pathPart(name)}`
    )
    return data?.list
  } catch (error) {
    if (failedWith(error, 404)) return undefined
    throw error
  }
}

/** https://developers.hubspot.com/docs/api-reference/legacy/crm/lists/create-list */
async function createList(request: RequestClient, objectType: string, name: string): Promise<List | undefined> {
  const json = { name, objectTypeId: await objectTypeId(request, objectType), processingType: 'MANUAL' }
  try {
    const { data } = await request<{ list?: List }>(`${API}/crm/v3/lists`, { method: 'post', json })
    return data?.list
  } catch (error) {
    // Another event may have created it first.
    const list = error instanceof HTTPError ? await readList(request, objectType, name) : undefined
    if (list) return list
    throw error
  }
}

/**
 * Adds records that were written to a list, and removes others:
 * https://developers.hubspot.com/docs/api-reference/2026-03/crm/lists/memberships/update-list-memberships
 */
export async function changeMembers(
  request: RequestClient,
  { list, key, members }: ListChange,
  ids: RecordIds,
  account: Account
): Promise<void> {
  const written = new Map<string, boolean>()
  for (const { value, isMember } of members) {
    const id = ids.get(value)
    if (id !== undefined) written.set(id, isMember)
  }
  if (written.size === 0) return
  const idsWhere = (wanted: boolean) => [...written].filter(([, isMember]) => isMember === wanted).map(([id]) => id)
  const json = { recordIdsToAdd: idsWhere(true), recordIdsToRemove: idsWhere(false) }
  try {
    await request(`${API}/crm/v3/lists/${pathPart(list.listId)}/memberships/add-and-remove`, { method: 'put', json })
  } catch (error) {
    // The list may have been deleted in HubSpot: the next event looks it up again.
    if (failedWith(error, 404)) known.delete(account, key)
    throw error
  }
}

/** The static lists of an object, page by page. */
export async function listChoices(request: RequestClient, objectType: string): Promise<DynamicFieldItem[]> {
  const wanted = await objectTypeId(request, objectType)
  const lists: List[] = []
  let offset: number | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await request<{ lists?: List[]; hasMore?: boolean; offset?: number }>(
      `${API}/crm/v3/lists/search`,
      { method: 'post', json: { processingTypes: ['MANUAL'], offset } }
    )
    lists.push(...(data?.lists ?? []))
    if (!data?.hasMore || data.offset === undefined) break
    offset = data.offset
  }
  return lists
    .filter((list) => wanted !== undefined && list.objectTypeId === wanted)
    .map(({ name }) => ({ label: name, value: name }))
}
