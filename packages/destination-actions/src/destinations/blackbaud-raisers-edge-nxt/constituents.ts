import { HTTPError, IntegrationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { toIsoDay } from '../../lib/times'
import {
  createConstituent,
  createItem,
  editConstituent,
  editItem,
  listItems,
  searchConstituents,
  type FuzzyDate,
  type ListItem,
  type ListName
} from './api'
import type { Payload as Constituent } from './createOrUpdateIndividualConstituent/generated-types'

/** A part of a constituent of which it has a list. */
interface Part {
  key: 'address' | 'email' | 'online_presence' | 'phone'
  list: ListName
  label: string
  /** The properties of which it needs one to mean anything. */
  content: string[]
  /** Whether an item of the list is the same one. */
  isSame: (item: ListItem, given: Record<string, unknown>) => boolean
}

const parts: Part[] = [
  {
    key: 'address',
    list: 'addresses',
    label: 'address',
    content: ['address_lines', 'city', 'country', 'postal_code', 'state'],
    isSame: (item, given) =>
      ['address_lines', 'city', 'postal_code', 'state'].every((key) => textOf(item[key]) === textOf(given[key]))
  },
  {
    key: 'email',
    list: 'emailaddresses',
    label: 'email address',
    content: ['address'],
    isSame: (item, { address }) => textOf(item.address) === textOf(address)
  },
  {
    key: 'online_presence',
    list: 'onlinepresences',
    label: 'online presence',
    content: ['address'],
    isSame: (item, { address }) => textOf(item.address) === textOf(address)
  },
  {
    key: 'phone',
    list: 'phones',
    label: 'phone number',
    content: ['number'],
    isSame: (item, { number }) => digitsOf(item.number) === digitsOf(number)
  }
]

/**
 * Updates the constituent of a payload, or creates it.
 *
 * @returns the ID of the constituent
 * @throws IntegrationError (400) if several constituents match, or a new one has no last name
 * @throws IntegrationError (500) that names what could not be updated; the rest was
 */
export async function saveConstituent(request: RequestClient, constituent: Constituent): Promise<string> {
  const id = await findConstituent(request, constituent)
  if (id) {
    await updateConstituent(request, id, constituent)
    return id
  }
  if (!constituent.last) {
    throw new IntegrationError(
      'A new constituent needs a last name. Map it, or an ID or an email address of a constituent that exists.',
      'MISSING_REQUIRED_FIELD',
      400
    )
  }
  return createConstituent(request, {
    ...fieldsOf(constituent),
    type: 'Individual',
    ...Object.fromEntries(parts.map((part) => [part.key, givenPart(part, constituent)]))
  })
}

/** The ID of the constituent with the ID, the lookup ID or the email address of the payload: the first of these that it has. */
async function findConstituent(
  request: RequestClient,
  { constituent_id, lookup_id, email }: Constituent
): Promise<string | undefined> {
  if (constituent_id) return constituent_id
  if (!lookup_id && !email?.address) return undefined
  const found = lookup_id
    ? await searchConstituents(request, 'lookup_id', lookup_id)
    : await searchConstituents(request, 'email_address', email?.address ?? '')
  if (found.length > 1) {
    throw new IntegrationError(
      `Several constituents have this ${lookup_id ? 'lookup ID' : 'email address'}. Map the constituent ID, or merge them.`,
      'MULTIPLE_EXISTING_RECORDS',
      400
    )
  }
  return found[0]?.id
}

/** Updates what it can: one part that Blackbaud does not accept does not keep the others from being updated. */
async function updateConstituent(request: RequestClient, id: string, constituent: Constituent): Promise<void> {
  const rejected: string[] = []
  const attempt = async (label: string, update: () => Promise<unknown>) => {
    try {
      await update()
    } catch (error) {
      if (!isRejection(error)) throw error
      rejected.push(`${label} (${error.response.status})`)
    }
  }

  const fields = fieldsOf(constituent)
  if (Object.keys(fields).length > 0) await attempt('fields', () => editConstituent(request, id, fields))
  for (const part of parts) {
    const given = givenPart(part, constituent)
    if (given) await attempt(part.label, () => savePart(request, id, part, given))
  }
  if (rejected.length === 0) return
  throw new IntegrationError(
    `Blackbaud did not accept these parts of the constituent: ${rejected.join(', ')}. Check what is mapped to them.`,
    'UPDATE_CONSTITUENT_ERROR',
    500
  )
}

/** Whether the request is at fault. After a 401, a 429 or an error of the server, the host tries the event again. */
function isRejection(error: unknown): error is HTTPError {
  if (!(error instanceof HTTPError)) return false
  const { status } = error.response
  return status >= 400 && status < 500 && status !== 401 && status !== 429
}

/** Adds an item to a list of the constituent, or changes the same one where it is different. */
async function savePart(request: RequestClient, constituentId: string, part: Part, given: Record<string, unknown>) {
  const items = await listItems(request, part.list, constituentId)
  const existing = items.find((item) => part.isSame(item, given))
  if (!existing) return createItem(request, part.list, { ...given, constituent_id: constituentId })
  const isCurrent = !existing.inactive && Object.entries(given).every(([key, value]) => existing[key] === value)
  return isCurrent ? undefined : editItem(request, part.list, existing.id, { ...given, inactive: false })
}

/** A part of the payload, if Blackbaud can use it: each needs a type and some content. */
function givenPart({ key, content }: Part, constituent: Constituent): Record<string, unknown> | undefined {
  const given: Record<string, unknown> = { ...constituent[key] }
  return given.type && content.some((property) => given[property]) ? given : undefined
}

/** The fields that a constituent has one of. Empty ones are left out, and so is `false`, which is what they start with. */
function fieldsOf(constituent: Constituent): Record<string, unknown> {
  const { birthdate } = constituent
  const fields = Object.entries(constituent).filter(
    ([key]) => key !== 'constituent_id' && !parts.some((part) => part.key === key)
  )
  return withoutFalsy({ ...Object.fromEntries(fields), birthdate: birthdate && toFuzzyDate(birthdate) })
}

/**
 * The constituent of a payload that has its fields as `constituent_first` and so on. As in the recorded requests, a part
 * with a switch that is off is left out.
 */
export function constituentOf(payload: object): Constituent {
  const fields = Object.entries(payload)
    .filter(([key]) => key.startsWith('constituent_'))
    .map(([key, value]) => [key === 'constituent_id' ? key : key.slice('constituent_'.length), value])
  const constituent: Constituent = Object.fromEntries(fields)
  for (const { key } of parts) {
    if (Object.values(constituent[key] ?? {}).includes(false)) delete constituent[key]
  }
  return constituent
}

/** Returns a date as Blackbaud has them, or `undefined` for what is no date. */
export function toFuzzyDate(date: string | number): FuzzyDate | undefined {
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(toIsoDay(date)) ?? []
  return y && m && d ? { d: String(Number(d)), m: String(Number(m)), y } : undefined
}

/** Leaves out what is empty, 0 or `false`. */
export function withoutFalsy(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value))
}

function textOf(value: unknown): string {
  return String(value ?? '')
    .trim()
    .toLowerCase()
}

/** Numbers are the same however they are written. */
function digitsOf(value: unknown): string {
  return String(value ?? '').replace(/\D/g, '') || textOf(value)
}
