import { IntegrationError, InvalidAuthenticationError, RetryableError } from '@segment/actions-core'
import type { ModifiedResponse, Rejection, RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The base of all URLs. Marketo shows the endpoint of its REST API with `/rest` at its end. */
export function baseUrl({ api_endpoint }: Settings): string {
  return api_endpoint.replace(/(\/rest)?\/?$/, '')
}

/**
 * Gets an access token with the credentials of the custom service:
 * https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/bulk-import/bulk-import
 */
export async function getAccessToken(request: RequestClient, settings: Settings): Promise<string> {
  const { client_id, client_secret } = settings
  const { data } = await request<{ access_token: string }>(`${baseUrl(settings)}/identity/oauth/token`, {
    method: 'post',
    body: new URLSearchParams({ client_id, client_secret, grant_type: 'client_credentials' })
  })
  return data.access_token
}

/** What Marketo answers to every request, also with the status 200 when it failed. */
export interface Answer {
  success?: boolean
  /** Leads, lists or folders. An import has other results, which nobody reads. */
  result?: { id: number; name?: string }[]
  errors?: { code?: string; message?: string }[]
}

/** What a failed answer means: the token has expired, to be sent again later, or wrong. */
interface Failure {
  status: 401 | 500 | 400
  message: string
}

/**
 * The codes of errors that pass: https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/error-codes.
 * 1016 means that too many imports wait.
 */
const PASSING = ['502', '503', '604', '606', '607', '608', '611', '615', '713', '1016']

/**
 * What is wrong according to an answer; undefined if nothing is. Marketo reports what is wrong with a request in answers
 * with the status 200, so another status is a failure of the way to it, and passes.
 */
export function failureOf({ ok, status, data }: ModifiedResponse<Answer>): Failure | undefined {
  if (!ok) return { status: 500, message: `Marketo answered with the status ${status}. The events are sent again.` }
  if (data?.success) return undefined
  const [{ code = '', message = 'Marketo did not say why.' } = {}] = data?.errors ?? []
  const text = `Marketo: ${message} (${code})`
  if (code === '601' || code === '602') return { status: 401, message: text }
  return { status: PASSING.includes(code) ? 500 : 400, message: text }
}

/**
 * Waits for the answer to a single event.
 *
 * @throws InvalidAuthenticationError, RetryableError or IntegrationError where Marketo reports an error
 */
export async function checked(sent: Promise<ModifiedResponse<Answer>>) {
  const answer = await sent
  const failure = failureOf(answer)
  if (!failure) return answer
  if (failure.status === 401) throw new InvalidAuthenticationError(failure.message)
  if (failure.status === 500) throw new RetryableError(failure.message)
  throw new IntegrationError(failure.message, 'BAD_REQUEST', failure.status)
}

/**
 * Waits for the answer to a batch. What is wrong with it is a rejection of all its events: see {@link rejectionsOf}.
 *
 * @throws InvalidAuthenticationError where the token has expired, so that the batch is sent again with a new one
 */
export async function authorized(sent: Promise<ModifiedResponse<Answer>>) {
  const answer = await sent
  const failure = failureOf(answer)
  if (failure?.status === 401) throw new InvalidAuthenticationError(failure.message)
  return answer
}

/** All events of a request that failed. */
export function rejectionsOf(answer: ModifiedResponse<Answer>, items: unknown[]): Rejection[] {
  const failure = failureOf(answer)
  return failure ? items.map((_, position) => ({ position, ...failure })) : []
}
