import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSender, parseScript, startStandIn, type StandIn } from '@segment/actions-session'
import { openPlace, storePlace, type Store } from '@segment/actions-delivery'
import Ajv2020 from 'ajv/dist/2020'
import type { Vendor } from '../../__tests__/vendor'
import { serveProvider } from '../../auth/fake-provider/serve-provider'
import { pressInBrowser } from '../../auth/__tests__/log-in'
import { createApi } from '../api'
import { ALLOWED_ORIGINS, createApp } from '../app'
import { createChanges, type Changes } from '../changes'
import { showDelivery } from '../delivery-api'
import { listen, type Listening } from '../../loopback/listen'
import { OPEN_API } from '../open-api'
import { exampleSource, settings, signedUp, startExampleVendor, VENDOR } from './example-destination'

const ajv = new Ajv2020({ strict: false }).addSchema(OPEN_API, 'api')
const STORED = { ...settings, region: 'eu', undeclared: 'not shown', oauth: { access_token: 'a-stored-token' } }
const MAPPING = { '@path': '$.event' }
const covered = new Set<string>()

let root: string
let vendor: Vendor
let standIn: StandIn
let changes: Changes
let delivery: ReturnType<typeof showDelivery>
let listening: Listening
let token: string

const file = () => join(root, '.settings', 'actions-example.json')
const stored = () => JSON.parse(readFileSync(file(), 'utf8'))
const origin = () => `http://127.0.0.1:${listening.port}`

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'serve-api-'))
  mkdirSync(join(root, '.settings'))
  writeFileSync(file(), JSON.stringify(STORED))
  vendor = await startExampleVendor()
  standIn = await startStandIn(parseScript('500'))
  changes = createChanges()
  const rewrites = new Map([[VENDOR, vendor.origin]])
  const send = createSender(rewrites)
  const destinations = [{ name: 'example', source: exampleSource }]
  const app = await createApp({ source: exampleSource, send })
  delivery = showDelivery({ folder: root })
  app.route('/api', await createApi({ root, destinations, rewrites, send, standIn, changes, delivery }))
  listening = await listen(app, 0, ALLOWED_ORIGINS)
  token = (await call('GET', '/session')).body.token
})

afterEach(async () => {
  changes.close()
  await listening.close(0)
  await Promise.all([vendor.close(), standIn.close(), delivery.close()])
  rmSync(root, { recursive: true })
})

/** Calls a route and checks that its answer is as described. */
async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin()}/api${path}`, {
    method,
    headers: { ...(method !== 'GET' && { 'x-actions-token': token, 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) })
  })
  const text = await response.text()
  const answer = JSON.parse(text)
  const route = routeOf(path)
  const kind = response.status === 200 ? '200' : 'default'
  const pointer = `/paths/${route.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${kind}/content/application~1json/schema`
  const validate = ajv.compile({ $ref: `api#${encodeURI(pointer)}` })
  expect({ path, valid: validate(answer), errors: validate.errors }).toEqual({ path, valid: true, errors: null })
  if (response.status === 200) covered.add(`${method} ${route}`)
  expect(text).not.toMatch(/key-of-the-vendor|a-stored-token|not shown/)
  return { status: response.status, body: answer }
}

function routeOf(path: string): string {
  const [bare = ''] = path.split('?')
  const fits = (route: string) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare)
  return Object.keys(OPEN_API.paths).find(fits)!
}

const run = (body: object) => call('POST', '/destinations/example/run', { action: 'send', events: [signedUp], ...body })

