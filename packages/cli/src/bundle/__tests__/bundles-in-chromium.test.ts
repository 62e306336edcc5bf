import type { Browser } from 'playwright-core'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { mappingsOf } from '../../browser-server/serve-page'
import { findDestination, findRoot, listDestinations } from '../../workspace/destinations'
import { loadDefinition } from '../../workspace/load'
import { libraryOf } from '../bundle-script'
import { describeInChromium, launch, openPage, sharedBrowser, type GuardedPage } from './chromium'
import {
  bundleForCustomer,
  callAllAtOnce,
  callAnalytics,
  callsOn,
  loadAnalytics,
  type Call,
  type CustomerFiles,
  type LoadOptions,
  type Remote
} from './customer-page'
import { policyFor, serveSite, type Site } from './site'
import { VENDORS, type Vendor } from './vendors'

const vendors: Vendor[] = Object.values(VENDORS)
const addresses = vendors.map(({ address }) => address)
const { koala } = VENDORS

const traits = { email: 'ada@example.com', plan: 'pro' }
const order = { total: 42, products: [{ product_id: 'p-1', price: 21, quantity: 2 }] }

/** The calls that a page makes, one of each kind. */
const CALLS: Call[] = [
  ['identify', 'u-1', traits],
  ['track', 'Order Completed', order],
  ['page', 'Home'],
  ['group', 'g-1', { name: 'Acme' }]
]

/** What reaches the SDK of each vendor for these calls, in order: the method and its first operand, where it is a text. */
const EXPECTED: Record<keyof typeof VENDORS, string[]> = {
  koala: ['identify', 'track Order Completed'],
  userpilot: ['identify u-1', 'track Order Completed', 'reload Home', 'group g-1'],
  ripe: ['init k', 'identify', 'track', 'page', 'group'],
  intercom: ['boot', 'update', 'trackEvent Order Completed', 'update', 'update'],
  wisepops: ['options', 'properties', 'event Order Completed', 'pageview', 'properties'],
  braze: [
    'initialize k',
    'openSession',
    'changeUser u-1',
    'setCustomUserAttribute plan',
    'setEmail ada@example.com',
    'logPurchase p-1',
    'changeUser u-1',
    'setCustomUserAttribute name'
  ]
}

const FULLSTORY = 'https://edge.fullstory.com/'
/** A stand-in that first takes the calls that the snippet kept. */
const fullstoryScript = `
  window.calls = window.calls || []
  FS._api = function (operation, options) { calls.push(['fullstory', operation, options]); return null }
  FS.q.forEach(function (call) { FS._api.apply(null, call) })`

const fullstory: Remote = {
  folder: 'fullstory',
  settings: { orgId: 'o-1' },
  subscriptions: [
    { partnerAction: 'trackEventV2', subscribe: 'type = "track"', mapping: { name: { '@path': '$.event' } } },
    { partnerAction: 'viewedPageV2', subscribe: 'type = "page"', mapping: { pageName: { '@path': '$.name' } } }
  ]
}

/** Koala with a mapping for `track` calls. */
const koalaTracks = (mapping: object, subscribe = 'type = "track"'): Remote => ({
  ...koala,
  subscriptions: [{ partnerAction: 'trackEvent', subscribe, mapping: mapping as Record<string, never> }]
})

/** A destination that changes events for another one, which runs in the cloud. */
const plugin = (folder: string, partnerAction: string): Remote => ({
  folder,
  settings: {},
  subscriptions: [{ partnerAction, subscribe: 'type = "identify"', mapping: {} }]
})

/** What a page has and does. `on`: its address. `origin`: that of the bundles, by default its own. */
interface StartOptions extends Partial<LoadOptions> {
  on?: string
  only?: Remote[]
}

