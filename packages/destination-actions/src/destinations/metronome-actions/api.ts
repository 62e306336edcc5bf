import { InvalidAuthenticationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'

const INGEST = 'https://api.metronome.com/v1/ingest'

/** https://docs.metronome.com/api-reference/usage/ingest-events */
export function ingest(request: RequestClient, events: object[]) {
  return request(INGEST, { method: 'post', json: events })
}

/**
 * Sends a list without events. Metronome looks at the token first, so it answers 400 if the token is right.
 *
 * @throws InvalidAuthenticationError for any other answer
 */
export async function checkCredentials(request: RequestClient): Promise<void> {
  const { status } = await request(INGEST, { method: 'post', json: [], throwHttpErrors: false })
  if (status === 400) return
  throw new InvalidAuthenticationError(`Metronome did not recognize the API token (status ${status}). Check the token.`)
}
