import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeDifference } from '@segment/action-destinations/records'
import { bundleForPage } from '../bundle'
import type { FakeSdk, Observed, PageInput, PageRecordFile, Step } from '../format'
import { replayPages } from '../replay'
import { runPage } from '../run-page'

/** A destination that runs whatever the events name, on a plugin of its own. */
const SOURCE = `
import vendor from 'vendor'
const load = (src) => new Promise((resolve, reject) => {
  const script = document.createElement('script')
  Object.assign(script, { src, onload: resolve, onerror: reject })
  document.head.append(script)
})
const acts = {
  identify: () => sdk.identify('u-1', { plan: 'team', none: undefined }, undefined),
  throws: () => sdk.fails(),
  rejects: () => sdk.rejects(),
  queue: () => queue.push(['track', new Date(), NaN, load]),
  nested: () => sdk.user().set('a', Symbol.for('b')),
  build: () => new sdk.Client('key').go(),
  callback: () => new Promise((resolve) => sdk.when((value) => { sdk.identify(value); resolve() })),
  later: () => sdk.later({ done: () => sdk.identify('later') }),
  write: () => { sdk.mode = 'dark' },
  module: () => vendor.start(Math.random()),
  globals: () => { window.made = { list: [] }; window.same = window.made },
  append: () => { made.list.push(1) },
  timer: () => { window.timer = setTimeout(() => sdk.identify(Date.now()), 1_000) },
  storage: () => { localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2'); document.cookie = 'c=3' },
  clear: () => localStorage.removeItem('a'),
  kept: (context, analytics) => analytics.storage.set('d', { deep: [analytics.storage.get('d')] }),
  fetches: async () => sdk.identify((await (await fetch('https://api.example.com/x', { method: 'PUT' })).json()).id),
  offline: () => fetch('https://elsewhere.example.com'),
  pixel: () => { new Image().src = 'https://pixel.example.com' },
  beacon: () => navigator.sendBeacon('https://beacon.example.com', ''),
  xhr: () => new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('GET', 'https://api.example.com/y')
    request.onload = () => { sdk.identify(request.status, request.responseText); resolve() }
    request.send()
  }),
  style: () => { const style = document.createElement('style'); style.textContent = 'p {}'; document.head.append(style) },
  unstyle: () => document.querySelector('style').remove(),
  change: (context) => context.updateEvent('integrations.Tool', { id: 1 }),
  listens: (context, analytics) => analytics.on('reset', (...all) => sdk.identify('reset', ...all)),
  user: (context, analytics) => sdk.identify(analytics.user().id(), analytics.user().traits(), analytics.group().id()),
  cancels: (context) => context.cancel({ retry: true }),
  dispatches: () => window.dispatchEvent(new CustomEvent('custom', { detail: { a: 1 } })),
  stops: () => new Promise(() => {})
}
const factory = async ({ subscriptions, script, broken }) => {
  let analytics
  const act = async (context) => {
    await acts[context.event.event]?.(context, analytics)
    return context
  }
  return subscriptions.map(({ partnerAction }) => ({
    name: 'Tool ' + partnerAction,
    type: partnerAction === 'enrich' ? 'enrichment' : 'destination',
    load: async (context, given) => {
      analytics = given
      given.ready(() => sdk.identify('ready'))
      if (script) await load(script)
      if (broken) context.log('warn', 'It fails.', { error: new TypeError(broken) })
    },
    track: act,
    identify: () => undefined
  }))
}
factory.pluginName = 'Tool'
export default factory
`

const answers: FakeSdk = {
  before: { queue: { kind: 'queue' } },
  scripts: [
    { src: 'https://cdn.example.com/gone', fail: true },
    {
      src: 'https://cdn.example.com/',
      set: {
        sdk: {
          kind: 'function',
          methods: {
            identify: null,
            fails: { throw: 'No.' },
            rejects: { reject: 'No.' },
            when: { callback: 0, with: [{ id: 7 }] },
            later: { callbacksIn: true },
            user: { object: { methods: { set: null } } }
          },
          objects: { Client: { kind: 'class', instance: { methods: { go: { promise: { value: 1 } } } } } }
        }
      }
    }
  ],
  modules: { vendor: { methods: { start: null } } },
  requests: [{ url: 'https://api.example.com/', status: 200, body: '{"id":9}' }]
}