describeInChromium('bundles on a page of a customer, in Chromium', () => {
  const root = findRoot()
  const folders = listDestinations(root, 'device').map(({ name }) => name)
  const policy = (...others: string[]) => policyFor(...addresses, FULLSTORY, ...others)
  const remotes: Remote[] = vendors.map(({ folder, settings }) => {
    const definition = loadDefinition(findDestination(root, folder).entry) as unknown as BrowserDestinationDefinition
    return { folder, settings, subscriptions: mappingsOf(definition) }
  })
  const scripts: Record<string, string | null | undefined> = {}
  let customer: CustomerFiles
  let browser: Browser
  let site: Site
  let opened: GuardedPage

  beforeAll(async () => {
    customer = await bundleForCustomer(folders)
    site = await serveSite(customer.files, policy())
    browser = await sharedBrowser()
    opened = await openPage(browser, scripts)
  })
  afterAll(async () => {
    await opened?.close()
    await site?.close()
  })

  beforeEach(() => {
    scripts[FULLSTORY] = fullstoryScript
    for (const { address, script } of vendors) scripts[address] = script
  })
  afterEach(() => opened.clear())

  /** Opens a page and loads analytics.js on it with destinations. Default: with those of all vendors. */
  async function start({ on = site.origin, only = remotes, ...options }: StartOptions = {}): Promise<void> {
    await opened.page.goto(on)
    await loadAnalytics(opened.page, customer, only, { origin: on, ...options })
  }

  const call = (...words: Call) => callAnalytics(opened.page, ...words)

  /** The calls that reached the SDK of a vendor, as `EXPECTED` has them. */
  async function callsOf(vendor: keyof typeof VENDORS): Promise<string[]> {
    const calls = (await callsOn(opened.page)).filter(([name]) => name === vendor)
    return calls.map(([, method, operand]) => (typeof operand === 'string' ? `${method} ${operand}` : String(method)))
  }

  /** Waits until the SDKs that nothing waits for have taken what their stubs kept. */
  async function reached(): Promise<Record<string, string[]>> {
    await opened.page.waitForFunction(() => 'calls' in window && !('q' in (window as never)['wisepops']))
    const names = Object.keys(VENDORS) as (keyof typeof VENDORS)[]
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await callsOf(name)])))
  }

  /** The calls that Fullstory got. Its SDK keeps calls until its script runs, which is often after the delivery. */
  async function fullstoryCalls(): Promise<unknown[][]> {
    await opened.page.waitForFunction(() => {
      const page = window as unknown as { calls?: unknown[][] }
      return page.calls?.some(([vendor, operation]) => vendor === 'fullstory' && operation !== 'init')
    })
    return (await callsOn(opened.page)).filter(([name, operation]) => name === 'fullstory' && operation !== 'init')
  }

  /** Waits until an SDK of each vendor has got the last event of a `track` call. */
  const untilTracked = (...names: (keyof typeof VENDORS)[]) =>
    opened.page.waitForFunction((waitedFor) => {
      const { calls = [] } = window as unknown as { calls?: [vendor: string, method: string][] }
      return waitedFor.every((name) =>
        calls.some(([vendor, method]) => vendor === name && /^(track|event|logPurchase)$/.test(method))
      )
    }, names)

  it('each load under a strict policy, and set one property of window', async () => {
    const strict = await serveSite(customer.files, policyFor('https://*.logr-in.com'))
    try {
      await opened.page.goto(strict.origin)
      const added = await opened.page.evaluate(
        async (sources) => {
          const loadInFrame = async (src: string) => {
            const frame = document.body.appendChild(document.createElement('iframe'))
            const inside = frame.contentWindow as unknown as Record<string, unknown>
            const before = Object.keys(inside)
            const script = Object.assign(frame.contentDocument!.createElement('script'), { src })
            frame.contentDocument!.head.append(script)
            await new Promise((resolve) => script.addEventListener('load', resolve))
            const keys = Object.keys(inside).filter((key) => !before.includes(key))
            return keys.map((key) => [key, typeof inside[key]])
          }
          return Promise.all(sources.map(loadInFrame))
        },
        folders.map((name) => `${strict.origin}/${customer.bundles[name]!.file}`)
      )
      expect(added).toEqual(folders.map((name) => [[libraryOf(name), 'function']]))
      expect(opened.requests.filter((url) => !url.startsWith(strict.origin))).toEqual([])
    } finally {
      await strict.close()
    }
  })

  it('get identify, track, page and group, each in order', async () => {
    await start()
    await call('ready')
    await callAllAtOnce(opened.page, CALLS)
    expect(await reached()).toEqual(EXPECTED)
    expect((await callsOn(opened.page)).filter(([vendor]) => vendor === 'userpilot')).toEqual([
      ['userpilot', 'identify', 'u-1', traits],
      ['userpilot', 'track', 'Order Completed', order],
      ['userpilot', 'reload', 'Home', expect.objectContaining({ path: '/', url: `${site.origin}/` })],
      ['userpilot', 'group', 'g-1', { name: 'Acme' }]
    ])
    // One runtime for all.
    expect(opened.requests.filter((url) => url.includes('runtime-'))).toEqual([
      `${site.origin}/${customer.chunks.runtime.file}`
    ])
  })

  it('get what the page calls before it loads analytics.js, and while scripts load, in order', async () => {
    await start({ early: CALLS.slice(0, 3), meanwhile: CALLS.slice(3) })
    expect(await reached()).toEqual(EXPECTED)
  })

  it('get both pages of a single-page app, and load no script again', async () => {
    await start()
    await call('page', 'One')
    await opened.page.evaluate(() => window.history.pushState({}, '', '/two'))
    await call('page', 'Two')
    const reloads = (await callsOn(opened.page)).filter(([, method]) => method === 'reload')
    expect(reloads.map(([, , name, properties]) => [name, (properties as { path: string }).path])).toEqual([
      ['One', '/'],
      ['Two', '/two']
    ])
    const { ripe, intercom, braze } = await reached()
    expect([ripe, intercom, braze]).toEqual([
      ['init k', 'page', 'page'],
      ['boot', 'update', 'update'],
      ['initialize k', 'openSession']
    ])
    const loaded = opened.requests.filter((url) => addresses.some((address) => url.startsWith(address)))
    expect(loaded).toHaveLength(vendors.length)
  })

  it('work by a nonce, where the policy names no vendor and forbids eval', async () => {
    const strictest = `default-src 'none'; script-src 'self' 'nonce-n1'; base-uri 'none'`
    const strict = await serveSite(customer.files, strictest, 'n1')
    try {
      await start({ on: strict.origin })
      for (const each of CALLS) await call(...each)
      expect(await reached()).toEqual(EXPECTED)
    } finally {
      await strict.close()
    }
  })

  it('load nothing of a destination whose category the visitor does not allow', async () => {
    const categories = Object.fromEntries(vendors.map(({ folder }) => [folder, ['Analytics']]))
    const consent = {
      allowed: { Analytics: true, Advertising: false },
      categories: { ...categories, 'intercom-web': ['Advertising'], wisepops: ['Analytics', 'Advertising'] }
    }
    await start({ consent })
    await call('track', 'Order Completed', order)
    expect(await callsOf('userpilot')).toEqual(['track Order Completed'])
    const unwanted = ['intercom', 'wisepops']
    expect(opened.requests.filter((url) => unwanted.some((name) => url.includes(name)))).toEqual([])
    expect(await opened.page.evaluate(() => ['Intercom', 'wisepops'].filter((name) => name in window))).toEqual([])
  })

  it('get the payload that the mapping made, of events whose trigger matches', async () => {
    const payload = {
      event: { '@template': 'Shop: {{event}}' },
      properties: { total: { '@path': '$.properties.total' } }
    }
    await start({ only: [koalaTracks(payload, 'type = "track" and event = "Order Completed"'), fullstory] })
    await call('track', 'Order Completed', { total: 42, secret: 'x' })
    await call('track', 'Other')
    await call('page', 'Home')
    expect(await fullstoryCalls()).toEqual([
      ['fullstory', 'trackEvent', { name: 'Order Completed', properties: {} }],
      ['fullstory', 'trackEvent', { name: 'Other', properties: {} }],
      ['fullstory', 'setProperties', { type: 'page', properties: { pageName: 'Home' } }]
    ])
    expect((await callsOn(opened.page)).filter(([name]) => name === 'koala')).toEqual([
      ['koala', 'track', 'Shop: Order Completed', { total: 42 }]
    ])
  })

  it('change events for cloud destinations, also on the next page', async () => {
    const mapping = { event: 'Identified', properties: { '@path': '$.integrations' } }
    const plugins = [plugin('amplitude-plugins', 'sessionId'), plugin('braze-cloud-plugins', 'debouncePlugin')]
    const integrations: Record<string, unknown>[] = []
    for (const _ of ['first page', 'next page']) {
      await start({ only: [koalaTracks(mapping, 'type = "identify"'), ...plugins] })
      await call('identify', 'u', { plan: 'pro' })
      integrations.push(...(await callsOn(opened.page)).map(([, , , to]) => to as Record<string, unknown>))
    }
    const session = integrations[0]!['Actions Amplitude']
    expect(session).toEqual({ session_id: expect.any(Number) })
    expect(integrations.map((to) => [to['Actions Amplitude'], to['Braze Cloud Mode (Actions)']])).toEqual([
      [session, true],
      [session, true]
    ])
  })

  it('load nothing of a destination that the page excludes', async () => {
    await start({ only: [koalaTracks({}), fullstory], integrations: { koala: false } })
    await call('track', 'Order Completed')
    expect(await fullstoryCalls()).toHaveLength(1)
    expect(opened.requests.filter((url) => url.includes('koala'))).toEqual([])
  })

  it('load Liquid when a mapping has it, from where the bundle is, and not before', async () => {
    const other = await serveSite(customer.files, policy())
    const page = await serveSite(customer.files, policy(other.origin))
    const liquid = `${other.origin}/${customer.chunks.liquid.file}`
    try {
      for (const [event, expected] of [
        [{ '@path': '$.event' }, []],
        [{ '@liquid': '{{ event | upcase }}' }, [liquid]]
      ]) {
        await start({ only: [koalaTracks({ event })], on: page.origin, origin: other.origin })
        await call('track', 'Order Completed')
        expect(opened.requests.filter((url) => url === liquid)).toEqual(expected)
      }
      expect(await callsOf('koala')).toEqual(['track ORDER COMPLETED'])
    } finally {
      await Promise.all([other.close(), page.close()])
    }
  })

  it('go on when the page comes back from the back-forward cache', async () => {
    const cached = await launch({ hasBackForwardCache: true })
    const { page, close } = await openPage(cached, scripts)
    await page.goto(site.origin)
    await loadAnalytics(page, customer, remotes, { origin: site.origin })
    await callAnalytics(page, 'track', 'Before')
    await page.evaluate(() => {
      const { analytics } = window as unknown as { analytics: { track: (name: string) => Promise<unknown> } }
      window.addEventListener('pageshow', async ({ persisted }) => {
        await analytics.track('After')
        const { calls } = window as unknown as { calls: unknown[][] }
        const tracked = calls.filter(([vendor]) => vendor === 'userpilot').map(([, , name]) => name)
        await fetch('/report', { method: 'POST', body: JSON.stringify({ persisted, tracked }) })
      })
    })
    await page.goto(`${site.origin}/?next`)
    const report = site.report()
    await page.evaluate(() => window.history.back())
    expect(JSON.parse(await report)).toEqual({ persisted: true, tracked: ['Before', 'After'] })
    await close()
    await cached.close()
  })

  describe('when time passes', () => {
    beforeAll(async () => {
      // The clock stays with the page.
      await opened.close()
      opened = await openPage(browser, scripts)
      await opened.page.clock.install()
    })

    it('work on when one script fails, one hangs and one is blocked, which is said once each', async () => {
      const { userpilot, intercom } = VENDORS
      const allowed = addresses.filter((address) => address !== intercom.address)
      const strict = await serveSite(customer.files, policyFor(...allowed))
      try {
        scripts[koala.address] = undefined
        scripts[userpilot.address] = null
        const hanging = opened.page.waitForRequest((request) => request.url().startsWith(userpilot.address))
        const failures = ['Koala', 'Intercom'].map((name) =>
          opened.page.waitForEvent('console', (message) => message.text().startsWith(name))
        )
        await start({ on: strict.origin })
        await Promise.all([hanging, ...failures])
        const delivered = call('track', 'Order Completed', order)
        // A script that is still on its way would be given up too, so the others get the event first.
        await untilTracked('ripe', 'wisepops', 'braze')
        await opened.page.clock.fastForward(10_000)
        await delivered
        await call('page', 'Home')
        expect(await reached()).toMatchObject({
          koala: [],
          userpilot: [],
          ripe: ['init k', 'track', 'page'],
          intercom: [],
          wisepops: ['options', 'event Order Completed', 'pageview'],
          braze: ['initialize k', 'openSession', 'logPurchase p-1']
        })
        expect(await opened.page.title()).toBe('Page')
        expect(opened.warnings.toSorted()).toEqual([
          expect.stringMatching(/^Intercom Web \(Actions\) .*Failed to load/),
          expect.stringMatching(/^Koala .*Failed to load/),
          expect.stringMatching(/^Userpilot Web \(Actions\) .*not ready within 10 seconds/)
        ])
        opened.expectFault(`script-src-elem forbids ${intercom.address}`)
      } finally {
        await strict.close()
      }
    })

    it('go on with a later event when the script of the vendor can be loaded again', async () => {
      scripts[koala.address] = undefined
      await start({ only: [koalaTracks({ event: { '@path': '$.event' } })] })
      await call('track', 'Lost')
      scripts[koala.address] = koala.script
      await opened.page.clock.fastForward(5_000)
      await call('track', 'Order Completed')
      expect(await callsOf('koala')).toEqual(['track Order Completed'])
    })
  })
})
