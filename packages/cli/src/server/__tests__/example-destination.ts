import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as core from '@segment/actions-core'
import { MultiStatusResponse, type AudienceDestinationDefinition } from '@segment/actions-core'
import * as trigger from '@segment/actions-core/trigger'
import type { Hono } from 'hono'
import { createApp } from '../app'
import type { Source } from '../source'

const VENDOR = 'https://api.example.com'

/** A destination with everything that has a route. It calls a vendor at `https://api.example.com`. */
export const definition: AudienceDestinationDefinition<{ apiKey: string; region?: string }, { list: string }> = {
  name: 'Example',
  slug: 'actions-example',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: {
      apiKey: { label: 'Key', description: 'The key.', type: 'password', required: true },
      region: {
        label: 'Region',
        description: 'Where.',
        type: 'string',
        choices: [{ label: 'Europe', value: 'eu' }]
      }
    },
    testAuthentication: (request, { settings }) => request(`${VENDOR}/me`, { headers: { 'x-key': settings.apiKey } }),
    refreshAccessToken: async (request, { auth }) => {
      const { data } = await request<{ token: string }>(`${VENDOR}/token`, { method: 'post', json: auth })
      return { accessToken: data.token, refreshToken: auth.refreshToken }
    }
  },
  extendRequest: ({ auth }) => (auth?.accessToken ? { headers: { authorization: `Bearer ${auth.accessToken}` } } : {}),
  onDelete: (request, { payload }) => request(`${VENDOR}/people/${payload.userId}`, { method: 'delete' }),
  audienceFields: {},
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (_request, { audienceName }) => ({ externalId: `id of ${audienceName}` }),
    getAudience: async (_request, { externalId }) => {
      if (externalId === 'gone') throw new Error('The audience is gone.')
      return { externalId }
    }
  },
  actions: {
    send: {
      title: 'Send',
      description: 'Sends an event.',
      defaultSubscription: 'type = "track"',
      fields: {
        name: {
          label: 'Name',
          description: 'The name.',
          type: 'string',
          required: true,
          default: { '@path': '$.event' }
        },
        mail: { label: 'Mail', description: 'The address.', type: 'string', format: 'email' },
        list: { label: 'List', description: 'The list.', type: 'string', dynamic: true }
      },
      dynamicFields: {
        list: async (request, { page, settings }) => {
          if (page === 'bad') throw new Error(`No page for ${settings.apiKey}.`)
          const { data } = await request<{ label: string; value: string }[]>(`${VENDOR}/lists`)
          return { choices: data }
        }
      },
      hooks: {
        onMappingSave: {
          label: 'Make a list',
          description: 'Makes a list.',
          inputFields: {
            list: {
              label: 'List',
              description: 'The list.',
              type: 'string',
              required: true,
              dynamic: async () => ({ choices: [{ label: 'One', value: '1' }] })
            }
          },
          performHook: async (_request, { hookInputs }) => ({ savedData: { made: hookInputs.list } })
        }
      },
      perform: (request, { payload, settings }) =>
        request(`${VENDOR}/events?key=${settings.apiKey}`, { method: 'post', json: payload }),
      performBatch: async (request, { payload }) => {
        await request(`${VENDOR}/batches`, { method: 'post', json: payload })
        const results = new MultiStatusResponse()
        for (const each of payload) {
          if (each.name === 'busy') results.pushErrorResponse({ status: 429, errormessage: 'Too many.' })
          else results.pushSuccessResponse({ status: 200, sent: each, body: 'ok' })
        }
        return results
      }
    },
    keep: {
      title: 'Keep',
      description: 'Sends no request.',
      fields: {},
      perform: (_request, { payload, auth }) => ({ kept: payload, token: auth?.accessToken })
    }
  },
  asyncActions: {
    upload: {
      title: 'Upload',
      description: 'Uploads a batch.',
      fields: { name: { label: 'Name', description: 'The name.', type: 'string', default: { '@path': '$.event' } } },
      performBatch: async (_request, { payload }) => {
        const multiStatusResponse = new MultiStatusResponse()
        for (const each of payload) multiStatusResponse.pushSuccessResponse({ status: 202, sent: each, body: 'queued' })
        return { jobId: 'job-1', status: 202, multiStatusResponse }
      },
      performPoll: async (_request, { payload }) => ({ jobId: payload.jobId, status: 200, jobStatus: 'SUCCEEDED' })
    }
  }
}

/** A request that the vendor got. */
export interface Received {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** A server on the loopback address in the place of the vendor. */
export interface Vendor {
  origin: string
  received: Received[]
  close: () => Promise<void>
}

/**
 * Starts a vendor: `/lists` gives choices, `/token` a token, and a body that holds `refuse` gets 503. Everything else is
 * answered with 200 and what came in.
 */
export async function startVendor(): Promise<Vendor> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    received.push({ method, url, headers, body })
    const answers: Record<string, unknown> = {
      '/lists': [{ label: 'A', value: 'a' }],
      '/token': { token: 'token-new' }
    }
    response.writeHead(body.includes('refuse') ? 503 : 200, { 'content-type': 'application/json', 'set-cookie': 'a=b' })
    response.end(JSON.stringify(answers[url] ?? { got: body, url }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, received, close: () => closeServer(server) }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** A source that always gives the example destination. */
export const exampleSource: Source = {
  current: () => ({
    place: { name: 'example', directory: '/example', entry: '/example/index.ts' },
    definition,
    runtime: { core, trigger }
  }),
  reload: () => {}
}

/** The application for the example destination, with the vendor in the place of `https://api.example.com`. */
export function createExampleApp(vendor: Pick<Vendor, 'origin'>, log?: (line: string) => void): Promise<Hono> {
  return createApp({ source: exampleSource, rewrites: new Map([[VENDOR, vendor.origin]]), log })
}

/** Posts JSON to the application. */
export async function post(app: Hono, path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await app.request(path, { method: 'POST', body: text, headers })
  // oxlint-disable-next-line typescript/no-explicit-any -- each route has a shape of its own
  return { status: response.status, body: (await response.json()) as any }
}
