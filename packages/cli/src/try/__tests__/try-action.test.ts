import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject } from '@segment/actions-core'
import { UsageError } from '../../errors'
import { tryAction, type TryOptions } from '../try-action'
import type { TryReport } from '../report'
import { makeWorkspace, startVendor, type Vendor, type Workspace } from './temporary-destination'

const KEY = 'parcel-key-0123456789'
const order = (id: string, more: JSONObject = {}) =>
  JSON.stringify({ type: 'track', event: 'Order Completed', properties: { order_id: id, ...more } })

let vendor: Vendor
let workspace: Workspace

beforeEach(async () => {
  vendor = await startVendor()
  workspace = makeWorkspace()
})

afterEach(async () => {
  workspace.remove()
  await vendor.close()
})

function tryShip(options: TryOptions): Promise<TryReport> {
  return tryAction(
    workspace.root,
    { destination: 'parcel', action: 'ship' },
    { setting: [`apiKey=${KEY}`], rewrite: [vendor.rewrite], ...options }
  )
}

describe('one event', () => {
  it('is delivered, and the report shows request, response and what the action returned without the secret', async () => {
    const report = await tryShip({ event: order('o-1') })

    expect(vendor.received).toMatchObject([{ method: 'POST', url: `/parcels?key=${KEY}`, body: '{"id":"o-1"}' }])
    expect(report).toMatchObject({
      destination: 'parcel',
      action: 'ship',
      mode: 'send',
      delivered: true,
      events: [
        {
          exchanges: [
            {
              request: { url: 'https://api.parcel.example.com/parcels?key=[redacted]', body: '{"id":"o-1"}' },
              response: { statusCode: 200, body: { ok: true } }
            }
          ],
          outcome: { stage: 'delivered', data: { ok: true } }
        }
      ]
    })
    expect(JSON.stringify(report)).not.toContain(KEY)
  })

  it('is made to fit the trigger and the defaults where none is given', async () => {
    const { delivered, events } = await tryShip({ 'dry-run': true })

    expect(delivered).toBe(true)
    expect(events[0]!.event).toMatchObject({ event: 'Order Completed', properties: { order_id: expect.any(String) } })
  })

  it('may be a sample, with changes', async () => {
    const { events } = await tryShip({
      event: 'Order Completed',
      set: ['properties.order_id=mine'],
      remove: ['properties.total'],
      'dry-run': true
    })

    expect(events[0]!.event.properties).toMatchObject({ order_id: 'mine', subtotal: expect.any(Number) })
    expect(events[0]!.event.properties).not.toHaveProperty('total')
  })

  it('may come from a file with a byte order mark', async () => {
    const file = workspace.write('event.json', '\uFEFF{"type":"page","userId":"u-9"}')
    const report = await tryShip({ event: `@${file}` })
    expect(report.events[0]!.event).toMatchObject({ userId: 'u-9' })
  })

  it('may come from a file', async () => {
    const file = workspace.write('event.json', order('from a file'))

    await tryShip({ event: `@${file}` })
    expect(vendor.received[0]!.body).toBe('{"id":"from a file"}')
  })

  it('is explained: conditions, fields, what cleaning and coercion did, and problems', async () => {
    const { delivered, events } = await tryShip({
      event: order('o-1', { weight: '250', note: '', mail: 'nobody' }),
      map: [
        'weight=$.properties.weight',
        'tags=fragile',
        'note=$.properties.note',
        'mail=$.properties.mail',
        'box={"width":"3","depth":4}'
      ]
    })

    expect(delivered).toBe(false)
    expect(vendor.received).toEqual([])
    expect(events[0]!.trigger).toEqual({
      text: 'type = "track" and event = "Order Completed"',
      origin: 'default',
      met: true,
      conditions: [
        { depth: 0, holds: true, text: 'all of' },
        { depth: 1, holds: true, text: 'type = "track"', path: 'type', actual: 'track' },
        { depth: 1, holds: true, text: 'event = "Order Completed"', path: 'event', actual: 'Order Completed' }
      ]
    })
    expect(events[0]!.fields).toEqual([
      {
        key: 'id',
        required: true,
        origin: 'default',
        expression: { '@path': '$.properties.order_id' },
        reads: [{ path: 'properties.order_id', value: 'o-1' }],
        mapped: 'o-1',
        payload: 'o-1',
        changes: []
      },
      expect.objectContaining({
        key: 'weight',
        origin: '--map',
        mapped: '250',
        payload: 250,
        changes: [{ path: '$.weight', what: 'converted from a string to a number' }]
      }),
      expect.objectContaining({
        key: 'tags',
        mapped: 'fragile',
        payload: ['fragile'],
        changes: [{ path: '$.tags', what: 'put into a list' }]
      }),
      expect.objectContaining({ key: 'mail', mapped: 'nobody', payload: 'nobody', changes: [] }),
      {
        key: 'note',
        required: false,
        origin: '--map',
        expression: { '@path': '$.properties.note' },
        reads: [{ path: 'properties.note', value: '' }],
        mapped: '',
        changes: [{ path: '$.note', what: 'removed: an empty text is no value here' }]
      },
      expect.objectContaining({
        key: 'box',
        payload: { width: 3 },
        changes: [
          { path: '$.box.width', what: 'converted from a string to a number' },
          { path: '$.box.depth', what: 'removed: no field declares it' }
        ]
      })
    ])
    expect(events[0]!.problems).toMatchObject([{ path: '$.mail', message: expect.stringContaining('email') }])
    expect(events[0]!.outcome).toMatchObject({ stage: 'validation', status: 400, retry: false })
  })

  it('that does not meet the trigger is refused there', async () => {
    const { events, delivered } = await tryShip({ event: 'product-viewed' })

    expect(delivered).toBe(false)
    expect(vendor.received).toEqual([])
    expect(events[0]).toMatchObject({
      trigger: {
        met: false,
        conditions: [{ holds: false }, { holds: true }, { holds: false, actual: 'Product Viewed' }]
      },
      fields: [],
      outcome: { stage: 'trigger', retry: false }
    })
  })

  it('whose mapping has a fault is refused there', async () => {
    const { events } = await tryShip({ event: order('o-1'), map: ['note={"@nothing":1}'] })

    expect(events[0]).toMatchObject({
      mappingError: expect.stringContaining('@nothing'),
      outcome: { stage: 'mapping', status: 400, retry: false }
    })
  })

  it('that fails says whether and when it would be sent again', async () => {
    const { events } = await tryShip({ event: order('busy') })

    expect(events[0]!.outcome).toMatchObject({
      stage: 'action',
      status: 503,
      code: 'SERVICE_UNAVAILABLE',
      retry: true,
      retryAfterMs: 30_000
    })
  })

  it('that gets no answer shows the request all the same', async () => {
    await vendor.close()
    const { events } = await tryShip({ event: order('o-1') })

    expect(events[0]).toMatchObject({
      exchanges: [{ request: { body: '{"id":"o-1"}' }, response: { statusCode: 0 } }],
      outcome: { stage: 'action', retry: true }
    })
    vendor = await startVendor()
  })
})

