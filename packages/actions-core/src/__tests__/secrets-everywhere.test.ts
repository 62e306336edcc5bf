import { inspect } from 'node:util'
import {
  Destination,
  errorData,
  MultiStatusResponse,
  type ActionDefinition,
  type AsyncBatchResponse,
  type DestinationDefinition,
  type JournalEntry,
  type JSONObject,
  type Logger,
  type SegmentEvent,
  type StatsContext,
  type SubscriptionStats,
  type Transport
} from '..'

// Every secret has a mark of its own. Whatever leaves a delivery is walked, hidden fields and responses included, and no
// mark may be in it.

const MARKS = ['password', 'access', 'refresh', 'client', 'renewed', 'dynamic', 'mapped', 'template'].map(
  (name) => `MARK-${name}`
)
MARKS.push('mark-password')
type Settings = { apiKey: string; name?: string }

const text = { label: 'Text', description: 'A text.', type: 'string' } as const
const url = 'https://api.example.com'

const send: ActionDefinition<Settings, { text: string }> = {
  title: 'Send',
  description: 'Sends.',
  fields: {
    text: { ...text, required: true },
    login: { ...text, type: 'password' },
    code: { ...text, type: 'password' }
  },
  perform: (request, { payload, settings, logger, auth, statsContext }) => {
    logger?.info(`key ${settings.apiKey} token ${auth?.accessToken}`)
    statsContext?.tags.push(`key:${settings.apiKey}`)
    statsContext?.statsClient.incr(`sent.${settings.apiKey}`, 1, [...statsContext.tags, `token:${auth?.accessToken}`])
    return request(`${url}/send?key=${settings.apiKey}`, { method: 'post', json: { ...payload, settings, auth } })
  },
  performBatch: async (request, { payload, settings, auth }) => {
    const { data } = await request<JSONObject>(`${url}/batch`, { method: 'post', json: { settings, auth } })
    const answer = new MultiStatusResponse()
    for (const [index, each] of payload.entries()) {
      const sent = { ...each, key: settings.apiKey, token: auth?.accessToken }
      if (index === 0) answer.pushSuccessResponse({ status: 200, sent, body: data })
      else answer.pushErrorResponse({ status: 400, errormessage: `no ${settings.apiKey}`, sent, body: data })
    }
    return answer
  }
}

const throwing: typeof send = {
  ...send,
  perform: (_, { settings, auth }) => {
    const cause = new Error(`cause ${settings.apiKey}`)
    throw Object.assign(new Error(`key ${settings.apiKey}`, { cause }), { details: { auth } })
  }
}
const inHost: typeof send = {
  ...send,
  perform: (request, { settings }) =>
    request(`https://${settings.apiKey}.example.com/send`, {
      method: 'post',
      headers: { [settings.apiKey]: 'a secret name' }
    })
}
const several: typeof send = {
  ...send,
  perform: async (...given) => Promise.all([send.perform(...given), send.perform(...given)])
}

const definition: DestinationDefinition<Settings> = {
  name: 'Example',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: { apiKey: { ...text, type: 'password', required: true }, name: text },
    refreshAccessToken: async (request, { auth }) => {
      await request(`${url}/token`, { method: 'post', json: { ...auth } })
      return { accessToken: 'MARK-renewed' }
    }
  },
  extendRequest: ({ settings, auth }) => ({
    headers: { authorization: `Bearer ${auth?.accessToken}`, 'x-key': settings.apiKey },
    username: settings.apiKey
  }),
  actions: { send, throwing, inHost, several }
}

/** Answers with the whole request in the body and a header, with the status that its path has in `statuses`. */
const echo =
  (statuses: Record<string, number>): Transport =>
  async (address, { method, headers, body }) => {
    const { pathname } = new URL(address)
    const seen = { address, method, headers: Object.fromEntries(headers), body }
    return Response.json(seen, {
      status: statuses[pathname] ?? 200,
      headers: { 'x-echo': JSON.stringify(seen.headers), 'set-cookie': 'session=MARK-access' }
    })
  }

