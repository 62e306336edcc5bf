import { createHmac, randomUUID } from 'node:crypto'
import { getErrorCodeFromHttpStatus, IntegrationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'

/** The realtime API. https://developer.yahooinc.com/datax/guide/realtime-api/ */
const REALTIME = 'https://dataxonline.yahoo.com/online/audience/'
const TAXONOMY = 'https://datax.yahooapis.com/v1/taxonomy'

/** Who signs the tokens, and what they are for. https://developer.yahooinc.com/datax/guide/online-authentication/ */
const AUDIENCE = 'https://id.b2b.yahooincapis.com/zts/v1'
const TOKEN_LIFETIME = 3600

/** The columns of the rows. */
const schema = ['SHA256EMAIL', 'IDFA', 'GPADVID', 'HASHEDID', 'SEGMENTS']

/** What names a person, in the order of the columns; an empty text where nothing is known. */
export type Identifiers = [email: string, idfa: string, advertisingId: string, phone: string]

/** Whether the people of a request are in the reach of the GDPR, and what they consent to. */
export interface Consent {
  gdpr_flag: boolean
  gdpr_euconsent?: string
}

/**
 * Gets an access token with a signed assertion of who asks.
 *
 * @throws IntegrationError if the answer has no token
 */
export async function getAccessToken(
  request: RequestClient,
  credentials: { clientId: string; clientSecret: string }
): Promise<string> {
  const { data, status } = await request<{ access_token?: string } | undefined>(`${AUDIENCE}/oauth2/token`, {
    method: 'post',
    body: new URLSearchParams({
      client_assertion: assertionOf(credentials),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      grant_type: 'client_credentials',
      scope: 'idb2b.dsp.datax:role.online.writer',
      aud: AUDIENCE
    })
  })
  if (data?.access_token) return data.access_token
  throw new IntegrationError(
    `Yahoo answered ${status} without an access token. Connect the account again.`,
    getErrorCodeFromHttpStatus(401),
    401
  )
}

/** A JSON Web Token. Its signature keeps the padding that Yahoo's examples have. */
function assertionOf({ clientId, clientSecret }: { clientId: string; clientSecret: string }): string {
  const issuer = `idb2b.dsp.datax.${clientId}`
  const now = Math.floor(Date.now() / 1000)
  const header = { alg: 'HS256', typ: 'JWT' }
  const claims = {
    iss: issuer,
    sub: issuer,
    aud: AUDIENCE,
    jti: randomUUID(),
    exp: now + TOKEN_LIFETIME,
    iat: now
  }
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = createHmac('sha256', clientSecret).update(signed).digest('base64')
  return `${signed}.${signature.replaceAll('+', '-').replaceAll('/', '_')}`
}

/** Sends which people are in which segments. */
export function sendRows(
  request: RequestClient,
  accessToken: string | undefined,
  rows: [...Identifiers, segments: string][],
  { gdpr_flag: gdpr, gdpr_euconsent }: Consent
) {
  return request(REALTIME, {
    method: 'post',
    headers: { authorization: `Bearer ${accessToken}` },
    json: { schema, data: rows, gdpr, ...(gdpr && { gdpr_euconsent }) }
  })
}

/**
 * Adds a segment to the node of a customer in the taxonomy. https://developer.yahooinc.com/datax/guide/taxonomy/
 *
 * The form is written by hand, because parts that are not files have no file name, which FormData gives to each Blob.
 */
export function createSegment(
  request: RequestClient,
  accessToken: string,
  customer: string,
  segment: { id: string; name: string }
) {
  const boundary = `datax-${randomUUID()}`
  const parts = {
    metadata: { description: `Create segment ${segment.id}` },
    data: { ...segment, type: 'SEGMENT' }
  }
  const body = Object.entries(parts).map(
    ([name, part]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: application/json;charset=UTF-8\r\n\r\n${JSON.stringify(part)}\r\n`
  )
  return request(`${TAXONOMY}/append/${encodeURIComponent(customer)}`, {
    method: 'put',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${body.join('')}--${boundary}--\r\n`
  })
}
