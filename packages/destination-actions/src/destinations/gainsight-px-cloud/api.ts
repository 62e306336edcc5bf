import { InvalidAuthenticationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The data centers, by the values of the setting. */
export const dataCenters: Record<string, { label: string; host: string }> = {
  north_america: { label: 'North America', host: 'segment-esp.aptrinsic.com' },
  europe: { label: 'Europe', host: 'segment-esp-eu.aptrinsic.com' },
  us2: { label: 'US 2', host: 'segment-esp-us2.aptrinsic.com' }
}

function pushUrl({ dataCenter }: Settings): string {
  return `https://${dataCenters[dataCenter]?.host}/rte/segmentio/v1/push`
}

/** Passes on an event. The endpoint is for Segment alone and has no public reference; it takes events as they are. */
export function pushEvent(request: RequestClient, settings: Settings, event: object | undefined) {
  return request(pushUrl(settings), { method: 'post', json: event })
}

/**
 * Sends what is no event. Gainsight PX looks at the key first, so it answers 400 if the key is right.
 *
 * @throws InvalidAuthenticationError for any other answer
 */
export async function checkCredentials(request: RequestClient, { settings }: { settings: Settings }): Promise<void> {
  const { status } = await request(pushUrl(settings), { method: 'post', json: [], throwHttpErrors: false })
  if (status === 400) return
  throw new InvalidAuthenticationError(
    `Gainsight PX did not recognize the API key (status ${status}). Check the key and the data center.`
  )
}