/** Everything that can be read from a value, as one text. */
async function readAll(value: unknown, seen = new Set<unknown>()): Promise<string> {
  if (typeof value !== 'object' || value === null) return String(value)
  if (seen.has(value)) return ''
  seen.add(value)
  const parts = [inspect(value, { showHidden: true, depth: 0, maxStringLength: null })]
  if (value instanceof Headers || value instanceof Map) parts.push(JSON.stringify([...value]))
  if (value instanceof Response) {
    parts.push(await value.text(), value.url, value.statusText, await readAll(value.headers, seen))
  }
  if (value instanceof Request) parts.push(await value.clone().text(), value.url, await readAll(value.headers, seen))
  for (const key of Reflect.ownKeys(value)) parts.push(String(key), await readAll(Reflect.get(value, key), seen))
  return parts.join('\n')
}

const event: SegmentEvent = { type: 'track', event: 'Hello', properties: { note: 'MARK-password' } }

it.each([
  ['an accepted event', 'send', {}, false],
  ['a rejected event', 'send', { '/send': 400 }, false],
  ['an event that gets 401 twice', 'send', { '/send': 401 }, false],
  ['a token endpoint that rejects', 'send', { '/send': 401, '/token': 400 }, false],
  ['a perform that throws', 'throwing', {}, false],
  ['a rejected event whose host and header are secret', 'inHost', { '/send': 400 }, false],
  ['a perform that returns several responses', 'several', {}, false],
  ['an accepted batch', 'send', {}, true],
  ['a rejected batch', 'send', { '/batch': 500 }, true]
])('%s leaves no secret in anything that a host gets', async (_, partnerAction, statuses, isBatch) => {
  const journal: JournalEntry[] = []
  const stats: SubscriptionStats[] = []
  const lines: string[] = []
  const logger = { info: (...message: string[]) => lines.push(...message) } as unknown as Logger
  const mapping = {
    text: { '@path': '$.event' },
    note: 'MARK-password',
    login: 'MARK-mapped',
    code: { '@template': 'MARK-template' }
  }
  const settings = {
    apiKey: 'MARK-password',
    oauth: {
      access_token: 'MARK-access',
      refresh_token: 'MARK-refresh',
      clientId: 'id',
      clientSecret: 'MARK-client'
    },
    dynamicAuthSettings: { oauth: { type: 'bearer', access_token: 'MARK-dynamic' } },
    subscriptions: [
      { partnerAction, subscribe: 'type = "track"', mapping },
      { partnerAction, subscribe: 'type = "page"', mapping }
    ]
  }
  const metrics: unknown[] = []
  const statsClient = { incr: (...metric: unknown[]) => metrics.push(metric) }
  const options = {
    journal,
    logger,
    statsContext: { statsClient, tags: ['host:a'] } as unknown as StatsContext,
    onComplete: (given: SubscriptionStats) => stats.push(given),
    transport: echo(statuses)
  }
  const destination = new Destination(definition)
  const delivery = isBatch
    ? destination.onBatch([event, event], settings, options)
    : destination.onEvent(event, settings, options)
  const ended = await delivery.then(
    (results) => ({ results }),
    (error: unknown) => ({ error, data: errorData(error) })
  )
  const all = await readAll({ ended, journal, stats, lines, metrics, responses: destination.responses })
  expect(MARKS.filter((mark) => all.includes(mark))).toEqual([])
  expect(all).toContain('[redacted]')
  expect([journal, lines, stats, metrics].some((list) => list.length > 0)).toBe(true)
})

