import { gzipSync } from 'node:zlib'
import type { DestinationDefinition } from '@segment/actions-core'
import { fixedConfig, type Config, type ConfiguredDestination } from '../../config/config'
import type { Counted, NewEvent } from '../../store/store'
import { createIntake } from '../app'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const AT = '2026-01-02T03:04:05.000Z'

function destination(id: string, more: Partial<ConfiguredDestination> = {}): ConfiguredDestination {
  const definition: DestinationDefinition = { name: `The ${id}`, mode: 'cloud', actions: {} }
  const subscription = { ID: 'all', partnerAction: 'send', subscribe: 'type = "track"', mapping: {} }
  return {
    id,
    kind: id,
    definition,
    enabled: true,
    whileDisabled: 'drop',
    sources: new Set(['web', 'app']),
    settings: {},
    settingsDigest: '',
    subscriptions: [{ id: 'all', enabled: true, subscription, digest: '' }],
    secrets: [],
    limits: {} as ConfiguredDestination['limits'],
    ...more
  }
}

function intakeWith(destinations: ConfiguredDestination[] = [destination('slack')], publicUrl?: string) {
  const stored: NewEvent[] = []
  const counted: Counted[] = []
  const errors: unknown[] = []
  const state = { isDown: false }
  const sources = [
    { id: 'web', writeKeys: ['key-web', 'key-old'], enabled: true },
    { id: 'app', writeKeys: ['key-app'], enabled: true },
    { id: 'off', writeKeys: ['key-off'], enabled: false }
  ]
  const config: Config = {
    folder: '/',
    digest: '',
    sources,
    destinations,
    vendors: new Map(),
    retention: {} as Config['retention']
  }
  const app = createIntake({
    config: fixedConfig(config),
    counter: { add: (each) => void counted.push(each) },
    store: {
      enqueue: async (events) => {
        if (state.isDown) throw new Error('disk full')
        return events.map((event) => {
          const isNew = !stored.some(({ messageId }) => messageId === event.messageId)
          if (isNew) {
            stored.push(event)
            counted.push(...(event.counts ?? []))
          }
          return isNew
        })
      }
    },
    onStoreError: (error) => void errors.push(error),
    onBug: (error) => void errors.push(error),
    ...(publicUrl !== undefined && { publicUrl }),
    now: () => NOW
  })
  const post = async (path: string, body: unknown, init: RequestInit = {}) => {
    const response = await app.request(path, {
      method: 'POST',
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      ...init,
      headers: { authorization: basic('key-web'), ...(init.headers as Record<string, string>) }
    })
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>
    }
  }
  return {
    app,
    post,
    stored,
    counted,
    errors,
    state,
    events: () => stored.map(({ body }) => JSON.parse(body) as unknown)
  }
}

const basic = (writeKey: string) => `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`
const track = { userId: 'u-1', event: 'Signed Up', messageId: 'm-1' }

