import type { Browser } from 'playwright-core'
import { listDestinations, findRoot } from '../../workspace/destinations'
import { libraryOf } from '../bundle-script'
import { describeInChromium, launch, openPage, type GuardedPage } from './chromium'
import {
  bundleForCustomer,
  callAnalytics,
  callsOn,
  loadAnalytics,
  type CustomerFiles,
  type Remote
} from './customer-page'
import { policyFor, serveSite, type Site } from './site'

const KOALA = 'https://cdn.getkoala.com/'
const FULLSTORY = 'https://edge.fullstory.com/'

/** Stand-ins for the vendors' scripts, which keep the calls that reach them in `calls`. */
const koalaScript = `
  window.calls = window.calls || []
  var keep = function (call) { return function () { calls.push(['koala', call].concat([].slice.call(arguments))) } }
  var sdk = { track: keep('track'), identify: keep('identify'), ready: function () {} }
  window.KoalaSDK = { load: function () { return Promise.resolve(sdk) } }`
const fullstoryScript = `
  window.calls = window.calls || []
  FS._api = function (operation, options) { calls.push(['fullstory', operation, options]); return null }
  FS.q.forEach(function (call) { FS._api.apply(null, call) })`

const koala: Remote = {
  folder: 'koala',
  settings: { project_slug: 'pk' },
  subscriptions: [
    {
      partnerAction: 'trackEvent',
      subscribe: 'type = "track" and event = "Order Completed"',
      mapping: { event: { '@template': 'Shop: {{event}}' }, properties: { total: { '@path': '$.properties.total' } } }
    },
    { partnerAction: 'identifyVisitor', subscribe: 'type = "identify"', mapping: { traits: { '@path': '$.traits' } } }
  ]
}
const fullstory: Remote = {
  folder: 'fullstory',
  settings: { orgId: 'o-1' },
  subscriptions: [
    { partnerAction: 'trackEventV2', subscribe: 'type = "track"', mapping: { name: { '@path': '$.event' } } },
    { partnerAction: 'viewedPageV2', subscribe: 'type = "page"', mapping: { pageName: { '@path': '$.name' } } }
  ]
}

const amplitude: Remote = {
  folder: 'amplitude-plugins',
  settings: {},
  subscriptions: [{ partnerAction: 'sessionId', subscribe: 'type = "identify"', mapping: {} }]
}
const braze: Remote = {
  folder: 'braze-cloud-plugins',
  settings: {},
  subscriptions: [{ partnerAction: 'debouncePlugin', subscribe: 'type = "identify"', mapping: {} }]
}