it('lists and describes the destinations', async () => {
  expect((await call('GET', '/destinations')).body.destinations).toEqual([
    {
      name: 'example',
      title: 'Example',
      slug: 'actions-example',
      mode: 'cloud',
      actions: ['upload', 'send', 'keep'],
      isReady: true,
      mappings: { total: 0, enabled: 0 }
    }
  ])
  expect((await call('GET', '/destinations/example')).body).toMatchObject({
    name: 'example',
    definition: { actions: { send: { title: 'Send', fields: { mail: { label: 'Mail', format: 'email' } } } } },
    settings: { secrets: ['apiKey'] }
  })
  expect((await call('GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(OPEN_API)))
})

it('never sends a secret setting, and writes settings to a file that only its owner can read', async () => {
  expect((await call('GET', '/destinations/example/settings')).body).toEqual({
    file: '.settings/actions-example.json',
    settings: { region: 'eu' },
    secrets: ['apiKey'],
    oauth: ['access_token'],
    environment: [],
    problems: []
  })
  const { body } = await call('PUT', '/destinations/example/settings', { settings: { region: 'mars', apiKey: null } })

  expect(body).toMatchObject({ settings: { region: 'mars' }, secrets: [] })
  expect(body.problems).toEqual([
    "The root value is missing the required field 'apiKey'.",
    'Region must be one of: "eu".'
  ])
  const { apiKey: _, ...others } = STORED
  expect(stored()).toEqual({ ...others, region: 'mars' })
  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

it('tests the stored settings, with the exchange and without the secrets', async () => {
  const path = '/destinations/example/authenticate'
  const { body } = await call('POST', path, {})

  expect(body).toMatchObject({
    ok: true,
    exchanges: [{ request: { url: `${VENDOR}/me` }, response: { statusCode: 200 } }]
  })
  expect(vendor.received).toMatchObject([{ url: '/me', headers: { 'x-key': settings.apiKey } }])
  await call('PUT', '/destinations/example/settings', { settings: { apiKey: null } })
  expect((await call('POST', path, {})).body).toMatchObject({ ok: false, fields: { apiKey: expect.any(String) } })
})

it('starts a login, and says how it ended', async () => {
  const path = '/destinations/example/login'
  const client = { clientId: 'an-app', clientSecret: 'secret-of-the-app' }
  const { provider, stop } = await serveProvider(0, { ...client, expiresIn: 3600 })
  try {
    const { authorizeUrl, tokenUrl } = provider
    const missing = await call('POST', path, { authorizeUrl, tokenUrl: 'http://example.com' })
    expect(missing).toMatchObject({
      status: 400,
      body: { fields: { clientId: 'It is required.', tokenUrl: 'It must start with https://.' } }
    })
    expect((await call('GET', path)).body).toEqual({ client: {}, hasClientSecret: false })

    const { body } = await call('POST', path, { authorizeUrl, tokenUrl, ...client })
    expect(body).toMatchObject({ state: 'waiting', address: expect.stringContaining(authorizeUrl) })
    expect(await pressInBrowser(body.address, 'deny')).toContain('<h1>Not logged in</h1>')
    let view = body
    while (view.state === 'waiting') view = (await call('GET', path)).body
    expect(view).toMatchObject({ state: 'failed', error: expect.stringContaining('access_denied') })
    expect(stored()).toEqual(STORED)
  } finally {
    await stop()
  }
})

it('refreshes the tokens and saves them', async () => {
  expect((await call('POST', '/destinations/example/refresh', {})).body).toEqual({
    file: '.settings/actions-example.json',
    rotated: false
  })
  expect(stored().oauth).toEqual({ access_token: 'token-new' })
})

it('goes on with the last code that loads, and says why the newest does not', async () => {
  await call('GET', '/destinations/example')
  jest.spyOn(exampleSource, 'current').mockImplementation(() => {
    throw new Error('src/index.ts:3:1: Unexpected "}".')
  })
  try {
    const { body } = await call('GET', '/destinations/example')
    expect(body).toMatchObject({ definition: { name: 'Example' }, error: 'src/index.ts:3:1: Unexpected "}".' })
    expect((await call('GET', '/destinations')).body.destinations).toMatchObject([
      { title: 'Example', error: body.error }
    ])
    expect((await run({ mapping: { name: MAPPING } })).body).toMatchObject({ delivered: true })
  } finally {
    jest.restoreAllMocks()
  }
})

const mapping = {
  id: 'sign-ups',
  name: 'Sign-ups',
  enabled: true,
  partnerAction: 'send',
  subscribe: 'type = "track"',
  mapping: { name: MAPPING }
}

it('stores mappings beside the settings', async () => {
  const path = '/destinations/example/mappings'
  expect((await call('GET', path)).body).toEqual({ mappings: [], most: 50 })
  expect((await call('PUT', path, { mappings: [mapping] })).body.mappings).toEqual([mapping])
  expect((await call('GET', path)).body.mappings).toEqual([mapping])
  expect(stored()).toEqual({ ...STORED, subscriptions: [mapping] })
  expect((await run({ mode: 'real' })).status).toBe(200)
})

it('makes ids for mappings without one', async () => {
  const { id: _, ...unnamed } = mapping
  const { body } = await call('PUT', '/destinations/example/mappings', {
    mappings: [unnamed, { ...mapping, id: 'm3' }, unnamed]
  })

  expect(body.mappings.map(({ id }: { id: string }) => id)).toEqual(['m1', 'm3', 'm53'])
  expect(stored().subscriptions).toEqual(body.mappings)
})

describe('filters', () => {
  const path = '/destinations/example/filters'
  const filters = [
    { name: 'Tests', trigger: 'properties.test = true', do: 'drop', enabled: true },
    { do: 'drop-properties', properties: ['properties.card', 'properties.items.price'] },
    { do: 'keep-properties', properties: ['traits.plan'], enabled: false }
  ]
  const test = { ...signedUp, properties: { test: true } }
  const plain = { ...signedUp, properties: { id: 1 } }
  const card = { ...signedUp, properties: { card: '4111', items: [{ price: 1 }, { id: 2 }] } }

  it('are stored beside the settings', async () => {
    expect((await call('GET', path)).body).toEqual({ filters: [] })
    expect((await call('PUT', path, { filters })).body).toEqual({ filters })
    expect((await call('GET', path)).body).toEqual({ filters })
    expect(stored()).toEqual({ ...STORED, filters })
    expect((await call('PUT', '/destinations/example/settings', { settings: { region: 'eu' } })).body.problems).toEqual(
      []
    )
  })

  it('are not stored if they are not valid', async () => {
    expect(await call('PUT', path, { filters: [{ do: 'keep' }] })).toMatchObject({
      status: 400,
      body: { error: "Filter 1: 'do' must be drop, drop-properties or keep-properties, but it is 'keep'." }
    })
    expect(stored()).toEqual(STORED)
  })

  it.each([false, true])('run before the mapping (as a batch: %s), and are reported', async (batch) => {
    await call('PUT', path, { filters })
    const given = {
      mode: 'real',
      batch,
      mapping: { name: { '@json': { mode: 'encode', value: { '@path': '$.properties' } } } }
    }
    const { body } = await run({ ...given, events: [test, card, plain] })

    expect(body.mappings[0].results).toMatchObject([
      {
        filters: [{ name: 'Tests', applied: true, trigger: { met: true, conditions: [{ actual: true }] } }],
        trigger: null,
        outcome: {
          stage: 'filter',
          retry: false,
          message: "The filter 'Tests' dropped the event: the event matches its trigger properties.test = true."
        }
      },
      {
        filtered: { properties: { items: [{}, { id: 2 }] } },
        filters: [
          { name: 'Tests', applied: false, removed: [] },
          { name: 'Filter 2', applied: true, removed: ['properties.card', 'properties.items.price'] }
        ],
        outcome: { stage: 'delivered' }
      },
      { filters: [{ applied: false }, { applied: true, removed: [] }], outcome: { stage: 'delivered' } }
    ])
    expect(body.mappings[0].results[2]).not.toHaveProperty('filtered')
    expect(JSON.stringify(vendor.received)).not.toMatch(/4111|price|test/)
    expect(vendor.received).toHaveLength(batch ? 1 : 2)
  })

  it('run before the mapping of POST /<action> too', async () => {
    await call('PUT', path, { filters })
    const lines: string[] = []
    const send = createSender(new Map([[VENDOR, vendor.origin]]))
    const app = await createApp({ source: exampleSource, send, root, log: (line) => lines.push(line) })
    const body = JSON.stringify({ payload: [test, signedUp], settings, mapping: { name: MAPPING } })
    const [failure] = await (await app.request('/send', { method: 'POST', body })).json()

    expect(failure.outcome).toMatchObject({
      filters: [[{ name: 'Tests', applied: true }], [{ applied: false }, { applied: true }]],
      payloads: [{ name: 'Signed Up' }],
      multistatus: [
        { status: 400, errormessage: expect.stringContaining("The filter 'Tests' dropped") },
        { status: 200 }
      ]
    })
    expect(vendor.received).toHaveLength(1)
    expect(lines).toEqual([expect.stringMatching(/: 1 request \(200\), 1 of 2 events discarded: dropped by a filter$/)])
  })

  it('show in explanations', async () => {
    await call('PUT', path, { filters })
    const { body } = await call('POST', '/destinations/example/explain', { action: 'send', events: [card, test] })

    expect(body.events).toMatchObject([
      { filters: [{ applied: false }, { applied: true }], filtered: { properties: { items: [{}, { id: 2 }] } } },
      { filters: [{ name: 'Tests', do: 'drop', applied: true }], trigger: null, fields: [{ key: 'name' }, {}, {}] }
    ])
  })
})

it.each([
  [Array.from({ length: 51 }, () => mapping), 'A destination has at most 50 mappings, but there are 51. Remove 1.'],
  [{}, "'mappings' must be a list but it is a object."],
  [[mapping, mapping], "Two mappings have the id 'sign-ups'. Change one of them."],
  [[{ ...mapping, id: 'a/b' }], "'mappings[0].id' must be made of letters, digits, - and _ but it is a string."],
  [[mapping, { ...mapping, subscribe: 'type' }], "The trigger 'type' does not parse"],
  [[{ ...mapping, partnerAction: 1 }], "'mappings[0].partnerAction' must be the key of an action but it is a number."],
  [[{ ...mapping, mapping: [] }], "'mappings[0].mapping' must be an object but it is a list."]
])('does not store mappings that are not valid: %#', async (mappings, message) => {
  const { status, body } = await call('PUT', '/destinations/example/mappings', { mappings })

  expect({ status, error: body.error }).toEqual({ status: 400, error: expect.stringContaining(message) })
  expect(stored()).toEqual(STORED)
})

it('explains trigger, mapping and validation of events', async () => {
  const { body } = await call('POST', '/destinations/example/explain', {
    action: 'send',
    mapping: { name: MAPPING, mail: 'no address' },
    subscribe: 'type = "track"',
    events: [signedUp, { type: 'page' }]
  })

  expect(body.events).toMatchObject([
    {
      trigger: { met: true, conditions: [{ text: 'type = "track"', holds: true, actual: 'track' }] },
      fields: [{ key: 'name', reads: [{ path: 'event', value: 'Signed Up' }], payload: 'Signed Up' }, {}, {}],
      problems: [{ message: 'Mail must be a valid email address string but it was not.' }]
    },
    { trigger: { met: false }, fields: [{ key: 'name', reads: [{ path: 'event' }] }, {}, {}] }
  ])
  expect(vendor.received).toEqual([])
})

it('explains the other fields when one cannot be mapped', async () => {
  const { body } = await call('POST', '/destinations/example/explain', {
    action: 'send',
    mapping: { name: MAPPING, mail: { '@liquid': '{{ event | ' } },
    events: [signedUp]
  })

  expect(body.events).toMatchObject([
    {
      fields: [{ key: 'name', payload: 'Signed Up' }, { key: 'mail', error: expect.stringContaining('{{ event') }, {}],
      problems: [],
      mappingError: expect.stringContaining('{{ event')
    }
  ])
})

it('lists the choices of a dynamic field', async () => {
  const choices = (body: object) => call('POST', '/destinations/example/choices', { action: 'send', ...body })

  expect((await choices({ field: 'list' })).body).toMatchObject({
    choices: [{ label: 'A', value: 'a' }],
    exchanges: [{ request: { url: `${VENDOR}/lists` }, response: { statusCode: 200 } }]
  })
  expect((await choices({ field: 'list', page: 'bad' })).body).toEqual({
    choices: [],
    error: { code: '500', message: 'No page for [redacted].' },
    exchanges: []
  })
  expect(await choices({ field: 'name' })).toMatchObject({ status: 404 })
})

describe('a run', () => {
  it('sends nothing when it is dry', async () => {
    const { body } = await run({ mapping: { name: MAPPING } })

    const time = { startMs: expect.any(Number), ms: expect.any(Number) }
    const exchange = { request: { body: '{"name":"Signed Up"}' }, time }
    expect(body).toMatchObject({
      number: 1,
      mode: 'dry',
      delivered: true,
      events: [signedUp],
      mappings: [{ results: [{ exchanges: [exchange], outcome: { stage: 'delivered' }, times: {} }], batches: [] }]
    })
    expect(vendor.received).toEqual([])
  })

  it('sends to the vendor when it is real', async () => {
    const { body } = await run({ mode: 'real', batch: true, mapping: { name: MAPPING }, events: [signedUp, signedUp] })

    const batch = { events: [0, 1], exchanges: [{ response: { statusCode: 200 } }] }
    expect(body).toMatchObject({ delivered: true, batch: true, mappings: [{ batches: [batch] }] })
    expect(vendor.received).toMatchObject([{ url: '/batches', headers: { authorization: 'Bearer a-stored-token' } }])
  })

  it('runs the stored mappings that are enabled', async () => {
    const other = { ...mapping, id: 'pages', name: 'Pages', subscribe: 'type = "page"' }
    const mappings = [mapping, { ...mapping, id: 'off', name: 'Off', enabled: false }, other]
    await call('PUT', '/destinations/example/mappings', { mappings })
    const { body } = await call('POST', '/destinations/example/run', { events: [signedUp, { type: 'group' }] })

    expect(body.delivered).toBe(false)
    expect(
      body.mappings.map((each: { mapping: { name: string }; results: { outcome: { stage: string } }[] }) => [
        each.mapping.name,
        ...each.results.map(({ outcome }) => outcome.stage)
      ])
    ).toEqual([
      ['Sign-ups', 'delivered', 'trigger'],
      ['Pages', 'trigger', 'trigger']
    ])
    const { reasons, totals } = (await call('GET', '/destinations/example/overview')).body
    expect(totals).toEqual([{ mode: 'dry', delivered: 1, retried: 0, failed: 0, discarded: 1 }])
    expect(reasons).toMatchObject([
      { verdict: 'discarded', reason: 'No matching mapping', count: 1, samples: [{ run: 1, event: { type: 'group' } }] }
    ])
  })

  it.each([
    ['400', { stage: 'action', status: 400, retry: false }],
    ['429:30', { stage: 'action', status: 429, retry: true, retryAfterMs: 30_000 }],
    ['500', { stage: 'action', status: 500, retry: true }],
    ['cut', { stage: 'action', retry: true }],
    ['slow:1', { stage: 'delivered', status: 200 }]
  ])('meets the faults of a stand-in: %s', async (script, outcome) => {
    const { body } = await run({ mode: 'stand-in', script, mapping: { name: MAPPING } })

    expect(body.mappings).toMatchObject([{ results: [{ outcome }] }])
    expect(vendor.received).toEqual([])
  })
})

it('lists the runs that are under way, and cancels one', async () => {
  const path = '/destinations/example/running'
  const events = [signedUp, signedUp]
  const answer = run({ id: 'mine', mapping: { name: MAPPING }, events, mode: 'stand-in', script: 'slow:600000' })
  for (;;) {
    const { runs } = (await call('GET', path)).body
    if (runs[0]?.step === 'send waits for api.example.com') break
  }
  expect((await call('GET', path)).body.runs).toMatchObject([{ id: 'mine', done: 0, of: 2 }])
  await call('DELETE', `${path}/mine`)

  const { body } = await answer
  expect(body).toMatchObject({ number: 1, cancelled: true, delivered: false })
  const outcomes = body.mappings[0].results.map(({ outcome }: { outcome: { stage: string } }) => outcome.stage)
  expect(outcomes).toEqual(['cancelled', 'cancelled'])
  expect((await call('GET', path)).body.runs).toEqual([])
  expect((await call('DELETE', `${path}/mine`)).status).toBe(404)
})

describe('a hook', () => {
  const hook = { action: 'send', hook: 'onMappingSave' }
  const runHook = async (more: object) => (await call('POST', '/destinations/example/hooks', { ...hook, ...more })).body

  it.each(['dry', 'stand-in', 'real'])('runs with its inputs: %s', async (mode) => {
    expect(await runHook({ inputs: { list: 'VIPs' }, mode })).toEqual({ savedData: { made: 'VIPs' }, exchanges: [] })
  })

  it('says which input is not valid', async () => {
    expect(await runHook({ inputs: {} })).toMatchObject({
      error: { message: "The root value is missing the required field 'list'." },
      fields: { list: expect.any(String) }
    })
  })

  it('has choices for its inputs', async () => {
    const { body } = await call('POST', '/destinations/example/choices', { ...hook, field: 'list', hookInputs: {} })
    expect(body.choices).toEqual([{ label: 'One', value: '1' }])
  })
})

describe('the history', () => {
  it('has each run, without secrets, and replays it', async () => {
    await run({ mapping: { name: MAPPING }, mode: 'stand-in', script: '429:30' })
    const path = '/destinations/example/runs'
    const { body } = await call('POST', `${path}/1/replay`)

    expect(body).toMatchObject({ number: 2, replayOf: 1, script: '429:30', events: [signedUp], delivered: false })
    expect((await call('GET', `${path}/2`)).body).toEqual(body)
    const [newest, oldest] = (await call('GET', path)).body.runs
    expect([newest.number, oldest.number, oldest.title, oldest.counts.retried]).toEqual([2, 1, 'Signed Up', 1])
    expect((await call('DELETE', path)).body).toEqual({ runs: [] })
    expect(await call('GET', `${path}/1`)).toMatchObject({
      status: 404,
      body: { error: 'The history has no run 1. It keeps the last 200.' }
    })
  })

  it('does not keep a run that asks for that', async () => {
    expect((await run({ mapping: { name: MAPPING }, keep: false })).body.number).toBeUndefined()
    expect((await call('GET', '/destinations/example/runs')).body.runs).toEqual([])
  })

  it('does not keep mappings with secrets', async () => {
    const { body } = await run({ action: 'upload', mapping: { name: MAPPING, code: 'code-of-a-mapping' } })

    expect(JSON.stringify(body)).not.toContain('code-of-a-mapping')
    expect(body.mappings[0].mapping.mapping.code).toBe('[redacted]')
    expect((await call('POST', '/destinations/example/runs/1/replay')).status).toBe(400)
  })

  it('does not keep events with secrets', async () => {
    const event = { ...signedUp, event: settings.apiKey }
    const { body } = await run({ mapping: { name: MAPPING }, events: [event] })

    expect(body.events[0].event).toBe('[redacted]')
    expect(await call('POST', '/destinations/example/runs/1/replay')).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('run 1 held secrets') }
    })
  })
})

it('has sample events', async () => {
  const { body } = await call('GET', '/events')
  expect(body.events.find(({ name }: { name: string }) => name === 'order-completed').event.event).toBe(
    'Order Completed'
  )
  expect((await call('GET', '/events/order-completed?count=3')).body.events).toHaveLength(3)
  expect((await call('GET', '/events/order-complete')).status).toBe(400)
})

it('changes the script of the stand-in that the server was started with', async () => {
  expect((await call('GET', '/stand-in')).body).toEqual({ origin: standIn.origin, script: '500', answered: 0 })
  expect((await call('PUT', '/stand-in', { script: '401,200' })).body.script).toBe('401,200')
  expect((await fetch(standIn.origin)).status).toBe(401)
})

it('streams reloads', async () => {
  const response = await fetch(`${origin()}/api/changes`)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader.read()).value).toBe('event: ready\ndata: {}\n\n')
  changes.tell('reload', { files: ['index.ts'], errors: [] })
  expect((await reader.read()).value).toBe('event: reload\ndata: {"files":["index.ts"],"errors":[]}\n\n')
  changes.close()
  expect((await reader.read()).done).toBe(true)
  covered.add('GET /changes')
})

