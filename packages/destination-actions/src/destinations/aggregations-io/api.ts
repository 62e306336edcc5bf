import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** https://aggregations.io/docs/ingesting-data/posting-events */
export function postEvents(request: RequestClient, { ingest_id }: Settings, events: unknown[]) {
  return request(`https://ingest.aggregations.io/${ingest_id}`, { method: 'post', json: events })
}

/** Fails unless the key may write to the ingest and the ingest takes lists. The vendor's documentation does not mention it. */
export function checkCredentials(request: RequestClient, { settings: { ingest_id } }: { settings: Settings }) {
  return request('https://app.aggregations.io/api/v1/organization/ping-w', {
    searchParams: { ingest_id, schema: 'ARRAY_OF_EVENTS' }
  })
}
