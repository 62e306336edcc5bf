import type { AuthTokens, DynamicFieldItem, RequestClient } from '@segment/actions-core'
import { errorData } from '@segment/actions-core'
import { choicesOf } from '../../lib/dynamic-choices'
import { commonPart, consentOf } from '../../lib/segment-message'
import type { MessagePayload, SegmentMessage } from '../../lib/segment-message'
import { isInEurope, sendMessages } from '../../lib/segment-tracking-api'

/** What the payloads of all actions have in common. */
type ProfilePayload = MessagePayload & { engage_space: string; consent?: Record<string, unknown> }

/** The part of a message that belongs to its action, with what it adds to the context. */
type OwnPart = Pick<SegmentMessage, 'type'> & { context?: Record<string, unknown>; [field: string]: unknown }

/**
 * Sends one message to the space.
 *
 * The source of a space also feeds the destinations that are connected to the space
 * (https://segment.com/docs/unify/debugger/). The message is meant for the profiles alone, so it names no destination:
 * https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#selecting-destinations
 *
 * @returns the message, as the only one of a batch
 * @throws PayloadValidationError where the payload has neither a user nor an anonymous identifier
 */
export function sendToSpace(request: RequestClient, payload: ProfilePayload, own: OwnPart) {
  const message = {
    ...commonPart(payload),
    ...own,
    context: { ...own.context, consent: consentOf(payload.consent) },
    integrations: { All: false }
  }
  return sendMessages(request, payload.engage_space, [message])
}

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
 */
export function listSpaces(request: RequestClient, { auth, page }: { auth?: AuthTokens; page?: string }) {
  return choicesOf(async () => {
    const { data } = await request<SourceList>(`${publicApi()}/sources`, {
      headers: auth?.accessToken ? { authorization: `Bearer ${auth.accessToken}` } : {},
      searchParams: { 'pagination.count': 200, ...(page && { 'pagination.cursor': page }) }
    })
    const { sources = [], pagination } = data?.data ?? {}
    const choices = sources.flatMap(({ name, writeKeys: [value] = [] }): DynamicFieldItem[] =>
      value ? [{ label: name, value }] : []
    )
    return { choices, nextPage: pagination?.next }
  }, explain)
}

function publicApi(): string {
  return isInEurope() ? 'https://eu1.api.segmentapis.com' : 'https://api.segmentapis.com'
}

function explain(error: unknown): string {
  const { status } = errorData(error)
  return status === 401 || status === 403
    ? 'Segment did not let the sources be listed. Connect with a Public API token that may read sources, or enter the write key.'
    : `Segment could not list the sources: it answered with status ${status}. Try again later, or enter the write key.`
}