it.each([
  ['no token', { 'x-actions-token': '' }, 403],
  ['another token', { 'x-actions-token': 'x'.repeat(36) }, 403],
  ['a form', { 'content-type': 'text/plain' }, 415],
  ['the page of the hosted tester', { origin: 'https://app.segment.com' }, 403]
])('does not change anything for a call with %s', async (_what, headers, status) => {
  const { body, ...answer } = await call(
    'PUT',
    '/destinations/example/settings',
    { settings: { region: 'us' } },
    headers
  )

  expect({ ...answer, ok: body.ok }).toEqual({ status, ok: false })
  expect(stored()).toEqual(STORED)
})

it.each([
  ['GET', '/destinations/exampel', undefined, 404, "There is no destination 'exampel'. Did you mean example?"],
  ['PUT', '/destinations/example/settings', { settings: { regoin: 1 } }, 400, 'Did you mean region?'],
  ['POST', '/destinations/example/run', { action: 'send', events: [signedUp], mode: 'wet' }, 400, "'mode' in the body"],
  ['POST', '/destinations/example/run', { action: 'send', events: [] }, 400, 'empty list'],
  ['POST', '/destinations/example/run', { action: 'none', events: [{}] }, 404, "There is no action 'none'"],
  ['POST', '/destinations/example/run', { events: [signedUp] }, 400, 'No mapping is enabled.'],
  ['POST', '/destinations/example/run', { mappings: 1, events: [signedUp] }, 400, "'mappings' in the body must be a"],
  ['GET', '/delivery?minutes=0', undefined, 503, 'There is no store'],
  ['POST', '/delivery/pause', {}, 503, 'There is no store'],
  ['GET', '/destinations/example/runs/x', undefined, 404, "'x' is not the number of a run."]
])('%s %s with %j fails with %s', async (method, path, body, status, message) => {
  expect(await call(method, path, body)).toMatchObject({ status, body: { error: expect.stringContaining(message) } })
})