describe('calls', () => {
  test.each([
    ['track', track, 'track'],
    ['t', track, 'track'],
    ['identify', { userId: 'u-1', traits: { a: 1 } }, 'identify'],
    ['i', { anonymousId: 'a-1' }, 'identify'],
    ['page', { userId: 'u-1', name: 'Home' }, 'page'],
    ['p', { userId: 'u-1' }, 'page'],
    ['screen', { userId: 'u-1' }, 'screen'],
    ['s', { userId: 'u-1' }, 'screen'],
    ['group', { userId: 'u-1', groupId: 'g-1' }, 'group'],
    ['g', { userId: 'u-1', groupId: 7 }, 'group'],
    ['alias', { userId: 'u-1', previousId: 'p-1' }, 'alias'],
    ['a', { userId: 'u-1', previousId: 'p-1' }, 'alias']
  ])('/v1/%s stores an event', async (path, body, type) => {
    const { post, events, stored } = intakeWith()
    expect(await post(`/v1/${path}`, body)).toMatchObject({ status: 200, body: { success: true } })
    expect(events()).toEqual([{ ...body, type, messageId: stored[0]!.messageId, timestamp: AT, receivedAt: AT }])
    expect(stored[0]).toMatchObject({ source: 'web', receivedAt: NOW })
    expect(stored[0]!.messageId).toMatch('messageId' in body ? /^m-1$/ : /^api-[0-9a-f-]{36}$/)
  })

  test('/v1/batch joins what the batch says with each event, and corrects the clock of the sender', async () => {
    const { post, events } = intakeWith()
    const batch = [
      { type: 'track', ...track, timestamp: '2026-01-02T03:00:00Z' },
      { type: 'identify', userId: 'u-1', messageId: 'm-2', context: { ip: '1.2.3.4' }, writeKey: 'key-web' }
    ]
    const sentAt = '2026-01-02T03:03:05.000Z'
    const answer = await post('/v1/batch', {
      batch,
      sentAt,
      context: { app: { name: 'A' } },
      integrations: { All: true }
    })
    expect(answer).toMatchObject({ status: 200, body: { success: true } })
    const times = { sentAt, receivedAt: AT }
    expect(events()).toEqual([
      {
        ...batch[0],
        context: { app: { name: 'A' } },
        integrations: { All: true },
        ...times,
        originalTimestamp: '2026-01-02T03:00:00Z',
        timestamp: '2026-01-02T03:01:00.000Z'
      },
      {
        type: 'identify',
        userId: 'u-1',
        messageId: 'm-2',
        context: { ip: '1.2.3.4' },
        integrations: { All: true },
        ...times,
        timestamp: AT
      }
    ])
  })

  test('/v1/import keeps the time that an event says', async () => {
    const { post, events } = intakeWith()
    const timestamp = '2020-01-01T00:00:00.000Z'
    await post('/v1/import', { batch: [{ type: 'track', ...track, timestamp }], sentAt: '2026-01-01T00:00:00Z' })
    expect(events()).toMatchObject([{ timestamp, originalTimestamp: timestamp }])
  })

  test('a time that is none is that of the arrival', async () => {
    const { post, events } = intakeWith()
    await post('/v1/track', { ...track, timestamp: 'yesterday', sentAt: -8.64e15 })
    await post('/v1/track', { ...track, messageId: 'm-2', timestamp: 8.64e15, sentAt: -8.64e15 })
    expect(events()).toMatchObject([{ timestamp: AT, originalTimestamp: 'yesterday' }, { timestamp: AT }])
  })

  test('gzip', async () => {
    const { post, events } = intakeWith()
    const headers = { 'content-encoding': 'gzip' }
    expect(await post('/v1/track', gzipSync(JSON.stringify(track)), { headers })).toMatchObject({ status: 200 })
    expect(events()).toMatchObject([track])
  })

  test('an event with a messageId that is stored already is not stored again', async () => {
    const { post, stored, counted } = intakeWith([])
    await post('/v1/track', track)
    expect(await post('/v1/track', track)).toMatchObject({ status: 200, body: { success: true } })
    expect(stored).toHaveLength(1)
    expect(counted.map(({ outcome }) => outcome)).toEqual(['accepted', 'duplicate'])
  })
})