describe('mapping and trigger', () => {
  it('come from a preset where one is named', async () => {
    const { events } = await tryShip({ event: 'order-refunded', preset: 'refunds', 'dry-run': true })

    expect(events[0]!.trigger).toMatchObject({ origin: 'preset', met: true })
    expect(events[0]!.fields[0]).toMatchObject({ key: 'id', origin: 'preset', payload: 'refund' })
  })

  it('--map goes over --mapping, and that over the defaults', async () => {
    const { events } = await tryShip({
      event: order('o-1'),
      mapping: '{"id":"from --mapping","note":"from --mapping"}',
      map: ['note={{event}}!'],
      subscribe: 'type = "track"',
      'dry-run': true
    })

    expect(events[0]!.exchanges[0]!.request.body).toBe('{"id":"from --mapping","note":"Order Completed!"}')
    expect(events[0]!.trigger).toMatchObject({ origin: '--subscribe' })
  })

  it('an action without trigger and fields takes the whole mapping and every event', async () => {
    const { events } = await tryAction(
      workspace.root,
      { destination: 'parcel', action: 'cancel' },
      { event: '{"type":"page","a":1}', mapping: '{"@path":"$."}', setting: ['apiKey=k'], 'dry-run': true }
    )

    expect(events[0]).toMatchObject({ trigger: null, outcome: { stage: 'delivered' } })
    expect(JSON.parse(events[0]!.exchanges[0]!.request.body)).toEqual({ type: 'page', a: 1 })
  })
})

