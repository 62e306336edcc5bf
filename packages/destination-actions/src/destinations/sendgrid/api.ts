import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The hosts of the regions: https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api */
export const hosts = ['https://api.sendgrid.com', 'https://api.eu.sendgrid.com'] as const

/** The API in the region of the account. */
export function api({ endpoint }: Settings): string {
  return `${endpoint ?? hosts[0]}/v3`
}

/** Asks for the account of the API key. https://www.twilio.com/docs/sendgrid/api-reference/users-api */
export function readAccount(request: RequestClient, settings: Settings) {
  return request(`${api(settings)}/user/account`)
}
