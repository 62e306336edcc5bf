import { startVendor, type Received, type Vendor } from './vendor'

/** The settings of an account of {@link startMarketingCloud}. */
export const SETTINGS = {
  subdomain: 'mc-fake',
  account_id: '10001',
  client_id: 'fake-client-id',
  client_secret: 'fake-client-secret'
}

/** A mapping of the asynchronous action that needs only a track event. */
export const MAPPING = {
  keys: { '@path': '$.properties.keys' },
  values: { Name: { '@path': '$.event' } },
  onMappingSave: { outputs: { id: 'DE-1', name: 'Orders' } }
}

/** An event whose row has the key `id`. */
export function orderOf(id: string) {
  return { type: 'track' as const, event: 'Order Completed', userId: 'u1', properties: { keys: { Id: id } } }
}

/**
 * What the stand-in answers to a poll: a status of a job, or an error of the API. `Unread` stands for a complete job whose
 * results are answered with 503.
 */
export type PollAnswer = 'Pending' | 'Unread' | 'Complete' | 'Error' | 503

/**
 * Starts a stand-in for Salesforce Marketing Cloud. It wants the token that `/v2/token` returns, queues rows as the job
 * `job-1`, and answers the polls in turn with `polls`, the last of them again and again. Of a job that is complete, the
 * row with the key `twice` has failed.
 */
export function startMarketingCloud(polls: PollAnswer[]): Promise<Vendor> {
  const left = [...polls]
  let rows: { Id: string }[] = []
  let isUnread = false
  const answers: Record<string, (request: Received) => { status?: number; body: unknown }> = {
    'PUT /data/v1/async/dataextensions/DE-1/rows': ({ body }) => {
      rows = (JSON.parse(body) as { items: typeof rows }).items
      return { status: 202, body: { requestId: 'job-1', resultMessages: [] } }
    },
    'GET /data/v1/async/job-1/status': () => {
      const answer = left.length > 1 ? left.shift() : left[0]
      if (answer === 503) return { status: 503, body: {} }
      isUnread = answer === 'Unread'
      const requestStatus = isUnread ? 'Complete' : answer
      return { body: { requestId: 'job-1', status: { requestStatus, hasErrors: true } } }
    },
    'GET /data/v1/async/job-1/results': () => {
      if (isUnread) return { status: 503, body: {} }
      const items = rows.map(({ Id }) =>
        Id === 'twice' ? { status: 'Error', message: 'Duplicate key.' } : { status: 'OK' }
      )
      return { body: { count: items.length, page: 1, pageSize: 50, items } }
    }
  }
  return startVendor((request) => {
    if (request.url === '/v2/token') return { body: { access_token: 'fake-fresh-token' } }
    if (request.headers.authorization !== 'Bearer fake-fresh-token') return { status: 401, body: {} }
    return answers[`${request.method} ${request.url}`]?.(request) ?? { status: 404, body: {} }
  })
}

/** Where its requests would go: to the stand-in. */
export function rewritesTo({ origin }: Vendor): [from: string, to: string][] {
  return ['auth', 'rest'].map((api) => [`https://mc-fake.${api}.marketingcloudapis.com`, origin])
}