describe('a batch', () => {
  it('sends what can be sent at once and gives each event its own result', async () => {
    const events = ['o-1', 'heavy'].map((id) => order(id))
    const file = workspace.write(
      'events.ndjson',
      `${events[0]}\n\n{"type":"page"}\n${events[1]}\n{"type":"track","event":"Order Completed"}\n`
    )
    const report = await tryShip({ events: file, batch: true })

    expect(vendor.received.map(({ body }) => body)).toEqual(['[{"id":"o-1"},{"id":"heavy"}]'])
    expect(report.exchanges).toHaveLength(1)
    expect(report.events.map(({ outcome }) => outcome)).toMatchObject([
      { stage: 'delivered', status: 201, data: { shipped: 'o-1' } },
      { stage: 'trigger' },
      { stage: 'action', status: 429, message: 'Too heavy for now.', retry: true },
      { stage: 'validation', status: 400, retry: false }
    ])
  })

  it('that fails as a whole fails for each event', async () => {
    const file = workspace.write('events.json', `[${order('busy')},${order('o-2')}]`)
    const { events } = await tryShip({ events: file, batch: true })

    expect(events.map(({ outcome }) => outcome)).toMatchObject([
      { stage: 'action', status: 503, retryAfterMs: 30_000 },
      { stage: 'action', status: 503, retryAfterMs: 30_000 }
    ])
  })
})

