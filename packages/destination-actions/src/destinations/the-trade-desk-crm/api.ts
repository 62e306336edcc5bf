import { IntegrationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

// https://partner.thetradedesk.com/v3/portal/data/doc/DataIntegrateCRMData, which asks for an account;
// https://docs.redpointglobal.com/bpd/the-trade-desk-apis shows the same requests.
const BASE = 'https://api.thetradedesk.com/v3/crmdata'

/** A segment of an advertiser that is made of customer data. */
export interface Segment {
  CrmDataId: string
  SegmentName: string
}

interface SegmentPage {
  Segments?: Segment[]
  PagingToken?: string | null
}

/** What a file has in it, and what becomes of the people who are in the segment already. */
export interface DropOptions {
  PiiType: string
  MergeMode: 'Replace'
  /** Keeps the people in the segment until they are replaced. */
  RetentionEnabled: true
}

/**
 * Creates a segment and returns its ID.
 *
 * @throws IntegrationError if the answer has no ID, because no file could be uploaded to the segment then
 */
export async function createSegment(
  request: RequestClient,
  settings: Settings,
  name: string,
  region: string | undefined
): Promise<string> {
  const { data } = await request<Partial<Segment> | null>(`${BASE}/targeting/segment`, {
    method: 'post',
    headers: headersOf(settings),
    json: { AdvertiserId: settings.advertiser_id, SegmentName: name, Region: region, DataProviderId: 'twilio' }
  })
  if (data?.CrmDataId) return data.CrmDataId
  throw new IntegrationError(
    'The Trade Desk returned no ID for the new segment. Create the audience again.',
    'INVALID_RESPONSE',
    502
  )
}

/** Reads a page of the segments of the advertiser: the first one, or that of a token. */
export async function readSegmentPage(
  request: RequestClient,
  settings: Settings,
  token?: string
): Promise<SegmentPage> {
  const { data } = await request<SegmentPage | null>(`${BASE}/segment/${settings.advertiser_id}`, {
    headers: headersOf(settings),
    ...(token && { searchParams: { pagingToken: token } })
  })
  return data ?? {}
}

/** Lists all segments of the advertiser. */
export async function listSegments(request: RequestClient, settings: Settings): Promise<Segment[]> {
  const segments: Segment[] = []
  const tokens = new Set<string>()
  let token: string | undefined
  do {
    if (token) tokens.add(token)
    const { Segments = [], PagingToken } = await readSegmentPage(request, settings, token)
    segments.push(...Segments)
    token = PagingToken ?? undefined
    // A token that comes again would go on for ever.
  } while (token && !tokens.has(token))
  return segments
}

/** Asks for an address to upload a file of people to. It is good for one file. */
export async function requestDropAddress(
  request: RequestClient,
  settings: Settings,
  segmentId: string,
  options: DropOptions
): Promise<string> {
  const { data } = await request<{ ReferenceId?: string; Url?: string } | null>(
    `${BASE}/segment/${settings.advertiser_id}/${encodeURIComponent(segmentId)}`,
    { method: 'post', headers: headersOf(settings), json: options }
  )
  if (data?.Url) return data.Url
  throw new IntegrationError(
    'The Trade Desk returned no address to upload the file to. Check that the token may write to the segment.',
    'MISSING_DROP_ENDPOINT',
    500
  )
}

/** Uploads a file to an address of The Trade Desk. The address itself is the credential. */
export function uploadToDrop(request: RequestClient, address: string, content: string) {
  return request(address, { method: 'put', headers: { 'content-type': 'text/plain' }, body: content })
}

function headersOf({ auth_token }: Settings) {
  return { 'TTD-Auth': auth_token }
}