describe('what is rejected', () => {
  const large = 'x'.repeat(32 * 1024)
  const bomb = gzipSync(JSON.stringify({ ...track, properties: { text: 'x'.repeat(600_000) } }))
  const deep = '['.repeat(15_000) + ']'.repeat(15_000)
  const headers = { 'content-encoding': 'gzip' }
  test.each<[string, string, unknown, RequestInit, number, string]>([
    ['an unknown call', '/v1/trak', track, {}, 404, 'There is no POST /v1/trak.'],
    ['a list', '/v1/track', [track], {}, 400, 'The body must be a JSON object.'],
    ['nothing', '/v1/track', '', {}, 400, 'The body is empty. Send an event as JSON.'],
    ['no JSON', '/v1/track', '{', {}, 400, 'The body is not valid JSON.'],
    ['no gzip', '/v1/track', '{}', { headers }, 400, 'The body is not gzip'],
    ['another encoding', '/v1/track', '{}', { headers: { 'content-encoding': 'br' } }, 400, 'The content encoding br'],
    [
      'what is too large when unzipped',
      '/v1/track',
      bomb,
      { headers },
      400,
      'larger than 500 KB when it is decompressed'
    ],
    ['a large request', '/v1/batch', JSON.stringify({ batch: [large.repeat(16)] }), {}, 400, 'larger than 500 KB'],
    ['a large event', '/v1/track', { ...track, properties: { large } }, {}, 400, 'larger than 32 KB'],
    ['deep nesting', '/v1/track', `{"userId":"u","event":"e","properties":${deep}}`, {}, 400, ''],
    ['nobody', '/v1/track', { event: 'e' }, {}, 400, "track needs 'userId' or 'anonymousId'."],
    ['no name', '/v1/track', { userId: 'u' }, {}, 400, "track needs 'event'"],
    ['no group', '/v1/group', { userId: 'u' }, {}, 400, "group needs 'groupId'."],
    ['no other', '/v1/alias', { userId: 'u' }, {}, 400, "alias needs 'previousId'."],
    ['no batch', '/v1/batch', {}, {}, 400, "'batch' must be a list but it is missing."],
    ['too many', '/v1/batch', { batch: Array(2501).fill(0) }, {}, 400, "'batch' holds 2501 events"],
    [
      'a wrong key',
      '/v1/track',
      track,
      { headers: { authorization: basic('key-x') } },
      401,
      'No source has this write key.'
    ],
    ['no key', '/v1/track', track, { headers: { authorization: '' } }, 401, 'No source has this write key.'],
    [
      'a disabled source',
      '/v1/track',
      track,
      { headers: { authorization: basic('key-off') } },
      401,
      'The source off is disabled.'
    ]
  ])('%s', async (_, path, body, init, status, message) => {
    const { post, stored } = intakeWith()
    const answer = await post(path, body, init)
    expect(answer).toMatchObject({ status, body: { success: false, message: expect.stringContaining(message) } })
    expect(stored).toEqual([])
    expect(JSON.stringify(answer.body)).not.toContain('key-x')
  })

  test('only some events of a batch: the others are stored, and the answer says so', async () => {
    const { post, events, counted } = intakeWith([])
    const batch = [
      null,
      { type: 'track', ...track },
      { type: 'delete', userId: 'u' },
      { type: 'track', ...track, messageId: 'm-2', properties: { large } }
    ]
    const { status, body } = await post('/v1/batch', { batch })
    expect(status).toBe(400)
    expect(body).toEqual({
      success: false,
      message:
        'batch[0]: an event must be an object but it is null. ' +
        "batch[2]: 'type' must be one of track, identify, page, screen, group, alias. " +
        'batch[3]: the event is larger than 32 KB. The other events of the request are stored: 1.'
    })
    expect(events()).toMatchObject([track])
    expect(counted).toEqual([
      { destination: '', subscription: 'web', outcome: 'rejected', reason: 'invalid' },
      { destination: '', subscription: 'web', outcome: 'rejected', reason: 'invalid' },
      { destination: '', subscription: 'web', outcome: 'rejected', reason: 'too large' },
      { destination: '', subscription: 'web', outcome: 'accepted', reason: '' }
    ])
  })

  test('everything while the store is away', async () => {
    const { post, state, errors } = intakeWith()
    state.isDown = true
    const { status, headers: answered, body } = await post('/v1/track', track)
    expect({ status, body, wait: answered.get('retry-after') }).toEqual({
      status: 503,
      body: { success: false, message: 'Events cannot be stored now. Send the request again.' },
      wait: '5'
    })
    expect(errors).toEqual([new Error('disk full')])
    state.isDown = false
    expect(await post('/v1/track', track)).toMatchObject({ status: 200 })
  })
})

test('paths may end in a slash, as those of some SDKs do', async () => {
  const { post } = intakeWith()
  expect(await post('/v1/import/', { batch: [{ type: 'track', ...track }] })).toMatchObject({ status: 200 })
})