describe('settings', () => {
  const withoutKey = { setting: [], event: order('o-1') }

  it('come from the file, over it from the environment, over that from the flags', async () => {
    const sent = () => vendor.received.at(-1)!.headers['x-parcel-key']
    workspace.write('.settings/actions-parcel.json', { apiKey: 'of the file' })
    await tryShip(withoutKey)
    expect(sent()).toBe('of the file')

    workspace.write('.env', 'PARCEL_API_KEY=of the environment\n')
    await tryShip(withoutKey)
    expect(sent()).toBe('of the environment')

    await tryShip({ ...withoutKey, settings: '{"apiKey":"of --settings"}' })
    expect(sent()).toBe('of --settings')

    await tryShip({ ...withoutKey, settings: '{"apiKey":"of --settings"}', setting: ['apiKey=12'] })
    expect(sent()).toBe('12')
    delete process.env.PARCEL_API_KEY
  })

  it('may be filed under the name of the folder', async () => {
    workspace.write('.settings/parcel.json', { apiKey: 'of the folder' })
    await tryShip(withoutKey)

    expect(vendor.received[0]!.headers['x-parcel-key']).toBe('of the folder')
  })

  it('that are missing are an error that says where to put them', async () => {
    await expect(tryShip(withoutKey)).rejects.toThrow(
      /missing the required field 'apiKey'.* --setting apiKey=\.\.\., in the variable PARCEL_API_KEY or in the file \.settings\/actions-parcel\.json\.$/
    )
  })

  it('that are missing are made up for a dry run, and are no secrets', async () => {
    const { madeUp, delivered, events } = await tryShip({ setting: [], 'dry-run': true })
    expect(madeUp).toEqual(['apiKey'])
    expect(delivered).toBe(true)
    expect(events[0]!.exchanges[0]!.request.url).toBe('https://api.parcel.example.com/parcels?key=example')
  })

  it('that are given are not made up for a dry run, and stay secret', async () => {
    const { madeUp, events } = await tryShip({ 'dry-run': true })
    expect(madeUp).toBeUndefined()
    expect(events[0]!.exchanges[0]!.request.url).toBe('https://api.parcel.example.com/parcels?key=[redacted]')
  })

  it('tokens that are refreshed on the way are saved, readable by their owner alone, and do not show', async () => {
    const oauth = { access_token: 'old-access-token', refresh_token: 'the-refresh-token' }
    const file = workspace.write('.settings/actions-parcel.json', { apiKey: KEY, oauth })
    const report = await tryShip(withoutKey)

    expect(report).toMatchObject({ delivered: true, tokens: 'saved' })
    expect(vendor.received.map(({ url }) => url)).toEqual([`/parcels?key=${KEY}`, '/token', `/parcels?key=${KEY}`])
    expect(JSON.parse(readFileSync(file, 'utf8')).oauth).toEqual({ ...oauth, access_token: 'new-access-token' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.stringify(report)).not.toMatch(/-access-token|the-refresh-token/)
  })

  it('tokens that were not in the file are not saved there', async () => {
    const setting = [`apiKey=${KEY}`, 'oauth.access_token=old-access-token']
    const report = await tryShip({ ...withoutKey, setting })

    expect(report).toMatchObject({ delivered: true, tokens: 'not saved' })
    expect(existsSync(join(workspace.root, '.settings'))).toBe(false)
  })
})

describe('a recording', () => {
  const recording = () => join(workspace.root, 'recordings', 'ship.json')

  it('answers the same requests again, with other secrets and without the network', async () => {
    const live = await tryShip({ event: order('o-1'), record: recording() })
    await vendor.close()
    const again = await tryShip({ event: order('o-1'), replay: recording(), setting: ['apiKey=another-key-9876'] })

    expect(again).toMatchObject({ mode: 'replay', delivered: true, events: [{ outcome: live.events[0]!.outcome }] })
    vendor = await startVendor()
  })

  it('holds no secret, fresh tokens and texts named by --secret included', async () => {
    workspace.write('.settings/actions-parcel.json', { apiKey: KEY, oauth: { access_token: 'old-access-token' } })
    await tryShip({ event: order('o-with-a-secret'), setting: [], record: recording(), secret: ['o-with-a-secret'] })
    const text = readFileSync(recording(), 'utf8')

    expect(text).toContain('[redacted]')
    expect(text).not.toMatch(/-access-token|o-with-a-secret|0123456789/)
  })

  it('replays failures too', async () => {
    await tryShip({ event: order('busy'), record: recording() })
    const { events } = await tryShip({ event: order('busy'), replay: recording() })

    expect(events[0]!.outcome).toMatchObject({ status: 503, retryAfterMs: 30_000 })
    expect(vendor.received).toHaveLength(1)
  })

  it('that cannot be written is an error at once', async () => {
    await expect(tryShip({ record: '/proc/actions/order.json' })).rejects.toThrow(
      /^The recording \/proc\/actions\/order\.json cannot be written\./
    )
  })

  it('fails clearly on a request that was not recorded, and sends nothing', async () => {
    await tryShip({ event: order('o-1'), record: recording() })
    const report = await tryShip({ event: order('o-2'), replay: recording() })

    expect(report.delivered).toBe(false)
    expect(report.unrecorded).toEqual([
      `POST https://api.parcel.example.com/parcels?key=[redacted] is recorded only with another body, or less often in ${recording()}. Record it again with --record ${recording()}.`
    ])
    expect(report.events[0]!.outcome).toMatchObject({ stage: 'action', code: 'NOT_RECORDED', retry: false })
    expect(vendor.received).toHaveLength(1)
  })

  it.each([
    ['a missing file', undefined, /there is no file .*Make it with --record/],
    ['no JSON', '{', /is not valid JSON: it ends too early/],
    ['other JSON', '{"exchanges":[{}]}', /is no recording/]
  ])('%s cannot be replayed', async (_what, content, message) => {
    const file = join(workspace.root, 'some.json')
    if (content !== undefined) writeFileSync(file, content)

    await expect(tryShip({ replay: file })).rejects.toThrow(message)
  })
})

describe('wrong usage', () => {
  it.each<[string, TryOptions, RegExp]>([
    [
      'an unknown sample',
      { event: 'order-complete' },
      /no sample event 'order-complete'\. Did you mean order-completed/
    ],
    ['an event that is no JSON', { event: '{"type":}' }, /--event is not valid JSON: at line 1, column 9\./],
    ['an event that is a list', { event: '[1]' }, /--event must be a JSON object but is a list\./],
    [
      'a file that is not there',
      { events: 'nowhere.ndjson' },
      /^--events: nowhere\.ndjson cannot be read\. There is no such file\.$/
    ],
    ['a folder', { event: '@.' }, /^--event: \. cannot be read\. It is a folder\.$/],
    ['no file', { event: '@' }, /^--event: a file without a name cannot be read\./],
    ['a mapping without =', { map: ['weight'] }, /^--map 'weight' will not do\. Give <field>=<value>, such as email=/],
    ['a setting without =', { setting: ['apiKey'] }, /^--setting '=…' will not do\. Give <key>=<text>, such as/],
    [
      'a change inside of a text, which may be secret',
      { setting: ['apiKey=abc', 'apiKey.x=1'] },
      /^--setting 'apiKey\.x=…' cannot be done: 'apiKey' is a string\.$/
    ],
    ['an unknown field', { map: ['wieght=1'] }, /no field 'wieght'\. Did you mean weight\?/],
    ['an unknown setting', { setting: ['apiKy=1'] }, /Parcel has no setting 'apiKy'\. Did you mean apiKey\?/],
    ['an unknown preset', { preset: 'Orders' }, /no preset 'Orders' for the action 'ship'\. There are: 'Refunds'\./],
    ['a trigger that does not parse', { subscribe: 'nonsense (' }, /The trigger 'nonsense \(' does not parse/],
    ['an assignment without =', { set: ['a'] }, /--set 'a' will not do/],
    ['two ways to answer', { 'dry-run': true, replay: 'x.json' }, /Give one of --dry-run, --record and --replay/],
    ['a mapping that is no JSON', { mapping: 'x' }, /--mapping is not valid JSON/]
  ])('%s is refused with what to do', async (_what, options, message) => {
    const attempt = tryShip(options)

    await expect(attempt).rejects.toBeInstanceOf(UsageError)
    await expect(attempt).rejects.toThrow(message)
    expect(vendor.received).toEqual([])
  })

  it.each([
    [
      'events of a file with the place',
      '{"type":"page"}\r\n\r\n{"type":"page",}\r\n',
      /events\.ndjson, which is to have one event a line or a JSON list, is not valid JSON: at line 3, column 16\./
    ],
    ['an event of a file that is none', '{"type":"page"}\n"page"', /events\.ndjson:2 must be a JSON object but is a/],
    ['an element with its number', '[{"type":"page"}, 2]', /events\.ndjson: element 2 must be a JSON object/],
    ['a file without events', '\n\n', /events\.ndjson holds no event/]
  ])('names %s', async (_what, content, message) => {
    await expect(tryShip({ events: workspace.write('events.ndjson', content) })).rejects.toThrow(message)
  })

  it('an action without performBatch cannot send a batch', async () => {
    const names = { destination: 'parcel', action: 'cancel' }

    await expect(tryAction(workspace.root, names, { batch: true })).rejects.toThrow(/'cancel' has no performBatch/)
  })

  it('an unknown action is answered with the nearest one', async () => {
    const names = { destination: 'actions-parcel', action: 'shp' }

    await expect(tryAction(workspace.root, names, {})).rejects.toThrow("Parcel has no action 'shp'. Did you mean ship?")
  })

  it('a destination without actions says how to make one', async () => {
    const source = "export default { name: 'Fresh', slug: 'actions-fresh', mode: 'cloud', actions: {} }"
    workspace.write('packages/destination-actions/src/destinations/fresh/index.ts', source)

    await expect(tryAction(workspace.root, { destination: 'fresh' }, {})).rejects.toThrow(
      'Fresh has no action yet. Make one: ./bin/run generate:action sendEvent server --directory fresh'
    )
  })

  it('settings that cannot be read name the file and the place', async () => {
    workspace.write('.settings/actions-parcel.json', '{"apiKey": ')

    await expect(tryShip({ setting: [] })).rejects.toThrow(
      '.settings/actions-parcel.json cannot be read as JSON: it ends too early, at line 1, column 12. Repair or remove it.'
    )
  })
})
