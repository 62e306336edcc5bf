import { PayloadValidationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { chunk, jsonBytes } from '@segment/actions-core'
import type { SegmentMessage } from './segment-message'

// The limits of https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#max-request-size and
// #batch. Segment does not say whether a kilobyte is 1,000 or 1,024 bytes. Batches stay below the smaller limit; a
// message fails only above the larger.
const BATCH_BYTES = 500_000
const BATCH_COUNT = 2500
const MESSAGE_BYTES = 32 * 1024

/**
 * Sends messages to the Tracking API of the region, in as few requests as its limits allow, one after the other. The
 * API answers with status 200 to any write key.
 *
 * Source: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch
 *
 * @param writeKey the write key of the source that receives the messages; sent as the user name of basic authentication
 * @returns the messages, all of which Segment has accepted
 * @throws PayloadValidationError, before anything is sent, if a message is larger than 32 kB
 * @throws HTTPError if a request fails; later requests are not sent. Messages with a `messageId` can be sent again
 *   without
 * being counted twice.
 */
export async function sendMessages(
  request: RequestClient,
  writeKey: string,
  messages: SegmentMessage[]
): Promise<{ batch: SegmentMessage[] }> {
  messages.forEach(refuseLarge)
  for (const batch of chunk(messages, { count: BATCH_COUNT, bytes: BATCH_BYTES - '{"batch":}'.length })) {
    await request(`${trackingHost()}/v1/batch`, { method: 'post', username: writeKey, password: '', json: { batch } })
  }
  return { batch: messages }
}

/** https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#regional-configuration */
function trackingHost(): string {
  return isInEurope() ? 'https://events.eu1.segmentapis.com' : 'https://api.segment.io'
}

function refuseLarge(message: SegmentMessage): void {
  const bytes = jsonBytes(message)
  if (bytes > MESSAGE_BYTES) {
    throw new PayloadValidationError(
      `The ${message.type} call has ${bytes} bytes, but Segment takes no more than ${MESSAGE_BYTES}. Map fewer or shorter properties.`
    )
  }
}

/**
 * Whether this process serves Segment's European region, Dublin, rather than Oregon. Hosts set the environment variable
 * `AWS_REGION`, which is `eu-west-1` in Dublin. It is read at each call.
 *
 * Source of the regions: https://segment.com/docs/guides/regional-segment/
 */
export function isInEurope(): boolean {
  return process.env.AWS_REGION === 'eu-west-1'
}
