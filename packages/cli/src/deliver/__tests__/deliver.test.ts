import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { Analytics } from '@segment/analytics-node'
import { readStatus, storePlace, useStore, type Status } from '@segment/actions-delivery'
import { printed, startProcess, until, type Run } from '../../__tests__/processes'
import { describeInChromium, openPage, sharedBrowser } from '../../bundle/__tests__/chromium'

interface SentEvent extends Record<string, unknown> {
  type: string
  messageId: string
}

/** A vendor on this machine. After `stallAfter` events it answers nothing. It also serves what the browser needs. */
const vendor = { events: [] as SentEvent[], stallAfter: Infinity, url: '' }
let server: Server

/** Serves this test's page, with analytics.js as npm has it. */
const PAGE = '<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script src="/analytics.js"></script>'
const ANALYTICS = require.resolve('@segment/analytics-next/dist/umd/index.js')

const root = mkdtempSync(join(tmpdir(), 'deliver-'))
let run: Run | undefined
let port = 0
let statusUrl = ''

beforeAll(async () => {
  server = createServer(async (request, response) => {
    if (request.url === '/page') return response.setHeader('content-type', 'text/html').end(PAGE)
    if (request.url === '/analytics.js') return response.end(readFileSync(ANALYTICS))
    const list = [JSON.parse(await readAll(request)) as SentEvent | SentEvent[]].flat()
    if (vendor.events.length >= vendor.stallAfter) return
    vendor.events.push(...list)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vendor.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  mkdirSync(join(root, 'delivery'))
  writeFileSync(
    join(root, 'delivery', 'delivery.yaml'),
    `sources:
  server: { writeKeys: [server-key] }
  browser: { writeKeys: [browser-key] }
destinations:
  vendor:
    kind: webhook
    limits: { linger: 10ms }
    subscriptions:
      all:
        action: send
        trigger: type != "none"
        mapping: { url: '${vendor.url}/events', batch_size: 20 }
`
  )
})
afterAll(async () => {
  run?.kill('SIGKILL')
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Starts the process, on the same port each time, as a client expects it. */
async function start(): Promise<string> {
  const words = ['deliver', '--port', String(port), '--status-port', '0', '--allow', vendor.url]
  run = startProcess(root, words)
  const origin = (await printed(run, /http:\/\/127\.0\.0\.1:\d+(?=\/v1)/)) ?? ''
  port = Number(new URL(origin).port)
  statusUrl = await printed(run, /http:\S+\/status/)
  return origin
}

const idsOf = (events: readonly SentEvent[]) => new Set(events.map(({ messageId }) => messageId))
/** The events of all tests but the first. After its kill, some of its events arrive again, at any time. */
const eventsOfCalls = () => vendor.events.filter(({ messageId }) => !messageId.startsWith('m-'))

test('a thousand events of the official SDK survive kill -9 in the middle', async () => {
  vendor.stallAfter = 200
  const analytics = new Analytics({ writeKey: 'server-key', host: await start() })
  const errors: unknown[] = []
  analytics.on('error', (error) => errors.push(error))
  for (let number = 1; number <= 1000; number++) {
    analytics.track({
      userId: `user-${number % 10}`,
      event: 'Counted',
      messageId: `m-${number}`,
      properties: { number }
    })
  }
  await analytics.closeAndFlush()
  expect(errors).toEqual([])
  await until(() => vendor.events.length >= 200)
  run!.kill('SIGKILL')
  await run!.end
  const before = idsOf(vendor.events).size
  expect(before).toBeLessThan(1000)

  vendor.stallAfter = Infinity
  await start()
  await until(() => idsOf(vendor.events).size === 1000)
  // At most what the vendor had answered before arrives again.
  expect(vendor.events.length).toBeLessThanOrEqual(1000 + before)
  const { sources } = (await (await fetch(statusUrl)).json()) as Status
  expect(sources).toEqual([{ id: 'server', counts: { accepted: 1000 }, reasons: [] }])
  const counted = vendor.events.find(({ messageId }) => messageId === 'm-7')
  expect(counted).toMatchObject({ type: 'track', event: 'Counted', userId: 'user-7', properties: { number: 7 } })
})

test('every call of the SDK for node arrives, while the process runs', async () => {
  vendor.events = []
  const analytics = new Analytics({ writeKey: 'server-key', host: `http://127.0.0.1:${port}` })
  const context = { ip: '192.0.2.1' }
  analytics.identify({ userId: 'u', traits: { plan: 'pro' }, context })
  analytics.track({ userId: 'u', event: 'Signed Up', properties: { a: 1 } })
  analytics.page({ userId: 'u', name: 'Home' })
  analytics.screen({ anonymousId: 'a', name: 'Start' })
  analytics.group({ userId: 'u', groupId: 'g', traits: { size: 2 } })
  analytics.alias({ userId: 'u', previousId: 'a' })
  await analytics.closeAndFlush()
  await until(() => eventsOfCalls().length === 6)
  const byType = Object.fromEntries(eventsOfCalls().map((event) => [event.type, event]))
  expect(byType).toMatchObject({
    identify: {
      userId: 'u',
      traits: { plan: 'pro' },
      context: { ...context, library: { name: '@segment/analytics-node' } }
    },
    track: { event: 'Signed Up', properties: { a: 1 } },
    page: { name: 'Home' },
    screen: { anonymousId: 'a', name: 'Start' },
    group: { groupId: 'g', traits: { size: 2 } },
    alias: { previousId: 'a' }
  })
})

describeInChromium('analytics.js', () => {
  test('every call of the SDK for browsers arrives, with settings of our own server', async () => {
    vendor.events = []
    const { page, requests, close } = await openPage(await sharedBrowser())
    await page.goto(`${vendor.url}/page`)
    await page.evaluate(
      async ([writeKey, cdnURL]) => {
        type Calls = Record<string, (...words: unknown[]) => Promise<unknown>>
        const { AnalyticsBrowser } = (window as unknown as { AnalyticsNext: { AnalyticsBrowser: Calls } }).AnalyticsNext
        const analytics = AnalyticsBrowser.load!({ writeKey, cdnURL }) as unknown as Calls
        await analytics.page!('Home')
        await analytics.identify!('u-browser', { plan: 'free' })
        await analytics.track!('Clicked', { button: 'buy' })
        await analytics.group!('g-browser')
        await analytics.alias!('u-new', 'u-browser')
        await analytics.screen!('Start')
      },
      ['browser-key', `http://127.0.0.1:${port}`]
    )
    await until(() => eventsOfCalls().length === 6)
    await close()
    expect(requests.every((url) => new URL(url).hostname === '127.0.0.1')).toBe(true)
    expect(Object.fromEntries(eventsOfCalls().map((event) => [event.type, event]))).toMatchObject({
      page: { name: 'Home', context: { page: { title: 'Shop' }, library: { name: 'analytics.js' } } },
      identify: { userId: 'u-browser', traits: { plan: 'free' } },
      track: { event: 'Clicked', properties: { button: 'buy' } },
      group: { groupId: 'g-browser' },
      alias: { previousId: 'u-browser' },
      screen: { name: 'Start' }
    })
    expect(JSON.stringify(vendor.events)).not.toContain('browser-key')
  })
})

test('SIGTERM drains, and the counts are in the store', async () => {
  run!.kill('SIGTERM')
  expect(await run!.end).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Stopping') })
  const place = storePlace(join(root, 'delivery'))
  const { destinations } = await useStore(place, (store) => readStatus(store))
  expect(destinations).toMatchObject([{ id: 'vendor', pauses: [], subscriptions: [{ fresh: 0, waiting: 0 }] }])
})