it('shows what a delivery did, and operates it', async () => {
  const away = await call('GET', '/delivery')
  expect(away).toMatchObject({ status: 503, body: { error: expect.stringContaining('There is no store') } })

  writeFileSync(join(root, 'delivery.yaml'), 'destinations: { crm: { kind: webhook, subscriptions: { all: {} } } }')
  const store = await openPlace(storePlace(root))
  await deliverBadly(store)
  await store.close()
  expect((await call('GET', '/delivery?minutes=10&span=5')).body).toMatchObject({
    minutes: 10,
    destinations: [{ id: 'crm', kind: 'webhook', configured: 'enabled', subscriptions: [{ counts: { failed: 2 } }] }],
    timeline: [{ destination: 'crm', subscription: 'all', outcome: 'failed', count: 2 }]
  })
  const { letters, isAll } = (await call('GET', '/delivery/dead?code=BAD_REQUEST&since=1h&limit=1')).body
  expect([isAll, letters]).toMatchObject([
    false,
    [{ messageId: 'm2', event: { type: 'track' }, sample: { response: { status: 400 } } }]
  ])
  const older = await call('GET', `/delivery/dead?before=${letters[0].id}`)
  expect(older.body).toMatchObject({ isAll: true, letters: [{ messageId: 'm1' }] })

  expect((await call('POST', '/delivery/replay', {})).body.error).toContain('Say which dead letters')
  expect((await call('POST', '/delivery/replay', { ids: [letters[0].id] })).body).toEqual({ replayed: 1 })
  expect((await call('POST', '/delivery/replay', { all: true })).body).toEqual({ replayed: 1 })
  const names = { destination: 'crm', subscription: 'all' }
  expect((await call('POST', '/delivery/pause', { ...names, reason: 'Work.' })).body).toEqual({
    ...names,
    paused: true
  })
  expect((await call('GET', '/delivery')).body.destinations).toMatchObject([{ pauses: [{ reason: 'Work.' }] }])
  expect((await call('POST', '/delivery/resume', names)).body).toEqual({ ...names, paused: false })
})

