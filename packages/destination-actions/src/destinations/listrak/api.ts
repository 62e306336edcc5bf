import { getErrorCodeFromHttpStatus, IntegrationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** What the contact of one email address gets: values of profile fields, which the API calls segmentation fields. */
export interface ContactFields {
  listId: number
  emailAddress: string
  segmentationFieldValues: { segmentationFieldId: number; value: string }[]
}

/**
 * Gets an access token for the API. https://api.listrak.com/email#section/Authentication
 *
 * @throws IntegrationError if the answer has no token
 */
export async function getAccessToken(request: RequestClient, { client_id, client_secret }: Settings) {
  const { data, status } = await request<{ access_token?: string } | undefined>(
    'https://auth.listrak.com/OAuth2/Token',
    { method: 'post', body: new URLSearchParams({ client_id, client_secret, grant_type: 'client_credentials' }) }
  )
  if (data?.access_token) return { accessToken: data.access_token }
  throw new IntegrationError(
    `Listrak answered ${status} without an access token. Check the Client ID and the Client Secret.`,
    getErrorCodeFromHttpStatus(401),
    401
  )
}

/**
 * Sets profile fields of contacts of one list. https://api.listrak.com/email#tag/SegmentationFieldValue
 *
 * @param contacts at least one; all have the same list
 */
export function updateContacts(request: RequestClient, contacts: ContactFields[]) {
  return request(`https://api.listrak.com/email/v1/List/${contacts[0]?.listId}/Contact/SegmentationField`, {
    method: 'post',
    json: contacts.map(({ emailAddress, segmentationFieldValues }) => ({ emailAddress, segmentationFieldValues }))
  })
}