let folder: string
let entry: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'))
  entry = join(folder, 'index.js')
  writeFileSync(entry, SOURCE)
})
afterAll(() => rmSync(folder, { recursive: true }))

const track = (event: string) => ({ type: 'track', event })

function inputWith(events: Step[], more: Partial<PageInput> = {}): PageInput {
  const subscription = { partnerAction: 'act', name: '', enabled: true, subscribe: '', mapping: {} }
  return {
    settings: { script: 'https://cdn.example.com/sdk.js?key=1' },
    subscriptions: [subscription],
    sdk: answers,
    events,
    ...more
  }
}

async function observe(input: PageInput): Promise<Observed> {
  const file = { slug: 'tool', cases: [{ id: 'a', input, observed: { load: 'ok' } }] } satisfies PageRecordFile
  return (await runPage(await bundleForPage(entry, file), input)).observed
}

const onLoad = {
  load: 'ok',
  scripts: [{ at: 'load', src: 'https://cdn.example.com/sdk.js?key=1' }],
  calls: [
    { at: 'load', path: 'analytics.ready', args: [{ $: 'function' }] },
    { at: 'ready', path: 'sdk.identify', args: ['ready'] }
  ]
}

/** What happens at the first events, besides loading. */
async function happens(...events: (string | Step)[]): Promise<object> {
  const steps = events.map((each) => (typeof each === 'string' ? track(each) : each))
  const { load, scripts, calls = [], ...rest } = await observe(inputWith(steps))
  expect({ load, scripts, calls: calls.slice(0, 2) }).toEqual(onLoad)
  return { ...rest, ...(calls.length > 2 && { calls: calls.slice(2) }) }
}

const call = (path: string, ...args: unknown[]) => ({ at: 0, path, args })
const undefinedValue = { $: 'undefined' }

it.each<[event: string, observed: object]>([
  ['identify', { calls: [call('sdk.identify', 'u-1', { plan: 'team', none: undefinedValue }, undefinedValue)] }],
  ['throws', { calls: [call('sdk.fails')], errors: [{ at: 0, action: 'act', name: 'Error' }] }],
  ['rejects', { calls: [call('sdk.rejects')], errors: [{ at: 0, action: 'act', name: 'Error' }] }],
  [
    'queue',
    {
      calls: [
        call('queue.push', ['track', { $: 'Date', value: '2026-01-15T12:00:00.000Z' }, { $: 'NaN' }, { $: 'function' }])
      ]
    }
  ],
  ['nested', { calls: [call('sdk.user'), call('sdk.user().set', 'a', { $: 'symbol', value: 'b' })] }],
  ['build', { calls: [call('new sdk.Client', 'key'), call('sdk.Client#.go')] }],
  ['callback', { calls: [call('sdk.when', { $: 'function' }), call('sdk.identify', { id: 7 })] }],
  ['later', { calls: [call('sdk.later', { done: { $: 'function' } }), call('sdk.identify', 'later')] }],
  ['write', { writes: [{ at: 0, path: 'sdk.mode', value: 'dark' }] }],
  ['module', { calls: [call('vendor.start', (7 * 16807) / 2147483647)] }],
  [
    'globals',
    {
      globals: [
        { at: 0, name: 'made', value: { list: [] } },
        { at: 0, name: 'same', value: { $: 'same', as: 'made' } }
      ]
    }
  ],
  [
    'storage',
    {
      storage: [
        { at: 0, store: 'local', key: 'a', value: '1' },
        { at: 0, store: 'session', key: 'b', value: '2' },
        { at: 0, store: 'cookies', key: 'c', value: '3' }
      ]
    }
  ],
  ['kept', { storage: [{ at: 0, store: 'analytics', key: 'd', value: { deep: [null] } }] }],
  [
    'fetches',
    {
      requests: [{ at: 0, via: 'fetch', method: 'PUT', url: 'https://api.example.com/x' }],
      calls: [call('sdk.identify', 9)]
    }
  ],
  [
    'offline',
    {
      requests: [{ at: 0, via: 'fetch', method: 'GET', url: 'https://elsewhere.example.com' }],
      errors: [{ at: 0, action: 'act', name: 'TypeError' }]
    }
  ],
  ['pixel', { requests: [{ at: 0, via: 'image', method: 'GET', url: 'https://pixel.example.com' }] }],
  ['beacon', { requests: [{ at: 0, via: 'beacon', method: 'POST', url: 'https://beacon.example.com' }] }],
  [
    'xhr',
    {
      requests: [{ at: 0, via: 'xhr', method: 'GET', url: 'https://api.example.com/y' }],
      calls: [call('sdk.identify', 200, '{"id":9}')]
    }
  ],
  ['style', { elements: [{ at: 0, tag: 'style', text: 'p {}' }] }],
  ['change', { events: [{ at: 0, path: 'integrations', value: { Tool: { id: 1 } } }] }],
  ['user', { calls: [call('sdk.identify', null, {}, null)] }],
  ['cancels', { errors: [{ at: 0, action: 'act', name: 'Object' }] }],
  ['dispatches', { calls: [call('window.dispatchEvent', { type: 'custom', detail: { a: 1 } })] }],
  ['stops', { errors: [{ at: 0, name: 'pending' }] }]
])('notes what happens at an event: %s', async (event, observed) => {
  expect(await happens(event)).toEqual(observed)
})

