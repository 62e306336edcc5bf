import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSender } from '@segment/actions-session'
import type { Hono } from 'hono'
import { makeWorkspace, type Workspace } from '../try/__tests__/temporary-destination'
import { createApp } from '../server/app'
import { tryAction, type TryOptions } from '../try/try-action'
import { describeReport } from '../try/describe-report'
import { findDestination } from '../workspace/destinations'
import { createSource } from '../workspace/source'
import { startVendor, type Vendor } from './vendor'

// Each secret has a mark, and the vendor answers with all that it gets. No mark may be in what `serve` and `try` answer,
// print, log or write, in clear, in base64 or percent-encoded, whatever ends well or badly. The walk through what the
// runtime hands to a host is in packages/actions-core/src/__tests__/secrets-everywhere.test.ts.

const API = 'https://api.leaky.example.com'
const PASSWORD = 'Mark-1/ä'
const OAUTH = {
  access_token: 'mark-access-2',
  refresh_token: 'mark-refresh-3',
  clientId: 'client',
  clientSecret: 'mark-client-4'
}
const FRESH = { access_token: 'mark-fresh-5', refresh_token: 'mark-next-6', id_token: 'mark-id-7' }
/** A field of type password, in a mapping. */
const CODE = 'mark-mapping-8'
const MARKS = [
  PASSWORD,
  CODE,
  OAUTH.access_token,
  OAUTH.refresh_token,
  OAUTH.clientSecret,
  ...Object.values(FRESH)
].flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')])

/** Each place where a destination may let a secret out. */
const LEAKY = `
import { MultiStatusResponse } from '@segment/actions-core'
const API = '${API}'
const text = { label: 'Text', description: 'A text.', type: 'string' }
const tell = (logger, settings, auth) => {
  logger?.info?.('key ' + settings.apiKey, new Error(settings.apiKey), new Map([[auth?.accessToken, settings]]))
}
const failure = (settings, auth) =>
  Object.assign(new Error('key ' + settings.apiKey, { cause: auth?.accessToken }), { auth, url: new URL(API + '/' + settings.apiKey) })
export default {
  name: 'Leaky', slug: 'actions-leaky', mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: { apiKey: { ...text, type: 'password', required: true } },
    testAuthentication: (request, { settings }) => request(API + '/me/' + settings.apiKey),
    refreshAccessToken: async (request, { auth }) => {
      const { data } = await request(API + '/token', { method: 'post', json: auth })
      return { accessToken: data.access_token }
    }
  },
  extendRequest: ({ settings, auth }) => ({
    headers: { 'x-any': settings.apiKey.replace('ä', 'a'), authorization: 'Bearer ' + auth?.accessToken }
  }),
  onDelete: (request, { settings }) => request(API + '/reject/' + settings.apiKey, { method: 'delete' }),
  audienceFields: {},
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { settings }) => { throw failure(settings) },
    getAudience: (request, { settings }) => request(API + '/reject/' + settings.apiKey)
  },
  actions: {
    send: {
      title: 'Send', description: 'Sends.', defaultSubscription: 'type = "track"',
      fields: {
        path: { ...text, required: true, default: { '@path': '$.event' }, dynamic: true },
        code: { ...text, type: 'password' }
      },
      dynamicFields: { path: async (request, { settings, auth }) => { throw failure(settings, auth) } },
      perform: async (request, { payload, settings, auth, logger }) => {
        tell(logger, settings, auth)
        if (payload.path === 'throw') throw failure(settings, auth)
        if (payload.path === 'text') throw 'key ' + settings.apiKey
        if (payload.path === 'object') throw { key: settings.apiKey }
        return request(API + '/' + payload.path + '?key=' + encodeURIComponent(settings.apiKey), {
          method: 'post', json: { payload, settings, auth, basic: btoa('user:' + settings.apiKey.replace('ä', 'a')) }
        })
      },
      performBatch: async (request, { payload, settings, auth }) => {
        const results = new MultiStatusResponse()
        for (const { path } of payload) {
          const sent = { path, settings, auth }
          if (path === 'ok') results.pushSuccessResponse({ status: 200, sent, body: sent })
          else results.pushErrorResponse({ status: 400, errormessage: 'key ' + settings.apiKey, sent, body: sent })
        }
        return results
      }
    }
  }
}
`

