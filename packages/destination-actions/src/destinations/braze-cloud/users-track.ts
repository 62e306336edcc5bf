import { MultiStatusResponse, errorData } from '@segment/actions-core'
import type { JSONLikeObject, RequestClient } from '@segment/actions-core'
import { chunk } from '../../lib/chunk'
import { acceptedBy, answerTo } from './answer'
import type { Settings } from './generated-types'

/** The lists that a request can hold. Each action fills one of them. */
export type TrackList = 'attributes' | 'events' | 'purchases'

/**
 * The most elements in one request. Source:
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track/#rate-limit
 */
const MOST_ELEMENTS = 75

/** https://www.braze.com/docs/api/endpoints/user_data/post_user_track/ */
const urlOf = ({ endpoint }: Settings) => `${endpoint}/users/track`

/**
 * Sends what one payload became, in one request unless it is more than 75 elements.
 *
 * @returns the last response
 * @throws PayloadValidationError where Braze takes the request but not an element of it
 */
export async function track(request: RequestClient, settings: Settings, list: TrackList, elements: object[]) {
  let response
  for (const part of chunk(elements, { count: MOST_ELEMENTS })) {
    response = await acceptedBy(request(urlOf(settings), { method: 'post', json: { [list]: part } }))
  }
  return response
}

/**
 * Sends what many payloads became, 75 elements a request, and finds out what became of each payload: one that cannot be
 * sent does not keep the others back, and one of which an element fails has failed.
 *
 * @param elementsOf makes the elements of one payload, or throws
 */
export async function trackBatch<Payload extends object>(
  request: RequestClient,
  settings: Settings,
  list: TrackList,
  payloads: Payload[],
  elementsOf: (payload: Payload) => object[]
): Promise<MultiStatusResponse> {
  const results = new MultiStatusResponse()
  const elements = payloads.flatMap((payload, index) => {
    try {
      return elementsOf(payload).map((element) => ({ index, element }))
    } catch (error) {
      const { status, message } = errorData(error)
      results.setErrorResponseAtIndex(index, {
        status,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: message
      })
      return []
    }
  })

  for (const part of chunk(elements, { count: MOST_ELEMENTS })) {
    const { status, ok, message, errors } = await answerTo(request, urlOf(settings), {
      method: 'post',
      json: { [list]: part.map(({ element }) => element) }
    })
    for (const [position, { index }] of part.entries()) {
      if (results.isErrorResponseAtIndex(index)) continue
      const sent = payloads[index] as JSONLikeObject
      const error = errors.find((one) => one.index === position)
      if (ok && !error) {
        results.setSuccessResponseAtIndex(index, { status, sent, body: message })
      } else {
        results.setErrorResponseAtIndex(index, {
          // An element that is left out of an accepted request is wrong by itself, so sending it again is no use.
          status: ok ? 400 : status,
          errormessage: error?.type ?? message,
          sent,
          body: (error as JSONLikeObject | undefined) ?? message
        })
      }
    }
  }
  return results
}