it('tells events apart by their position', async () => {
  expect(await happens('globals', 'append')).toMatchObject({
    globals: [{ at: 0 }, { at: 0 }, { at: 1, name: 'made', path: 'list', appended: [1] }]
  })
  expect(await happens('style', 'unstyle')).toMatchObject({ elements: [{ at: 0 }, { at: 1, removed: 'style' }] })
  expect(await happens('storage', 'clear')).toMatchObject({
    storage: [{ at: 0 }, { at: 0 }, { at: 0 }, { at: 1, store: 'local', key: 'a', removed: true }]
  })
})

it('lets time pass, by the timers and by the date', async () => {
  expect(await happens('timer', { wait: 999 }, { wait: 1 }, 'queue')).toMatchObject({
    globals: [{ at: 0, name: 'timer', value: { $: 'timer' } }],
    calls: [
      { at: 2, path: 'sdk.identify' },
      { at: 3, args: [['track', { $: 'Date', value: '2026-01-15T12:00:01.000Z' }, {}, {}]] }
    ]
  })
})

it('calls those who listen, and knows who was identified', async () => {
  const identify = { type: 'identify', userId: 'u-9', traits: { plan: 'team' } }
  expect(await happens('listens', { emit: 'reset', args: [1] })).toMatchObject({
    calls: [{ path: 'analytics.on' }, { at: 1, path: 'sdk.identify', args: ['reset', 1] }]
  })
  expect(await happens(identify, 'user')).toMatchObject({
    calls: [{ at: 1, args: ['u-9', { plan: 'team' }, null] }],
    events: [{ at: 0, returned: undefinedValue }]
  })
})

it('starts with the page that the input describes', async () => {
  const page: PageInput['page'] = {
    globals: { made: { list: [0] } },
    local: { a: '0' },
    analytics: { d: 'before' },
    cookies: { c: '3' }
  }
  const events = ['append', 'storage', 'kept'].map(track)
  const { globals, storage } = await observe(inputWith(events, { page }))
  expect(globals).toEqual([{ at: 0, name: 'made', path: 'list', appended: [1] }])
  expect(storage).toEqual([
    { at: 1, store: 'local', key: 'a', value: '1' },
    { at: 1, store: 'session', key: 'b', value: '2' },
    { at: 2, store: 'analytics', key: 'd', value: { deep: ['before'] } }
  ])
})

