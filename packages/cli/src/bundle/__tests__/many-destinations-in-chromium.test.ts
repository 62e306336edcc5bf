import type { Browser } from 'playwright-core'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { mappingsOf } from '../../browser-server/serve-page'
import { findDestination, findRoot } from '../../workspace/destinations'
import { loadDefinition } from '../../workspace/load'
import { describeInChromium, launch, openPage, type GuardedPage } from './chromium'
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

describeInChromium('many destinations on a page of a customer, in Chromium', () => {
  const root = findRoot()
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
    customer = await bundleForCustomer(vendors.map(({ folder }) => folder))
    site = await serveSite(customer.files, policyFor(...addresses))
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  beforeEach(async () => {
    for (const { address, script } of vendors) scripts[address] = script
    opened = await openPage(browser, scripts)
  })
  afterEach(() => opened.close())

  const load = (options: Partial<LoadOptions> = {}) =>
    loadAnalytics(opened.page, customer, remotes, { origin: site.origin, ...options })

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

  /** Waits until an SDK of each vendor has got the last event of a `track` call. */
  const untilTracked = (...names: (keyof typeof VENDORS)[]) =>
    opened.page.waitForFunction((waitedFor) => {
      const { calls = [] } = window as unknown as { calls?: [vendor: string, method: string][] }
      return waitedFor.every((name) =>
        calls.some(([vendor, method]) => vendor === name && /^(track|event|logPurchase)$/.test(method))
      )
    }, names)

  it('get identify, track, page and group, each in order', async () => {
    await opened.page.goto(site.origin)
    await load()
    await callAnalytics(opened.page, 'ready')
    await callAllAtOnce(opened.page, CALLS)
    expect(await reached()).toEqual(EXPECTED)
    const userpilot = (await callsOn(opened.page)).filter(([vendor]) => vendor === 'userpilot')
    expect(userpilot).toEqual([
      ['userpilot', 'identify', 'u-1', traits],
      ['userpilot', 'track', 'Order Completed', order],
      ['userpilot', 'reload', 'Home', expect.objectContaining({ path: '/', url: `${site.origin}/` })],
      ['userpilot', 'group', 'g-1', { name: 'Acme' }]
    ])
  })

  it('get what the page calls before it loads analytics.js, and while scripts load, in order', async () => {
    await opened.page.goto(site.origin)
    await load({ early: CALLS.slice(0, 3) })
    await callAnalytics(opened.page, ...CALLS[3]!)
    expect(await reached()).toEqual(EXPECTED)
  })

  it('get both pages of a single-page app, and load no script again', async () => {
    await opened.page.goto(site.origin)
    await load()
    await callAnalytics(opened.page, 'page', 'One')
    await opened.page.evaluate(() => window.history.pushState({}, '', '/two'))
    await callAnalytics(opened.page, 'page', 'Two')
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

  it('work on when one script fails, one hangs and one is blocked, which is said once each', async () => {
    const { koala, userpilot, intercom } = VENDORS
    const allowed = addresses.filter((address) => address !== intercom.address)
    const strict = await serveSite(customer.files, policyFor(...allowed))
    try {
      scripts[koala.address] = undefined
      scripts[userpilot.address] = null
      await opened.page.clock.install()
      const hanging = opened.page.waitForRequest((request) => request.url().startsWith(userpilot.address))
      const failures = ['Koala', 'Intercom'].map((name) =>
        opened.page.waitForEvent('console', (message) => message.text().startsWith(name))
      )
      await opened.page.goto(strict.origin)
      await load({ origin: strict.origin })
      await Promise.all([hanging, ...failures])
      const delivered = callAnalytics(opened.page, 'track', 'Order Completed', order)
      // A script that is still on its way would be given up too, so the others get the event first.
      await untilTracked('ripe', 'wisepops', 'braze')
      await opened.page.clock.fastForward(10_000)
      await delivered
      await callAnalytics(opened.page, 'page', 'Home')
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

  it('work by a nonce, where the policy names no vendor and forbids eval', async () => {
    const policy = `default-src 'none'; script-src 'self' 'nonce-n1'; base-uri 'none'`
    const strict = await serveSite(customer.files, policy, 'n1')
    try {
      await opened.page.goto(strict.origin)
      await load({ origin: strict.origin })
      for (const call of CALLS) await callAnalytics(opened.page, ...call)
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
    await opened.page.goto(site.origin)
    await load({ consent })
    await callAnalytics(opened.page, 'track', 'Order Completed', order)
    expect(await callsOf('userpilot')).toEqual(['track Order Completed'])
    const unwanted = ['intercom', 'wisepops']
    expect(opened.requests.filter((url) => unwanted.some((name) => url.includes(name)))).toEqual([])
    expect(await opened.page.evaluate(() => ['Intercom', 'wisepops'].filter((name) => name in window))).toEqual([])
  })

  it('go on when the page comes back from the back-forward cache', async () => {
    await opened.page.goto(site.origin)
    await load()
    await callAnalytics(opened.page, 'track', 'Before')
    await opened.page.evaluate(() => {
      const { analytics } = window as unknown as { analytics: { track: (name: string) => Promise<unknown> } }
      window.addEventListener('pageshow', async ({ persisted }) => {
        await analytics.track('After')
        const { calls } = window as unknown as { calls: unknown[][] }
        const tracked = calls.filter(([vendor]) => vendor === 'userpilot').map(([, , name]) => name)
        await fetch('/report', { method: 'POST', body: JSON.stringify({ persisted, tracked }) })
      })
    })
    await opened.page.goto(`${site.origin}/?next`)
    const report = site.report()
    await opened.page.evaluate(() => window.history.back())
    expect(JSON.parse(await report)).toEqual({ persisted: true, tracked: ['Before', 'After'] })
  })
})
