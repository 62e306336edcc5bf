import { RetryableError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { API, createRecord, failedWith, onlyOne, pathPart, reasonOf, searchRecords, updateRecord } from '../api'
import type { Properties } from '../api'
import { keptOtherStage } from '../property-values'

/** The property of companies that holds the group ID. Saved data in HubSpot has this name. */
export const GROUP_ID = 'segment_group_id'

/** A company that is to be updated or created. */
interface CompanyUpsert {
  groupId: string
  properties: Properties
  /** Properties to search by if no company has the group ID. */
  searchFields?: object
  /** Whether to create a company that is not found. */
  mayCreate: boolean
}

/**
 * Updates the company with a group ID, or the one that the search fields find, or creates it.
 *
 * @returns `undefined` if there is no such company, and none may be created
 * @throws RetryableError after the property of the group ID was created: companies can have it a moment later
 */
export async function upsertCompany(request: RequestClient, company: CompanyUpsert) {
  const { groupId, properties, searchFields, mayCreate } = company
  const updated = await updateByGroupId(request, groupId, properties)
  if (updated) return updated

  const returned = { properties: ['name', 'domain', 'lifecyclestage', GROUP_ID], sorts: ['name'] }
  const found = onlyOne(await searchRecords(request, 'companies', searchFields, returned))
  if (found) return withGroupIdProperty(request, () => update(request, found.id, properties))
  return mayCreate ? create(request, groupId, properties) : undefined
}

/** Creates a company. If it came into being in the meantime, updates it after all. */
async function create(request: RequestClient, groupId: string, properties: Properties) {
  try {
    return await withGroupIdProperty(request, () => createRecord(request, 'companies', properties, []))
  } catch (error) {
    if (failedWith(error, 409)) return update(request, groupId, properties, GROUP_ID)
    throw error
  }
}

async function updateByGroupId(request: RequestClient, groupId: string, properties: Properties) {
  try {
    return await update(request, groupId, properties, GROUP_ID)
  } catch (error) {
    if (!lacksGroupIdProperty(error)) throw error
    await createGroupIdProperty(request)
    throw new RetryableError(`The property ${GROUP_ID} was created in HubSpot. The event will be sent again.`)
  }
}

/** Updates a company. If HubSpot did not move its lifecycle stage back, clears the stage and sets it again. */
async function update(request: RequestClient, id: string, properties: Properties, idProperty?: string) {
  const change = (values: Properties) => updateRecord(request, 'companies', id, values, idProperty)
  const updated = await change(properties)
  if (keptOtherStage(properties, updated?.data)) {
    await change({ lifecyclestage: '' })
    await change({ lifecyclestage: properties.lifecyclestage })
  }
  return updated
}

/** Writes a company, and once more after creating the property of the group ID, if HubSpot does not have it yet. */
async function withGroupIdProperty<T>(request: RequestClient, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!lacksGroupIdProperty(error)) throw error
    await createGroupIdProperty(request)
    return write()
  }
}

function lacksGroupIdProperty(error: unknown): boolean {
  if (!failedWith(error, 400)) return false
  const reason = reasonOf(error)
  return reason.includes('PROPERTY_DOESNT_EXIST') && reason.includes(GROUP_ID)
}

/** https://developers.hubspot.com/docs/api-reference/latest/crm/properties/create-property */
async function createGroupIdProperty(request: RequestClient): Promise<void> {
  try {
    await request(`${API}/crm/v3/properties/companies`, {
      method: 'post',
      json: {
        name: GROUP_ID,
        label: 'Segment Group ID',
        description: 'The ID of the company in Segment. Segment finds companies by it.',
        groupName: 'companyinformation',
        type: 'string',
        fieldType: 'text',
        hidden: true,
        displayOrder: -1,
        hasUniqueValue: true,
        formField: false
      }
    })
  } catch (error) {
    // Another event created it first.
    if (!failedWith(error, 409)) throw error
  }
}

/** Associates a contact with a company: https://developers.hubspot.com/docs/api-reference/crm-associations-v3/guide */
export function associateContact(request: RequestClient, companyId: string, contactId: string) {
  const path = `companies/${pathPart(companyId)}/associations/contacts/${pathPart(contactId)}/company_to_contact`
  return request(`${API}/crm/v3/objects/${path}`, { method: 'put' })
}
