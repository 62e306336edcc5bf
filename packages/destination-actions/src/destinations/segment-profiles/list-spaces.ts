import type { AuthTokens, DynamicFieldResponse, RequestClient } from '@segment/actions-core'
import { isInEurope } from '../../lib/segment-region'

/** What is used of the answer of the Public API. */
interface SourceList {
  data?: {
    sources?: { name: string; writeKeys?: string[] }[]
    pagination?: { next?: string }
  }
}

/**
 * Lists the sources of the workspace, 200 at a time: the name, and as value the write key, which is what messages are
 * sent with. The Public API has no list of spaces and does not say which source belongs to one.
 *
 * Source: https://docs.segmentapis.com/tag/Sources/#operation/listSources
 *
 * @param auth its access token is the token of the Public API; without one the request goes out as it is, for hosts that
 * add it on the way
 * @param page where to go on, as an earlier answer gave it
 * @returns no choices but an `error` where Segment refuses
 */
export async function listSpaces(
  request: RequestClient,
  { auth, page }: { auth?: AuthTokens; page?: string }
): Promise<DynamicFieldResponse> {
  const response = await request<SourceList>(`${publicApi()}/sources`, {
    headers: auth?.accessToken ? { authorization: `Bearer ${auth.accessToken}` } : {},
    searchParams: { 'pagination.count': 200, ...(page && { 'pagination.cursor': page }) },
    throwHttpErrors: false
  })
  if (!response.ok) return { choices: [], error: { code: String(response.status), message: refusal(response.status) } }
  const { sources = [], pagination } = response.data?.data ?? {}
  return {
    choices: sources.flatMap(({ name, writeKeys: [value] = [] }) => (value ? [{ label: name, value }] : [])),
    nextPage: pagination?.next
  }
}

function publicApi(): string {
  return isInEurope() ? 'https://eu1.api.segmentapis.com' : 'https://api.segmentapis.com'
}

function refusal(status: number): string {
  return status === 401 || status === 403
    ? 'Segment did not let the sources be listed. Connect with a Public API token that may read sources, or enter the write key.'
    : `Segment could not list the sources: it answered with status ${status}. Try again later, or enter the write key.`
}
