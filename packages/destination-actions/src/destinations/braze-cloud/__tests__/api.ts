import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import braze from '..'

export const settings = { api_key: 'fake-key', app_id: 'my-app', endpoint: 'https://rest.iad-01.braze.com' } as const

export const testDestination = createTestIntegration(braze)

/** An answer of the pretended API: a status and a body. */
type Reply = [status: number, body?: object]

/**
 * Lets the API give these answers, one for each request to `path` with the right key.
 *
 * @returns the bodies of the requests, as they come
 */
export function api(path: string, replies: Reply[] = [[201, { message: 'success' }]], method = 'POST'): unknown[] {
  const bodies: unknown[] = []
  for (const [status, body] of replies) {
    nock('https://rest.iad-01.braze.com')
      .matchHeader('authorization', 'Bearer fake-key')
      .intercept(path, method)
      .reply((_, requestBody) => {
        bodies.push(requestBody)
        return [status, body]
      })
  }
  return bodies
}

/** Cuts the tests of a file off from the network, and forgets what one test left over before the next. */
export function isolate(): void {
  beforeAll(() => nock.disableNetConnect())
  afterEach(() => nock.cleanAll())
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}