it.each([202, 400])(
  'an upload that is answered with %d shows no secret of the account or the mapping',
  async (status) => {
    const { fields, performBatch } = send
    const upload = {
      title: 'Upload',
      description: 'Uploads.',
      fields,
      performBatch: async (...[request, { payload, settings, auth }]: Parameters<NonNullable<typeof performBatch>>) => {
        const { data: body } = await request<JSONObject>(`${url}/upload`, { method: 'post', json: payload })
        const multiStatusResponse = new MultiStatusResponse()
        for (const each of payload)
          multiStatusResponse.pushSuccessResponse({
            status,
            sent: { ...each, key: settings.apiKey, token: auth?.accessToken },
            body
          })
        return { jobId: 'a', status, multiStatusResponse }
      },
      performPoll: jest.fn()
    }
    const destination = new Destination(
      { ...definition, actions: {}, asyncActions: { upload } as never },
      { transport: echo({ '/upload': status }) }
    )
    const input = {
      events: [event],
      mapping: { text: { '@path': '$.event' }, login: 'MARK-mapped' },
      settings: { apiKey: 'MARK-password' },
      auth: { accessToken: 'MARK-access', refreshToken: 'MARK-refresh' }
    }
    const ended = await destination.executeAsyncBatch('upload', input).catch((error: unknown) => error)
    const shown = await readAll(
      ended instanceof Error ? ended : (ended as AsyncBatchResponse).multiStatusResponse.getAllResponses()
    )
    expect(MARKS.filter((mark) => shown.includes(mark))).toEqual([])
    expect(shown).toContain('[redacted]')
  }
)

it('hooks and dynamic fields that fail show no secret, and a hook keeps what it saves', async () => {
  const shown = (key: string) => ({ error: { message: `key ${key}`, code: '400' } })
  const fields = { text: { ...text, dynamic: true } as const }
  const hooks: typeof send.hooks = {
    onMappingSave: {
      label: 'Save',
      description: 'Saves.',
      performHook: async (_, { settings, payload }) => {
        if (payload.text === 'throw') throw new Error(`key ${settings.apiKey}`, { cause: settings })
        return { ...shown(settings.apiKey), successMessage: settings.apiKey, savedData: { key: settings.apiKey } }
      }
    }
  }
  const dynamicFields = {
    text: async (_: unknown, { settings }: { settings: Settings }) => ({ choices: [], ...shown(settings.apiKey) })
  }
  const destination = new Destination<Settings>({
    ...definition,
    actions: { send: { ...send, fields, hooks, dynamicFields } }
  })
  const input = {
    settings: { apiKey: 'MARK-password' },
    payload: { text: 'a' },
    auth: { accessToken: '', refreshToken: '' }
  }
  const hook = (payload: object) => destination.actions.send.executeHook('onMappingSave', { ...input, payload })
  expect(await hook(input.payload)).toEqual({
    ...shown('[redacted]'),
    successMessage: '[redacted]',
    savedData: { key: 'MARK-password' }
  })
  const failure = await hook({ text: 'throw' }).catch((error: unknown) => error)
  expect(await readAll(failure)).toMatch(/key \[redacted\]/)
  expect(await readAll(failure)).not.toMatch(/MARK-/)
  expect(await destination.executeDynamicField('send', 'text', input)).toEqual({ choices: [], ...shown('[redacted]') })
})

it.each([
  ['the host name', 'https://mark-1234.example.com/send', 'https://redacted.example.com/send'],
  ['the path', 'https://api.example.com/mark-1234', 'https://api.example.com/[redacted]']
])('a rejected request keeps its error if %s holds a secret', async (_, requested, shown) => {
  const destination = new Destination<Settings>({
    ...definition,
    authentication: { ...definition.authentication!, scheme: 'custom' },
    extendRequest: () => ({}),
    actions: { send: { ...send, perform: (request) => request(requested) } }
  })
  const subscription = { partnerAction: 'send', subscribe: 'type = "track"', mapping: { text: 'x' } }
  const delivery = destination.onEvent(
    event,
    { apiKey: 'mark-1234', subscription },
    { transport: async () => Response.json({}, { status: 400 }) }
  )
  await expect(delivery).rejects.toMatchObject({
    name: 'HTTPError',
    request: { url: shown },
    response: { status: 400 }
  })
})
