import { batched, getErrorCodeFromHttpStatus, IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { RequestClient, SendContext } from '@segment/actions-core'
import { hashed } from '../../lib/hash'
import type { Settings } from './generated-types'

const HOST = 'https://api.criteo.com'
const SEGMENTS = `${HOST}/2023-10/marketing-solutions/audience-segments`

/** The most audiences that one page of a search holds. */
const PAGE_SIZE = 100

/** Gets an access token. https://developers.criteo.com/marketing-solutions/docs/client-credentials */
export async function getAccessToken(request: RequestClient, { client_id, client_secret }: Settings): Promise<string> {
  const { data, status } = await request<{ access_token?: string } | undefined>(`${HOST}/oauth2/token`, {
    method: 'post',
    headers: { accept: 'text/plain' },
    body: new URLSearchParams({ client_id, client_secret, grant_type: 'client_credentials' })
  })
  if (data?.access_token) return data.access_token
  throw new IntegrationError(
    `Criteo answered ${status} without an access token. Check the Client ID and the Client Secret.`,
    getErrorCodeFromHttpStatus(401),
    401
  )
}

/** What both actions take of an event. */
interface Contact {
  audience_key?: string
  email?: string
  hash_emails?: boolean
}

/**
 * Makes the `perform` and `performBatch` of an action that adds email addresses to audiences or removes them. An audience
 * that Criteo does not have yet is created.
 */
export function batchedAmendments(operation: 'add' | 'remove') {
  return batched({
    toItem: ({ audience_key, email, hash_emails }: Contact) => {
      if (!audience_key) {
        throw new PayloadValidationError('The event names no audience. Map the field "Audience Key" to its name.')
      }
      return { audience: audience_key, email: hash_emails ? hashed(email) : email }
    },
    send: async (request, contacts, { settings }: SendContext<Settings>) => {
      const audience = (contacts[0] as (typeof contacts)[number]).audience
      const headers = { accept: 'application/json', authorization: `Bearer ${await getAccessToken(request, settings)}` }
      const id =
        (await findAudience(request, headers, settings, audience)) ??
        (await createAudience(request, headers, settings, audience))
      const identifiers = contacts.flatMap(({ email }) => (email ? [email] : []))
      // https://developers.criteo.com/marketing-solutions/docs/add-or-delete-users-in-an-audience
      return request(`${SEGMENTS}/${id}/contact-list`, {
        method: 'patch',
        headers,
        json: {
          data: { type: 'ContactlistAmendment', attributes: { operation, identifierType: 'email', identifiers } }
        }
      })
    },
    groupBy: ({ audience }) => audience,
    limits: { count: 50_000 }
  })
}

interface Audiences {
  data?: { id?: string; attributes?: { name?: string } }[]
}

/**
 * Looks an audience up by its name. An advertiser without any list is taken for a wrong Advertiser ID, so that no
 * audience is created where nobody looks. https://developers.criteo.com/marketing-solutions/docs/get-audiences
 */
async function findAudience(
  request: RequestClient,
  headers: Record<string, string>,
  { advertiser_id }: Settings,
  name: string
): Promise<string | undefined> {
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const { data } = await request<Audiences | undefined>(`${SEGMENTS}/search?limit=${PAGE_SIZE}&offset=${offset}`, {
      method: 'post',
      headers,
      json: { data: { attributes: { audienceSegmentTypes: ['ContactList'], advertiserIds: [advertiser_id] } } }
    })
    const page = data?.data ?? []
    if (page.length === 0 && offset === 0) {
      throw new IntegrationError(
        `Criteo has no contact lists of the advertiser ${advertiser_id}. Check the Advertiser ID, or create the first list in Criteo.`,
        'NO_AUDIENCES',
        404
      )
    }
    const found = page.find(({ attributes }) => attributes?.name === name)
    if (found?.id) return found.id
    if (page.length < PAGE_SIZE) return undefined
  }
}

/** Creates an audience. https://developers.criteo.com/marketing-solutions/docs/create-audiences */
async function createAudience(
  request: RequestClient,
  headers: Record<string, string>,
  { advertiser_id: advertiserId }: Settings,
  name: string
): Promise<string> {
  const { data, status } = await request<Audiences | undefined>(`${SEGMENTS}/create`, {
    method: 'post',
    headers,
    json: { data: [{ attributes: { advertiserId, name, description: name, contactList: {} } }] }
  })
  const id = data?.data?.[0]?.id
  if (id) return id
  throw new IntegrationError(
    `Criteo answered ${status} without the ID of the audience '${name}' that it was asked to create.`,
    'MISSING_AUDIENCE_ID',
    502
  )
}
