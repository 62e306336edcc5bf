import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { describeInChromium, sharedBrowser, type GuardedPage } from '../../bundle/__tests__/chromium'
import { openTester, violationsOn } from '../../server/__tests__/tester'
import { startDeliver } from '../start'

const SECRET = 'key-of-the-vendor'
/** A vendor that rejects orders without a total, until it is repaired. */
const vendor = { isRepaired: false, orders: [] as unknown[] }
let server: Server
let running: Awaited<ReturnType<typeof startDeliver>>

/** Waits until the status of the process has a text. */
async function untilStatusHas(text: string): Promise<void> {
  while (!(await status()).includes(text)) await sleep(20)
}

const status = async (): Promise<string> => (await fetch(`${running.report.statusOrigin}/status`)).text()

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const [order] = JSON.parse(await readAll(request)) as [{ total?: number }]
    const isTaken = vendor.isRepaired || order.total !== undefined
    if (isTaken) vendor.orders.push(order)
    response.writeHead(isTaken ? 200 : 400).end(isTaken ? '{}' : JSON.stringify({ error: 'An order needs a total.' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const folder = mkdtempSync(join(tmpdir(), 'deliver-page-'))
  const mapping = "{ url: https://vendor.example/orders, data: { '@path': $.properties }, batch_size: 1 }"
  writeFileSync(
    join(folder, 'delivery.yaml'),
    `sources: { shop: { writeKeys: [shop-key] } }
destinations:
  crm:
    kind: webhook
    settings: { sharedSecret: ${SECRET} }
    limits: { linger: 1ms }
    subscriptions: { orders: { action: send, trigger: type = "track", mapping: ${mapping} } }
`
  )
  running = await startDeliver({
    config: folder,
    host: '127.0.0.1',
    port: 0,
    'status-port': 0,
    page: true,
    'page-port': 0,
    drain: 1,
    rewrite: [`https://vendor.example=http://127.0.0.1:${(server.address() as AddressInfo).port}`],
    envFile: join(folder, '.env'),
    print: () => {}
  })
  for (const properties of [{ total: 1 }, { coupon: 'half' }, { total: 2 }]) {
    const body = JSON.stringify({ writeKey: 'shop-key', userId: 'u', event: 'Order Completed', properties })
    await fetch(`${running.report.origin}/v1/track`, { method: 'POST', body })
  }
  await untilStatusHas('"counts":{"delivered":2,"failed":1}')
})

afterAll(async () => {
  await running.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('its API answers to this machine only, and changes nothing without the token of the page', async () => {
  const { origin } = new URL(running.report.page!)
  expect((await fetch(`${origin}/api/delivery`, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  const headers = { 'content-type': 'application/json' }
  const replay = await fetch(`${origin}/api/delivery/replay`, { method: 'POST', headers, body: '{"all":true}' })
  expect([replay.status, vendor.orders.length]).toEqual([403, 2])
  expect((await fetch(origin, { redirect: 'manual', headers: { accept: 'text/html' } })).headers.get('location')).toBe(
    '/tester'
  )
})

describeInChromium('the page of deliver', () => {
  let browser: Browser
  let tester: GuardedPage

  beforeAll(async () => {
    browser = await sharedBrowser()
    tester = await openTester(browser, running.report.page!)
  })

  afterAll(async () => {
    await tester?.close()
  })

  const counted = async (word: string) =>
    tester.page.locator('dl.delivery-totals > div').filter({ hasText: word }).getByRole('definition').innerText()

  it('shows what was delivered, and a dead letter with its request and answer', async () => {
    const { page } = tester
    await page.getByRole('heading', { name: 'Delivery overview' }).waitFor()
    expect([await counted('Accepted'), await counted('Delivered'), await counted('Failed')]).toEqual(['3', '2', '1'])
    await page.locator('.plot [fill][d^="M"]').first().waitFor()
    expect(await violationsOn(page)).toEqual([])

    await page.getByRole('link', { name: 'BAD_REQUEST' }).click()
    const letter = page.getByRole('article')
    await letter.getByText('https://vendor.example/orders').first().waitFor()
    expect(JSON.parse(await letter.getByRole('region', { name: 'Body' }).innerText())).toEqual([{ coupon: 'half' }])
    await letter.getByRole('tab', { name: 'Response' }).click()
    expect(await letter.getByRole('region', { name: 'Body' }).innerText()).toContain('An order needs a total.')
    expect(await page.content()).not.toContain(SECRET)
    expect(await violationsOn(page)).toEqual([])
  })

  it('replays what matches a filter after a question, and counts it', async () => {
    const { page } = tester
    vendor.isRepaired = true
    await page.getByRole('button', { name: 'Replay all that match' }).click()
    const dialog = page.getByRole('dialog', { name: 'Replay the dead letters that match?' })
    await dialog.getByText('One event of crm with the code BAD_REQUEST').waitFor()
    expect(vendor.orders).toHaveLength(2)
    await dialog.getByRole('button', { name: 'Replay' }).click()
    await page.getByText('One event is delivered again.').waitFor()
    await page.getByText('No dead letter matches').waitFor()

    await untilStatusHas('"delivered":3')
    expect(vendor.orders.at(-1)).toEqual({ coupon: 'half' })
    await page.getByRole('button', { name: 'Show the overview' }).click()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.locator('dl.delivery-totals').getByText('3').nth(1).waitFor()
    expect(await counted('Delivered')).toBe('3')
  })

  it('pauses a destination with a reason, and goes on, with the keyboard alone', async () => {
    const { page } = tester
    const card = page.getByRole('listitem', { name: 'Destination crm' })
    await card.getByRole('button', { name: 'Pause crm', exact: true }).press('Enter')
    await page.getByRole('textbox', { name: 'Reason' }).fill('Work at the vendor.')
    await page.keyboard.press('Enter')
    await card.getByText('Work at the vendor.').waitFor()
    expect(await status()).toContain('"kind":"manual","reason":"Work at the vendor."')
    await card.getByRole('button', { name: 'Resume crm', exact: true }).press('Enter')
    await card.getByRole('button', { name: 'Pause crm', exact: true }).waitFor()
    expect(await status()).toContain('"pauses":[]')
  })
})
