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

/** A list, and the values of the ID field of the records that enter and leave it. */
interface ListChange {
  list: List
  add: string[]
  remove: string[]
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
    const change = changes.get(wanted.name) ?? {
      list: await findList(request, objectType, wanted, account),
      add: [],
      remove: []
    }
    changes.set(wanted.name, change)
    change[wanted.isMember ? 'add' : 'remove'].push(payload.object_details.id_field_value.trim())
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
  { name, mayCreate }: { name: string; mayCreate?: boolean },
  account: Account
): Promise<List> {
  const key = JSON.stringify([objectType, name])
  const list =
    known.get(account, key) ??
    (await readList(request, objectType, name)) ??
    (mayCreate ? await createList(request, objectType, name) : undefined)
  if (list === undefined) {
    throw new PayloadValidationError(`HubSpot has no list '${name}'. Create it, or turn on Create List.`)
  }
  if (list.processingType === 'DYNAMIC') {
    throw new PayloadValidationError(`HubSpot fills the list '${name}' by itself. Choose a static list.`)
  }
  return known.set(account, key, list)
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
 * Adds records that were written to lists, and removes others:
 * https://developers.hubspot.com/docs/api-reference/2026-03/crm/lists/memberships/update-list-memberships
 */
export async function changeMembers(request: RequestClient, changes: ListChange[], ids: RecordIds): Promise<void> {
  const written = (values: string[]) => values.flatMap((value) => ids.get(value) ?? [])
  for (const { list, add, remove } of changes) {
    const json = { recordIdsToAdd: written(add), recordIdsToRemove: written(remove) }
    if (json.recordIdsToAdd.length + json.recordIdsToRemove.length === 0) continue
    const url = `${API}/crm/v3/lists/${pathPart(list.listId)}/memberships/add-and-remove`
    await request(url, { method: 'put', json })
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
