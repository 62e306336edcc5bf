import { toCustomFields } from './custom-fields'

/** A company as Canny takes it: https://developers.canny.io/api-reference#companies */
export interface Company {
  id: string
  name?: string
  /** When it was created, in ISO 8601. */
  created?: string
  /** In dollars. */
  monthlySpend?: number
  customFields?: Record<string, string | number | boolean>
}

/** Makes a company of its id and of the traits that the Segment Spec lists for groups; others become custom fields. */
export function toCompany(id: string, traits: Record<string, unknown>): Company {
  const { name, createdAt, monthlySpend } = traits
  return {
    id,
    name: typeof name === 'string' ? name : undefined,
    created: typeof createdAt === 'string' ? createdAt : undefined,
    monthlySpend: typeof monthlySpend === 'number' ? monthlySpend : undefined,
    customFields: toCustomFields(traits, ['id', 'name', 'createdAt', 'monthlySpend'])
  }
}