describeInChromium('bundles in Chromium', () => {
  const folders = listDestinations(findRoot(), 'device').map(({ name }) => name)
  const policy = (origin = '') => policyFor(KOALA, FULLSTORY, 'https://*.logr-in.com', origin)
  const scripts: Record<string, string | null | undefined> = {}
  let customer: CustomerFiles
  let browser: Browser
  let site: Site
  let opened: GuardedPage

  beforeAll(async () => {
    customer = await bundleForCustomer(folders)
    site = await serveSite(customer.files, policy())
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  beforeEach(async () => {
    Object.assign(scripts, { [KOALA]: koalaScript, [FULLSTORY]: fullstoryScript })
    opened = await openPage(browser, scripts)
  })
  afterEach(() => opened.close())

  /** Opens a page that loads analytics.js with the destinations. */
  async function start(
    remotes: Remote[],
    { origin = site.origin, on = site.origin, integrations = {} } = {}
  ): Promise<void> {
    await opened.page.goto(on)
    await loadAnalytics(opened.page, customer, remotes, { origin, integrations })
  }

  const call = (name: string, ...operands: unknown[]) => callAnalytics(opened.page, name, ...operands)
  const calls = () => callsOn(opened.page)

  /** The calls that Fullstory got. Its SDK keeps calls until its script runs, which is often after the delivery. */
  async function fullstoryCalls(): Promise<unknown[]> {
    await opened.page.waitForFunction(() => {
      const page = window as unknown as { calls?: unknown[][] }
      return page.calls?.some(([vendor, operation]) => vendor === 'fullstory' && operation !== 'init')
    })
    return (await calls()).filter(([name, operation]) => name === 'fullstory' && operation !== 'init')
  }

  it.each(folders)('%s loads under a strict policy and sets one property of window', async (name) => {
    await opened.page.goto(site.origin)
    const added = await opened.page.evaluate(async (src) => {
      const before = Object.keys(window)
      const script = Object.assign(document.createElement('script'), { src })
      document.head.append(script)
      await new Promise((resolve) => script.addEventListener('load', resolve))
      const keys = Object.keys(window).filter((key) => !before.includes(key))
      return keys.map((key) => [key, typeof (window as unknown as Record<string, unknown>)[key]])
    }, `${site.origin}/${customer.bundles[name]!.file}`)
    expect(added).toEqual([[libraryOf(name), 'function']])
    expect(opened.requests.filter((url) => !url.startsWith(site.origin))).toEqual([])
  })

  it('get track, identify and page from analytics.js, with the mapped payload', async () => {
    await start([koala, fullstory])
    await call('track', 'Order Completed', { total: 42, secret: 'x' })
    await call('identify', 'u', { email: 'ada@example.com' })
    await call('page', 'Home')
    expect(await fullstoryCalls()).toEqual([
      ['fullstory', 'trackEvent', { name: 'Order Completed', properties: {} }],
      ['fullstory', 'setProperties', { type: 'page', properties: { pageName: 'Home' } }]
    ])
    expect((await calls()).filter(([name]) => name === 'koala')).toEqual([
      ['koala', 'track', 'Shop: Order Completed', { total: 42 }],
      ['koala', 'identify', { email: 'ada@example.com' }, { source: 'segment-browser' }]
    ])
  })

  it('change events for cloud destinations, also on the next page', async () => {
    const mapping = { event: 'Identified', properties: { '@path': '$.integrations' } }
    const subscriptions = [{ partnerAction: 'trackEvent', subscribe: 'type = "identify"', mapping }]
    const integrations: Record<string, unknown>[] = []
    for (const _ of ['first page', 'next page']) {
      await start([{ ...koala, subscriptions }, amplitude, braze])
      await call('identify', 'u', { plan: 'pro' })
      integrations.push(
        ...((await calls()) as [string, string, string, Record<string, unknown>][]).map(([, , , to]) => to)
      )
    }
    const session = integrations[0]!['Actions Amplitude']
    expect(session).toEqual({ session_id: expect.any(Number) })
    expect(integrations.map((to) => [to['Actions Amplitude'], to['Braze Cloud Mode (Actions)']])).toEqual([
      [session, true],
      [session, true]
    ])
  })

  it('leave events alone that no trigger matches', async () => {
    await start([koala])
    await call('track', 'Other')
    expect(await calls()).toEqual([])
  })

  it('leave the page and each other alive when the script of one vendor fails', async () => {
    scripts[KOALA] = undefined
    await start([koala, fullstory])
    await call('track', 'Order Completed')
    expect(await fullstoryCalls()).toEqual([['fullstory', 'trackEvent', { name: 'Order Completed', properties: {} }]])
    expect(await opened.page.title()).toBe('Page')
  })

  it('share one runtime, which the page loads once', async () => {
    await start([koala, fullstory, amplitude, braze])
    await call('track', 'Order Completed')
    expect(opened.requests.filter((url) => url.includes('runtime-'))).toEqual([
      `${site.origin}/${customer.chunks.runtime.file}`
    ])
  })

  it('load nothing when the visitor has not consented to the destination', async () => {
    await start([koala, fullstory], { integrations: { koala: false } })
    await call('track', 'Order Completed')
    expect(await fullstoryCalls()).toHaveLength(1)
    expect(opened.requests.filter((url) => url.includes('koala'))).toEqual([])
  })

  it('load the scripts of vendors by the nonce of the page', async () => {
    const strict = await serveSite(
      customer.files,
      `default-src 'none'; script-src 'self' 'nonce-n1'; base-uri 'none'`,
      'n1'
    )
    try {
      await start([koala], { origin: strict.origin, on: strict.origin })
      await call('track', 'Order Completed', { total: 1 })
      expect(await calls()).toEqual([['koala', 'track', 'Shop: Order Completed', { total: 1 }]])
    } finally {
      await strict.close()
    }
  })

  it('do not wait for the script of another vendor that hangs, and say so once', async () => {
    scripts[KOALA] = null
    await opened.page.clock.install()
    const requested = opened.page.waitForRequest((request) => request.url().startsWith(KOALA))
    await start([koala, fullstory])
    await requested
    const delivered = call('track', 'Order Completed')
    await opened.page.clock.fastForward(10_000)
    await delivered
    await call('track', 'Order Completed')
    expect(await fullstoryCalls()).toHaveLength(2)
    expect(opened.warnings).toEqual([expect.stringContaining('not ready within 10 seconds')])
  })

  it('go on with a later event when the script of the vendor can be loaded again', async () => {
    scripts[KOALA] = undefined
    await opened.page.clock.install()
    await start([koala])
    await call('track', 'Order Completed')
    scripts[KOALA] = koalaScript
    await opened.page.clock.fastForward(5_000)
    await call('track', 'Order Completed', { total: 1 })
    expect(await calls()).toEqual([['koala', 'track', 'Shop: Order Completed', { total: 1 }]])
  })

  it('load Liquid when a mapping has it, from where the bundle is, and not before', async () => {
    const other = await serveSite(customer.files, policy())
    const page = await serveSite(customer.files, policy(other.origin))
    try {
      const shout = { event: { '@liquid': '{{ event | upcase }}' } }
      await start([koala], { origin: other.origin, on: page.origin })
      await call('track', 'Order Completed')
      expect(opened.requests.filter((url) => url.includes(customer.chunks.liquid.file))).toEqual([])
      const subscriptions = [{ partnerAction: 'trackEvent', subscribe: 'type = "track"', mapping: shout }]
      await start([{ ...koala, subscriptions }], { origin: other.origin, on: page.origin })
      await call('track', 'Order Completed')
      expect(opened.requests.filter((url) => url.includes(customer.chunks.liquid.file))).toEqual([
        `${other.origin}/${customer.chunks.liquid.file}`
      ])
      expect(await calls()).toEqual([['koala', 'track', 'ORDER COMPLETED', undefined]])
    } finally {
      await Promise.all([other.close(), page.close()])
    }
  })
})
