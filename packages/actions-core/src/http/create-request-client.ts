import { createInstance, type Client } from './client'
import { addBasicAuth } from './hooks/basic-auth'
import { listHeaders } from './hooks/list-headers'
import { parseBody } from './hooks/parse-body'
import type { AllRequestOptions, RequestOptions } from './options'
import type { ModifiedResponse } from './response'

/** The client that destinations get: `request<Data>(url, options)` gives a response with `content` and `data`. */
export type RequestClient = ReturnType<typeof createRequestClient>

/** An error of a request that may carry a status. */
export interface ResponseError extends Error {
  status?: number
}

let baseClient: Client | undefined

/** Made at the first request: what mocks of fetch, loaded after this module, put in the place of Headers cannot be mixed. */
function base(): Client {
  return (baseClient ??= createInstance({
    headers: { 'user-agent': 'Segment (Actions)' },
    beforeRequest: [addBasicAuth],
    afterResponse: [parseBody, listHeaders]
  }))
}

/**
 * Makes the client of destinations: it names itself in `user-agent`, sends `username` and `password` as basic
 * credentials, and parses the body before hooks of the given options see the response.
 *
 * @param layers options, each merged over those before when the first request is made
 */
export function createRequestClient(...layers: AllRequestOptions[]) {
  let client: Client | undefined
  return <Data = unknown>(url: string, options?: RequestOptions): Promise<ModifiedResponse<Data>> => {
    client ??= base().extend(...layers)
    return client(url, options) as Promise<ModifiedResponse<Data>>
  }
}

export default createRequestClient