it.each<[settings: PageInput['settings'], load: string]>([
  [{ script: 'https://cdn.example.com/gone.js' }, 'error'],
  [{ broken: 'It is broken.' }, 'error'],
  [{}, 'ok']
])('tells whether the plugins load: %j', async (settings, load) => {
  expect(await observe(inputWith([track('identify')], { settings }))).toMatchObject({ load })
})

it('passes events before loading, and calls probes at the end', async () => {
  const input = inputWith([track('globals')], {
    early: [track('module')],
    probes: [{ path: 'made.list.concat', args: [5] }]
  })
  expect(await observe(input)).toMatchObject({
    calls: [{ at: 'early-0', path: 'vendor.start' }, ...onLoad.calls],
    probes: [{ at: 'probe', path: 'made.list.concat', result: [5] }]
  })
})

/** What is said of a case that was recorded as it is, but for one thing. */
async function differencesWith(
  events: string[],
  change: (observed: Observed) => void,
  more: Partial<PageRecordFile> = {}
): Promise<string[]> {
  const input = inputWith(events.map(track))
  const observed = await observe(input)
  change(observed)
  const [result] = await replayPages({ slug: 'tool', ...more, cases: [{ id: 'a', input, observed }] }, entry)
  return result!.differences.map(describeDifference)
}

it.each<[what: string, events: string[], change: (observed: Observed) => void, found: string[]]>([
  ['nothing', ['identify'], () => {}, []],
  [
    'an argument',
    ['identify'],
    ({ calls }) => void ((calls![2]!.args as unknown[])[0] = 'u-2'),
    ['calls[2].args[0]: expected "u-2", got "u-1"']
  ],
  ['a property that is undefined', ['identify'], ({ calls }) => void (calls![2]!.args = ['u-1', { plan: 'team' }]), []],
  [
    'a call too many',
    ['identify'],
    ({ calls }) => void calls!.splice(2),
    ['calls[2]: expected nothing, got {"at":0,"path":"sdk.identify","args":["u-1",{"plan":"team"}]}']
  ],
  ['the name of an error', ['throws'], ({ errors }) => void (errors![0]!.name = 'TypeError'), []],
  [
    'an error',
    ['throws'],
    (observed) => void delete observed.errors,
    ['errors.0 act: expected nothing, got "an error"']
  ],
  [
    'a script',
    [],
    ({ scripts }) => void (scripts![0]!.src = 'https://cdn.example.com/'),
    ['scripts[0].src: expected "https://cdn.example.com/", got "https://cdn.example.com/sdk.js?key=1"']
  ],
  [
    'what is stored',
    ['storage'],
    ({ storage }) => void (storage![2]!.value = '4'),
    ['storage.0 cookies c.value: expected "4", got "3"']
  ],
  [
    'a change of the event that nobody needs',
    ['identify'],
    (observed) => void (observed.events = [{ at: 0, path: 'properties', value: {} }]),
    []
  ]
])('says what differs: %s', async (_, events, change, found) => {
  expect(await differencesWith(events, change)).toEqual(found)
})

it('needs the changes of an event where the action is an enrichment, and the recorded type', async () => {
  const change = (observed: Observed) => void (observed.events = [{ at: 0, path: 'a', value: 1 }])
  expect(await differencesWith(['identify'], change, { kinds: { act: 'enrichment' } })).toEqual([
    'events.0 a: expected {"value":1}, got nothing',
    'type of act: expected "enrichment", got "destination"'
  ])
})

it('leaves out faults, and what the records say is loose', async () => {
  const input = inputWith([])
  const observed = await observe(input)
  observed.scripts![0]!.src = 'https://cdn.example.com/sdk.js?version=2'
  const cases = [
    { id: 'a', input, observed },
    { id: 'b', input, observed: { load: 'error' as const }, fault: true }
  ]
  expect(await replayPages({ slug: 'tool', loose: { scripts: true }, cases }, entry)).toEqual([
    { id: 'a', differences: [] }
  ])
})
