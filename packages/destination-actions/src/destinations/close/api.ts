import type { RequestClient } from '@segment/actions-core'

/**
 * Hands a contact and its lead to Close, which looks both up and creates or updates them as `settings` allows. Close
 * does not document the endpoint, which is for Segment alone, but what becomes of it:
 * https://help.close.com/docs/segment
 */
export function createOrUpdateContactAndLead(request: RequestClient, action_payload: object, settings: object) {
  return request('https://services.close.com/webhooks/segment/actions/create-update-contact-and-lead/', {
    method: 'post',
    json: { action_payload, settings }
  })
}

/** https://developer.close.com/resources/users/ */
export function checkCredentials(request: RequestClient) {
  return request('https://api.close.com/api/v1/me/', { searchParams: { _fields: 'id' } })
}
