import {
  IntegrationError,
  MultiStatusResponse,
  type ActionDefinition,
  type DestinationDefinition,
  type InputField
} from '@segment/actions-core'

export interface Settings {
  apiKey: string
}

interface Payload {
  path: string
  list?: string
}

const text = { label: 'Text', description: 'A text.', type: 'string' } as const satisfies InputField

/** A destination that posts to a path of the vendor, which decides how it answers. Nobody listens at `closedUrl`. */
export function definitionFor(vendorUrl: string, closedUrl: string): DestinationDefinition<Settings> {
  const send: ActionDefinition<Settings, Payload> = {
    title: 'Send',
    description: 'Sends.',
    fields: {
      path: { ...text, required: true },
      list: text,
      batch_size: { ...text, type: 'number', default: 2 },
      batch_keys: { label: 'Keys', description: 'Keys.', type: 'string', multiple: true, default: ['list'] }
    },
    syncMode: { default: 'add', label: 'Mode', description: 'Mode.', choices: [{ label: 'Add', value: 'add' }] },
    perform: (request, { payload, settings }) => {
      if (payload.path === '/partner') {
        throw new IntegrationError('The partner credential is missing.', 'MISSING_PARTNER_CREDENTIAL', 403)
      }
      if (payload.path === '/relative') return request('/relative')
      if (payload.path === '/nothing') return new Promise(() => {})
      const url = payload.path === '/refused' ? closedUrl : `${vendorUrl}${payload.path}`
      return request(url, { method: 'post', json: { key: settings.apiKey } })
    },
    performBatch: async (request, { payload }) => {
      const results = new MultiStatusResponse()
      for (const [index, { path }] of payload.entries()) {
        const { status } = await request(`${vendorUrl}${path}`, { method: 'post', json: {}, throwHttpErrors: false })
        if (status < 400) results.setSuccessResponseAtIndex(index, { status, sent: { path }, body: 'ok' })
        else results.setErrorResponseAtIndex(index, { status, errormessage: `The vendor answered ${status}.` })
      }
      return results
    }
  }
  return {
    name: 'Host Example',
    mode: 'cloud',
    authentication: {
      scheme: 'custom',
      fields: { apiKey: { ...text, type: 'password', required: true } }
    },
    actions: {
      send,
      single: { ...send, performBatch: undefined as never },
      describe: {
        ...send,
        perform: (_request, { syncMode, matchingKey, ...input }) =>
          [syncMode, matchingKey, (input as { rawData?: { userId?: string } }).rawData?.userId].join()
      }
    }
  }
}

/** The same vendor behind OAuth. */
export function oauthDefinitionFor(vendorUrl: string): DestinationDefinition<Settings> {
  return {
    name: 'Host Example with OAuth',
    mode: 'cloud',
    authentication: {
      scheme: 'oauth2',
      fields: {},
      refreshAccessToken: async (request, { auth }) => {
        const json = { refresh_token: auth.refreshToken }
        const { data } = await request<{ accessToken: string; refreshToken: string }>(`${vendorUrl}/token`, {
          method: 'post',
          json
        })
        return data
      }
    },
    extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
    actions: {
      send: {
        title: 'Send',
        description: 'Sends.',
        fields: {},
        perform: (request) => request(`${vendorUrl}/oauth`, { method: 'post' })
      }
    }
  }
}