test('browsers: preflight, the write key in the body, and what analytics.js loads', async () => {
  const { app, stored } = intakeWith()
  const origin = { origin: 'https://shop.example' }
  const preflight = await app.request('/v1/t', {
    method: 'OPTIONS',
    headers: { ...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  const sent = await app.request('/v1/t', {
    method: 'POST',
    headers: { ...origin, 'content-type': 'text/plain' },
    body: JSON.stringify({ ...track, writeKey: 'key-app' })
  })
  expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  expect(stored).toMatchObject([{ source: 'app' }])
  expect(stored[0]!.body).not.toContain('key-app')
  const settings = await app.request('http://events.example/v1/projects/key-old/settings', { headers: origin })
  expect(await settings.json()).toEqual({
    integrations: { 'Segment.io': { apiKey: 'key-old', apiHost: 'events.example/v1', protocol: 'http' } }
  })
  expect((await app.request('/v1/projects/nope/settings')).status).toBe(404)
  expect((await app.request('/v1/m', { method: 'POST', body: '{}' })).status).toBe(200)
  expect(await (await app.request('/health')).json()).toEqual({ ok: true })
})

test('the address of a proxy, also below a path; anything else is refused', async () => {
  const { app } = intakeWith([], 'https://shop.example/events/')
  const settings = await app.request('/v1/projects/key-web/settings', { headers: { host: '10.0.0.1' } })
  expect(await settings.json()).toMatchObject({
    integrations: { 'Segment.io': { apiHost: 'shop.example/events/v1', protocol: 'https' } }
  })
  expect(() => intakeWith([], 'events.example')).toThrow("--public-url: 'events.example' is not an address.")
})

describe('the IP address of a user', () => {
  const browser = { library: { name: 'analytics.js' } }
  test.each<[string, context: object | undefined, from: string, ip: string | undefined]>([
    ['a browser', browser, '198.51.100.7', '198.51.100.7'],
    ['an IPv4 address on a socket for IPv6', browser, '::ffff:198.51.100.7', '198.51.100.7'],
    ['an app', { library: { name: 'analytics-kotlin' } }, '198.51.100.7', '198.51.100.7'],
    ['an address that the event has', { ...browser, ip: '0.0.0.0' }, '198.51.100.7', '0.0.0.0'],
    ['an IPv6 address', browser, '2001:db8::1', undefined],
    ['a server', { library: { name: '@segment/analytics-node' } }, '198.51.100.7', undefined],
    ['no library', {}, '198.51.100.7', undefined],
    ['no context', undefined, '198.51.100.7', undefined]
  ])('%s', async (_, context, remoteAddress, ip) => {
    const { app, events } = intakeWith()
    const body = JSON.stringify({ ...track, context, writeKey: 'key-web' })
    const init = { method: 'POST', body, headers: { 'x-forwarded-for': '203.0.113.1' } }
    await app.request('/v1/track', init, { incoming: { socket: { remoteAddress } } })
    expect((events()[0] as { context?: { ip?: string } }).context?.ip).toBe(ip)
  })

  test('behind a proxy: the address that the proxy has added', async () => {
    const { app, events } = intakeWith(undefined, 'https://events.example.com')
    const body = JSON.stringify({ ...track, context: browser, writeKey: 'key-web' })
    const init = { method: 'POST', body, headers: { 'x-forwarded-for': '203.0.113.66, 198.51.100.7' } }
    await app.request('/v1/track', init, { incoming: { socket: { remoteAddress: '10.0.0.1' } } })
    expect(events()).toMatchObject([{ context: { ip: '198.51.100.7' } }])
  })
})

describe('where an event goes', () => {
  const page = { subscribe: 'type = "page"', ID: 'pages', partnerAction: 'send', mapping: {} }
  const ordered = destination('slack').subscriptions[0]!
  const all = [
    destination('slack', {
      subscriptions: [
        { ...ordered, orderKey: ({ userId }) => userId ?? undefined },
        { id: 'pages', enabled: true, subscription: page, digest: '' },
        { ...ordered, id: 'off', enabled: false }
      ]
    }),
    destination('elsewhere', { sources: new Set(['app']) }),
    destination('kept', { enabled: false, whileDisabled: 'keep' }),
    destination('dropped', { enabled: false }),
    destination('enriched', {
      beforeMapping: async (event) => event,
      subscriptions: [{ id: 'pages', enabled: true, subscription: page, digest: '' }]
    })
  ]
  const toSlack = { destination: 'slack', subscription: 'all', order: 'u-1' }
  const toKept = { destination: 'kept', subscription: 'all' }
  const toEnriched = { destination: 'enriched', subscription: 'pages' }
  test.each<[string, unknown, unknown[]]>([
    ['sources, triggers and destinations that are disabled', undefined, [toSlack, toKept, toEnriched]],
    ['integrations: none', { All: false }, []],
    ['integrations: only the name', { All: false, 'The slack': true }, [toSlack]],
    ['integrations: the ID, with options', { All: false, slack: { a: 1 } }, [toSlack]],
    ['integrations: all but one', { 'The enriched': false }, [toSlack, toKept]],
    ['integrations: not an object', 'x', [toSlack, toKept, toEnriched]]
  ])('%s', async (_, integrations, jobs) => {
    const { post, stored } = intakeWith(all)
    await post('/v1/track', { ...track, ...(integrations !== undefined && { integrations }) })
    expect(stored[0]!.jobs).toEqual(jobs)
  })

  test('is counted where it does not go', async () => {
    const { post, counted } = intakeWith(all)
    await post('/v1/track', { ...track, integrations: { kept: false } })
    expect(counted).toEqual([
      { destination: '', subscription: 'web', outcome: 'accepted', reason: '' },
      { destination: 'slack', subscription: 'pages', outcome: 'filtered', reason: 'trigger' },
      { destination: 'kept', subscription: 'all', outcome: 'filtered', reason: 'integrations' },
      { destination: 'dropped', subscription: 'all', outcome: 'discarded', reason: 'disabled' }
    ])
    const count = counted.length
    await post('/v1/track', { ...track, integrations: { kept: false } })
    expect(counted.slice(count)).toEqual([{ destination: '', subscription: 'web', outcome: 'duplicate', reason: '' }])
  })
})
