import * as core from '@segment/actions-core'
import * as trigger from '@segment/actions-core/trigger'
import { MultiStatusResponse, type AudienceDestinationDefinition } from '@segment/actions-core'
import { startVendor, type Vendor } from '../../__tests__/vendor'
import type { Source } from '../../workspace/source'

/** Where the destination sends its requests. */
export const VENDOR = 'https://api.example.com'

/** A destination with everything that has a route. It calls the vendor at {@link VENDOR}. */
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
      fields: {
        name: { label: 'Name', description: 'The name.', type: 'string', default: { '@path': '$.event' } },
        code: { label: 'Code', description: 'The code of the upload.', type: 'password' }
      },
      performBatch: async (_request, { payload }) => {
        const multiStatusResponse = new MultiStatusResponse()
        for (const each of payload) multiStatusResponse.pushSuccessResponse({ status: 202, sent: each, body: 'queued' })
        return { jobId: 'job-1', status: 202, multiStatusResponse }
      },
      performPoll: async (_request, { payload }) => ({ jobId: payload.jobId, status: 200, jobStatus: 'SUCCEEDED' })
    }
  }
}

/** Settings that the destination takes. */
export const settings = { apiKey: 'key-of-the-vendor' }

/** An event that the action `send` takes by its defaults. */
export const signedUp = { type: 'track', event: 'Signed Up', userId: 'u1' }

/**
 * Starts a vendor: `/lists` gives choices, `/token` a token, and a body that holds `refuse` gets 503. Everything else is
 * answered with 200 and what came in.
 */
export function startExampleVendor(): Promise<Vendor> {
  const answers: Record<string, unknown> = {
    '/lists': [{ label: 'A', value: 'a' }],
    '/token': { token: 'token-new' }
  }
  return startVendor(({ url, body }) => ({
    status: body.includes('refuse') ? 503 : 200,
    headers: { 'set-cookie': 'a=b' },
    body: answers[url] ?? { got: body, url }
  }))
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