/** Stores two events, and gives both up. */
async function deliverBadly(store: Store): Promise<void> {
  const jobs = [{ destination: 'crm', subscription: 'all' }]
  const event = { source: 'web', receivedAt: Date.now(), body: '{"type":"track"}' }
  await store.enqueue(['m1', 'm2'].map((messageId) => ({ ...event, messageId, jobs })))
  const { leases } = await store.lease('worker', ['crm'], 60_000)
  const found = await store.fresh(leases.map((lease) => ({ ...lease, after: 0, limit: 10 })))
  const error = { code: 'BAD_REQUEST', scope: 'event', status: 400, attempts: 1, message: 'Bad Request' }
  const sample = JSON.stringify({ request: { url: VENDOR, headers: {} }, response: { status: 400, body: 'no' } })
  await store.settle(
    'worker',
    found
      .toSorted((a, b) => a.eventId - b.eventId)
      .map((job, place) => ({
        job,
        lease: leases.find(({ part }) => part === job.part)!,
        outcome: 'failed',
        reason: 'BAD_REQUEST',
        dead: { ...event, ...error, messageId: `m${place + 1}`, title: 'track', order: null, sample }
      }))
  )
}

it('describes each route that it has, and the tests above call each', () => {
  const described = Object.entries(OPEN_API.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
  )

  expect([...covered].toSorted()).toEqual(described.toSorted())
})
