import type { Browser, Page } from 'playwright-core'
import type { Vendor } from '../../__tests__/vendor'
import { describeInChromium, sharedBrowser, type GuardedPage } from '../../bundle/__tests__/chromium'
import { exampleSource, settings, startExampleVendor, VENDOR } from './example-destination'
import { openTester, startTester, violationsOn, type TesterServer } from './tester'

const MAPPING = {
  id: 'orders',
  name: 'Orders',
  enabled: true,
  partnerAction: 'send',
  subscribe: 'type = "track"',
  mapping: { name: { '@path': '$.event' } }
}

describeInChromium('runs on the page of the Actions Tester', () => {
  let vendor: Vendor
  let server: TesterServer
  let browser: Browser
  let tester: GuardedPage
  let page: Page

  beforeAll(async () => {
    vendor = await startExampleVendor()
    server = await startTester([exampleSource], new Map([[VENDOR, vendor.origin]]))
    server.store('actions-example', { ...settings, subscriptions: [MAPPING] })
    browser = await sharedBrowser()
    tester = await openTester(browser, `${server.origin}/tester/example/mappings/orders`)
    page = tester.page
  })

  afterAll(async () => {
    await tester?.close()
    await server.stop()
    await vendor.close()
  })

  const choose = async (label: string, option: string) => {
    const list = page.getByRole('combobox', { name: label })
    await list.click()
    await list.getByRole('option', { name: option }).click()
  }
  const run = async (number: number) => {
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByRole('link', { name: `Run ${number}`, exact: true }).waitFor()
  }
  const result = () => page.getByRole('region', { name: 'Run', exact: true })

  it('sends a batch with one bad event, and says what is wrong with it', async () => {
    const events = [
      { type: 'track', event: 'Order Completed' },
      { type: 'track', event: 'Signed Up' },
      { type: 'track' }
    ]
    await page.locator('.cm-content').first().fill(JSON.stringify(events))
    await choose('Events to run', 'all 36 events')
    await page.getByRole('switch', { name: 'Batch' }).click()
    await run(1)

    await page.getByRole('button', { name: 'Payload validation failed 1', exact: true }).click()
    const grid = page.getByRole('grid', { name: 'Results' })
    expect(await grid.getByRole('row').allInnerTexts()).toEqual([
      expect.stringContaining('Outcome'),
      expect.stringMatching(/^3\s+track\s+Discarded/)
    ])
    await page.getByRole('button', { name: 'All 36', exact: true }).click()
    await grid.focus()
    await page.keyboard.press('Home')
    await page.getByRole('heading', { name: 'Event 1: Order Completed' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: 'Event 3: track' }).waitFor()
    expect(await result().getByText("is missing the required field 'name'").count()).toBeGreaterThan(0)
    expect(await result().getByRole('button', { name: 'name', exact: true }).count()).toBeGreaterThan(0)
    expect(vendor.received).toEqual([])
  })

  it('says whether a host sends the event again, and when', async () => {
    await choose('Events to run', 'this event')
    await choose('Stand-in answers', '429 with Retry-After')
    await run(2)

    const verdict = result().getByText('A host sends it again')
    expect(await verdict.textContent()).toBe(
      'A host sends it again after 30 s, as Retry-After says, because the vendor has had too many requests.'
    )
    await result().getByRole('tab', { name: 'Response' }).click()
    const body = JSON.parse((await result().getByRole('region', { name: 'Body' }).textContent())!)
    expect(body).toEqual({ error: { status: 429, message: 'Too many requests.' } })
  })

  it('replays a run, and compares it with another one', async () => {
    await page.getByRole('link', { name: 'Run 2', exact: true }).click()
    await page.getByRole('heading', { name: 'Run 2', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Replay' }).click()
    await page.getByRole('heading', { name: 'Run 3', exact: true }).waitFor()
    const comparison = page.getByRole('region', { name: 'Comparison with run 2' })
    expect(await comparison.textContent()).toContain('None: the same events')

    await page.getByLabel('Compare with').selectOption('1')
    await page.getByRole('heading', { name: 'Differences from run 1 to run 3' }).waitFor()
    const table = page.getByRole('table', { name: 'How it was run' })
    await table.getByRole('row').filter({ hasText: '"200"' }).filter({ hasText: '"429:30"' }).waitFor()
    await page.keyboard.press('[')
    await page.getByRole('heading', { name: 'Run 2', exact: true }).waitFor()
  })

  it('counts what became of the events of all runs', async () => {
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('Payload validation failed').click()
    await page.getByText("is missing the required field 'name'").waitFor()
    await page.locator('.plot [fill][d^="M"]').first().waitFor()
    await page.getByText('Last hour as a table').click()
    const row = page.getByRole('table', { name: 'Last hour' }).getByRole('row').nth(1)
    expect(await row.isVisible()).toBe(true)
    const [delivered, retried, failed, discarded] = await page.getByRole('definition').allInnerTexts()
    expect([retried, failed, Number(delivered) + Number(discarded)]).toEqual(['2', '0', 36])
  })

  it('asks before it sends to the vendor, and names the host', async () => {
    await page.goto(`${server.origin}/tester/example/mappings/orders`)
    vendor.received.length = 0
    await page.getByRole('button', { name: /^Mode of sending/ }).click()
    await page.getByRole('menuitem', { name: /^Real/ }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Send to api.example.com?' })
    await dialog.waitFor()
    expect(await violationsOn(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(vendor.received).toEqual([])

    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await dialog.getByRole('button', { name: 'Send' }).click()
    await result().getByText('sent to the vendor').waitFor()
    expect(vendor.received).toMatchObject([{ method: 'POST', url: '/batches' }])
  })

  it('runs a hook with the choices of the vendor, and keeps its outputs with the mapping', async () => {
    await page.getByRole('button', { name: /^Mode of sending/ }).click()
    await page.getByRole('menuitem', { name: /^Stand-in/ }).click()
    const hook = page.getByRole('region', { name: 'When the mapping is saved' })
    await hook.getByRole('button', { name: "Run 'Make a list'" }).click()
    await hook.getByRole('alert').getByText("missing the required field 'list'").waitFor()
    await hook.getByRole('button', { name: /choices of List/ }).click()
    await page.getByRole('button', { name: /^One/ }).click()
    const saved = page.waitForResponse(
      (response) => response.url().endsWith('/mappings') && response.request().method() === 'PUT'
    )
    await hook.getByRole('button', { name: "Run 'Make a list'" }).click()
    await hook.getByRole('heading', { name: 'Saved with the mapping' }).waitFor()
    await saved
    expect(server.settings('actions-example')).toMatchObject({
      subscriptions: [{ mapping: { onMappingSave: { inputs: { list: '1' }, outputs: { made: '1' } } } }]
    })
    expect(await violationsOn(page)).toEqual([])
  })

  it('shows the step of a run, cancels it, and shows it in another window without a reload', async () => {
    const other = await openTester(browser, `${server.origin}/tester/example/runs`)
    await other.page.getByRole('heading', { name: 'Runs' }).waitFor()
    const script = page.getByRole('combobox', { name: 'Stand-in answers' })
    await script.click()
    await page.getByRole('option', { name: 'As scripted' }).click()
    await page.getByRole('textbox', { name: 'Script' }).fill('slow:600000')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await result().getByText('Orders waits for api.example.com').waitFor()
    await other.page.getByText('Orders waits for api.example.com').waitFor()
    await result().getByRole('button', { name: 'Cancel' }).click()
    await result().getByText('The run was cancelled').first().waitFor()
    await other.page.getByText('Run cancelled').first().waitFor()
    expect(await result().getByRole('progressbar').count()).toBe(0)
    await other.close()
  })

  it('scrolls through 1,000 results with a few rows in the page', async () => {
    const events = Array.from({ length: 1000 }, (_, index) => ({ type: 'track', event: `Event ${index + 1}` }))
    await page.evaluate(
      (kept) => localStorage.setItem('actions-tester/destination/example', kept),
      JSON.stringify({ events, mode: 'stand-in', script: '200' })
    )
    await page.reload()
    await choose('Events to run', 'all 1000 events')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const grid = page.getByRole('grid', { name: 'Results' })
    await page.getByRole('button', { name: 'Delivered 1000' }).waitFor()
    await grid.focus()
    await page.keyboard.press('End')
    await page.getByRole('heading', { name: 'Event 1000: Event 1000' }).waitFor()
    await grid.getByText('Event 1000', { exact: true }).waitFor()
    expect(await grid.getByRole('row').count()).toBeLessThan(60)
    expect(await grid.getAttribute('aria-rowcount')).toBe('1001')
  })
})
