import { IntegrationError, InvalidAuthenticationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/**
 * The parts of a data file that events need. Source:
 * https://docs.developers.optimizely.com/full-stack/docs/example-datafile
 */
export interface DataFile {
  accountId: string
  anonymizeIP?: boolean
  /** Whether Optimizely leaves out the events of bots. */
  botFiltering?: boolean
  events?: Entity[]
  attributes?: Entity[]
}

/** What the account defines under a key. */
interface Entity {
  id: string
  key: string
}

/**
 * Fetches the data file of the environment.
 *
 * @throws IntegrationError if the address has none, as it is for a project that was deactivated
 */
export async function fetchDataFile(request: RequestClient, { dataFileUrl }: Settings): Promise<DataFile> {
  const { data } = await request<DataFile | string | undefined>(dataFileUrl)
  if (typeof data === 'object' && data !== null) return data
  throw new IntegrationError(
    'The Data File URL holds no data file. Check the address, and that the Optimizely project is active.',
    'PROJECT_DEACTIVATED',
    400
  )
}

/** A visitor with one event: https://docs.developers.optimizely.com/optimizely-data/docs/event-api-bundle-events-and-visitors */
export interface Visitor {
  visitor_id: string
  attributes: { entity_id: string; key: string; type: 'custom'; value: unknown }[]
  snapshots: { decisions: []; events: Record<string, unknown>[] }[]
}

/** https://docs.developers.optimizely.com/optimizely-data/docs/event-api-bundle-events-and-visitors */
export function sendVisitor(request: RequestClient, { accountId, anonymizeIP }: DataFile, visitor: Visitor) {
  return request('https://logx.optimizely.com/v1/events', {
    method: 'post',
    json: {
      account_id: accountId,
      anonymize_ip: anonymizeIP,
      client_name: 'Segment',
      enrich_decisions: true,
      visitors: [visitor]
    }
  })
}

/**
 * Asks Optimizely to delete all data of a visitor:
 * https://docs.developers.optimizely.com/full-stack-experimentation/v2.0/reference/create_sar_request
 *
 * @throws InvalidAuthenticationError if the settings have no access token
 */
export function deleteVisitor(request: RequestClient, { accessToken }: Settings, visitorId: string) {
  if (!accessToken) {
    throw new InvalidAuthenticationError('Optimizely deletes users only for an Access Token. Add one to the settings.')
  }
  return request('https://api.optimizely.com/v2/subject-access-requests', {
    method: 'post',
    headers: { authorization: `Bearer ${accessToken}` },
    json: { data_type: 'visitor', identifier: visitorId, identifier_type: 'fullstack_id', request_type: 'delete' }
  })
}