let vendor: Vendor
let workspace: Workspace
let app: Hono
const lines: string[] = []

beforeEach(async () => {
  vendor = await startVendor(({ url, headers, body }) => {
    if (url === '/token') return { body: FRESH }
    const isExpired = url.startsWith('/expired') && headers.authorization === `Bearer ${OAUTH.access_token}`
    const status = isExpired ? 401 : url.startsWith('/reject') ? 400 : 200
    return { status, headers: { 'x-echo': encodeURIComponent(JSON.stringify(headers)) }, body: { url, headers, body } }
  })
  workspace = makeWorkspace()
  workspace.write('packages/destination-actions/src/destinations/leaky/index.ts', LEAKY)
  workspace.write('.settings/actions-leaky.json', { apiKey: PASSWORD, oauth: OAUTH })
  const source = createSource(findDestination(workspace.root, 'leaky', 'cloud'))
  app = await createApp({
    source,
    send: createSender(new Map([[API, vendor.origin]])),
    settings: () => ({ apiKey: PASSWORD, oauth: { ...OAUTH } }),
    root: workspace.root,
    log: (line) => lines.push(line)
  })
})

afterEach(async () => {
  workspace.remove()
  await vendor.close()
  lines.length = 0
})

const mapping = { path: { '@path': '$.event' }, code: CODE }
const marksIn = (text: string) => MARKS.filter((mark) => text.includes(mark))
const event = (name: string) => ({ type: 'track', event: name, properties: { note: PASSWORD } })

it.each<[path: string, body: object, status: number]>([
  ...['ok', 'reject', 'expired', 'throw', 'text', 'object'].map((name): [string, object, number] => [
    '/send',
    { payload: event(name), mapping },
    200
  ]),
  ['/send', { payload: [event('ok'), event('reject')], mapping }, 200],
  ['/send/path', { payload: { code: CODE } }, 500],
  ['/authenticate', {}, 200],
  ['/delete', { payload: { userId: 'u' } }, 200],
  ['/createAudience', { audienceName: 'a' }, 400],
  ['/getAudience', { externalId: 'a' }, 400]
])('serve: POST %s %j shows no secret', async (path, body, status) => {
  const response = await app.request(path, { method: 'POST', body: JSON.stringify(body) })
  const shown = `${await response.text()}\n${lines.join('\n')}`

  expect([response.status, marksIn(shown)]).toEqual([status, []])
  expect(lines).toHaveLength(1)
})

it('serve: GET shows no secret', async () => {
  const texts = ['/', '/manifest'].map(async (path) => (await app.request(path)).text())
  expect(marksIn((await Promise.all(texts)).join('\n'))).toEqual([])
})

it.each<[names: string[], options: TryOptions]>([
  ...['ok', 'reject', 'expired', 'throw', 'text', 'object'].map((name): [string[], TryOptions] => [[name], {}]),
  [['ok', 'reject'], { batch: true }],
  [['ok'], { 'dry-run': true }],
  [['ok'], { record: 'record.json' }],
  [['reject'], { record: 'record.json' }]
])('try: %j %j shows and writes no secret', async (names, options) => {
  const { record, ...others } = options
  const report = await tryAction(
    workspace.root,
    { destination: 'leaky', action: 'send' },
    {
      ...(names.length === 1
        ? { event: JSON.stringify(event(names[0]!)) }
        : { events: workspace.write('events.jsonl', names.map((name) => JSON.stringify(event(name))).join('\n')) }),
      map: [`code=${CODE}`],
      ...(!options['dry-run'] && { rewrite: [`${API}=${vendor.origin}`] }),
      ...others,
      ...(record && { record: join(workspace.root, record) })
    }
  )
  const style = { explain: true, width: 80, paint: ((text: string) => text) as never }
  const files = record ? [readFileSync(join(workspace.root, record), 'utf8')] : []

  expect(marksIn([JSON.stringify(report), ...describeReport(report, style), ...files].join('\n'))).toEqual([])
  expect(JSON.stringify(report)).toContain('[redacted]')
})
