import { APIError, HTTPError, PayloadValidationError, RetryableError } from '@segment/actions-core'
import type { DynamicFieldResponse, ModifiedResponse, Rejection, RequestClient } from '@segment/actions-core'
import { createHash, randomBytes } from 'node:crypto'
import type { Settings } from './generated-types'

/** The API: https://dev.emarsys.com/docs/core-api-reference */
export const API = 'https://api.emarsys.net/api/v2'

/** The most contacts of one request, of all endpoints here. */
export const MAX_CONTACTS = 1000

/** Signs a request. https://dev.emarsys.com/docs/core-api-guides/authentication-wsse */
export function wsseHeader({ api_user, api_password }: Settings): string {
  const nonce = randomBytes(16).toString('hex')
  const created = new Date().toISOString()
  const hash = createHash('sha1')
    .update(nonce + created + api_password)
    .digest('hex')
  const digest = Buffer.from(hash).toString('base64')
  return `UsernameToken Username="${api_user}", PasswordDigest="${digest}", Nonce="${nonce}", Created="${created}"`
}

/** What every answer has. The code is 0 where all went well. https://dev.emarsys.com/docs/core-api-reference */
export interface Answer<Data = BatchData> {
  replyCode?: number
  replyText?: string
  data?: Data
}

/** What answers to batches have: by the key value of a contact, what is wrong, by code. Empty, it is a list. */
interface BatchData {
  errors?: Record<string, Record<string, string>> | []
}

/**
 * Waits for the answer to a single contact.
 *
 * @throws APIError where Emarsys answers with status 200 and a code other than 0, which says that it did not take the data
 * @throws RetryableError where it answers with an error other than 400. This includes 401: a signature also fails when
 * clocks differ, and events wait until somebody has corrected the credentials.
 */
export async function accepted(sent: Promise<ModifiedResponse<Answer>>): Promise<ModifiedResponse<Answer>> {
  const answer = await sent.catch((error: unknown) => {
    if (!(error instanceof HTTPError) || error.response.status === 400) throw error
    throw new RetryableError(explanationOf(error.response.status))
  })
  if (answer.data?.replyCode === 0) return answer
  throw new APIError(`Emarsys did not take the data: ${answer.data?.replyText ?? 'it states no reason'}.`, 400)
}

function explanationOf(status: number): string {
  const advice = status === 401 ? 'Check the API user and the API password.' : 'The event is sent again later.'
  return `Emarsys answered with the status ${status}. ${advice}`
}

/** The contacts of a batch that Emarsys did not take: those it names, or all where its code is not 0. */
export function rejectionsOf({ data }: ModifiedResponse<Answer>, keyValues: string[]): Rejection[] {
  const failed = Boolean(data?.replyCode)
  const errors = data?.data?.errors ?? {}
  return keyValues.flatMap((keyValue, position) => {
    const own = Array.isArray(errors) ? undefined : errors[keyValue]
    if (own) return [{ position, message: Object.values(own).join('; ') }]
    return failed ? [{ position, message: data.replyText ?? 'Emarsys states no reason.' }] : []
  })
}

/** @throws PayloadValidationError where a list or event has an ID that none can have */
export function positive(id: number, label: string): number {
  if (id > 0) return id
  throw new PayloadValidationError(`The ${label} is ${id}, but it must be greater than 0. Choose one in the mapping.`)
}

/** The fields of contacts, as choices. https://dev.emarsys.com/docs/core-api-reference/contact-fields */
export function fieldChoices(request: RequestClient) {
  return choicesAt(request, 'field/translate/en')
}

/** The contact lists, as choices. https://dev.emarsys.com/docs/core-api-reference/contact-lists */
export function listChoices(request: RequestClient) {
  return choicesAt(request, 'contactlist')
}

/** The external events, as choices. https://dev.emarsys.com/docs/core-api-reference/external-events */
export function eventChoices(request: RequestClient) {
  return choicesAt(request, 'event')
}

async function choicesAt(request: RequestClient, path: string): Promise<DynamicFieldResponse> {
  // Some IDs come as numbers. Forms keep them as they come, as they do in the mappings that people have saved.
  const { data } = await request<Answer<{ id: string; name: string }[]>>(`${API}/${path}`)
  const found = Array.isArray(data?.data) ? data.data : []
  return { choices: found.map(({ id, name }) => ({ value: id, label: name })) }
}
