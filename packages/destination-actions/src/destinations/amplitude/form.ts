import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'
import { requestOptions } from './request-options'

/**
 * Posts a form of the API key and one value as JSON, which is what the endpoints beside the uploads of events take
 * instead of a JSON body.
 *
 * @param name what the endpoint calls the value
 */
export function postForm(
  request: RequestClient,
  url: string,
  { apiKey }: Settings,
  name: 'identification' | 'mapping',
  value: unknown,
  minIdLength: number | null | undefined
) {
  const options = requestOptions(minIdLength)
  return request(url, {
    method: 'post',
    body: new URLSearchParams({
      api_key: apiKey,
      [name]: JSON.stringify(value),
      ...(options && { options: JSON.stringify(options) })
    })
  })
}
