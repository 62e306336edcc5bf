import { IntegrationError } from '@segment/actions-core'
import type { DynamicFieldItem, RequestClient } from '@segment/actions-core'
import { API, pathPart } from './api'

/**
 * Returns what a list of choices depends on.
 *
 * @throws Error that asks for it, if the form does not have it yet
 */
export function choose(value: string | undefined, what: string): string {
  if (value) return value
  throw new Error(`Choose ${what} first.`)
}

/** A custom object as HubSpot describes it. */
interface Schema {
  fullyQualifiedName: string
  name: string
  labels?: { plural?: string }
  objectTypeId?: string
}

/** A property of an object as HubSpot describes it. */
interface Property {
  name: string
  label: string
  hasUniqueValue?: boolean
  modificationMetadata?: { readOnlyValue?: boolean }
}

/** The custom objects of the account: https://developers.hubspot.com/docs/api-reference/2026-03/crm/objects/schemas/guide */
export async function customObjects(request: RequestClient): Promise<DynamicFieldItem[]> {
  const { data } = await request<{ results?: Schema[] }>(`${API}/crm/v3/schemas?archived=false`)
  return (data?.results ?? []).map(({ fullyQualifiedName, name, labels }) => ({
    label: labels?.plural ?? name,
    value: fullyQualifiedName
  }))
}

/** The ID of an object, such as `0-1` for contacts. */
export async function objectTypeId(request: RequestClient, objectType: string): Promise<string | undefined> {
  const { data } = await request<Schema>(`${API}/crm/v3/schemas/${pathPart(objectType)}`)
  return data?.objectTypeId
}

/** The kinds of associations between two objects, in the form of {@link associationTypeOf}. */
export async function associationLabels(request: RequestClient, from: string, to: string) {
  const { data } = await request<{ results?: { category: string; typeId: number; label: string | null }[] }>(
    `${API}/crm/v4/associations/${pathPart(from)}/${pathPart(to)}/labels`
  )
  return (data?.results ?? []).map(({ category, typeId, label }) => ({
    label: label ?? 'Without a label',
    value: `${category}:${typeId}`
  }))
}

/** The properties by which HubSpot finds records of an object. */
export async function idProperties(request: RequestClient, objectType: string): Promise<DynamicFieldItem[]> {
  const unique = (await properties(request, objectType)).filter(({ hasUniqueValue }) => hasUniqueValue).map(toChoice)
  const always = [{ label: 'Record ID', value: 'hs_object_id' }]
  // Email addresses of contacts are unique, although HubSpot does not say so.
  if (objectType === 'contact') always.push({ label: 'Email', value: 'email' })
  return [...always, ...unique.filter(({ value }) => always.every((one) => one.value !== value))]
}

/** The properties of an object that have values of their own, which can be written. */
export async function writableProperties(request: RequestClient, objectType: string, sensitive = false) {
  return (await properties(request, objectType, sensitive)).filter(isWritable).map(toChoice)
}

/** The groups that HubSpot shows the properties of an object in. */
export async function propertyGroups(request: RequestClient, objectType: string): Promise<DynamicFieldItem[]> {
  const { data } = await request<{ results?: Property[] }>(`${API}/crm/v3/properties/${pathPart(objectType)}/groups`)
  return (data?.results ?? []).map(toChoice)
}

/**
 * The properties of an object: https://developers.hubspot.com/docs/api-reference/latest/crm/properties/get-properties
 *
 * @param sensitive whether to read those with sensitive data, which the plain list does not have
 */
export async function properties(request: RequestClient, objectType: string, sensitive = false): Promise<Property[]> {
  const query = sensitive ? '?dataSensitivity=sensitive' : ''
  const { data } = await request<{ results?: Property[] }>(`${API}/crm/v3/properties/${pathPart(objectType)}${query}`)
  return data?.results ?? []
}

/** One value that cannot be written would fail the whole batch, so nothing is offered without knowing. */
function isWritable({ name, modificationMetadata }: Property): boolean {
  if (modificationMetadata) return !modificationMetadata.readOnlyValue
  throw new IntegrationError(
    `HubSpot does not say whether the property ${name} can be written.`,
    'UNEXPECTED_ANSWER',
    500
  )
}

function toChoice({ name, label }: Property): DynamicFieldItem {
  return { label, value: name }
}
