import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSender } from '@segment/actions-session'
import type { Browser } from 'playwright-core'
import type { Vendor } from '../../__tests__/vendor'
import { describeInChromium, launch, openPage, type GuardedPage } from '../../bundle/__tests__/chromium'
import { createApi } from '../api'
import { createApp } from '../app'
import { createChanges, type Changes } from '../changes'
import { listen, type Listening } from '../../loopback/listen'
import { createPage, PAGE_PATH } from '../page'
import { exampleSource, settings, startExampleVendor, VENDOR } from './example-destination'

const MAPPING = {
  id: 'orders',
  name: 'Orders',
  enabled: true,
  partnerAction: 'send',
  subscribe: 'type = "track"',
  mapping: { name: { '@path': '$.event' } }
}

describeInChromium('runs on the page of the Actions Tester', () => {
  let root: string
  let vendor: Vendor
  let changes: Changes
  let testerPage: ReturnType<typeof createPage>
  let listening: Listening
  let browser: Browser
  let guarded: GuardedPage
  const stopping = new AbortController()
  const errors: string[] = []

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'tester-runs-'))
    mkdirSync(join(root, '.settings'))
    const stored = { ...settings, subscriptions: [MAPPING] }
    writeFileSync(join(root, '.settings', 'actions-example.json'), JSON.stringify(stored))
    vendor = await startExampleVendor()
    changes = createChanges()
    const rewrites = new Map([[VENDOR, vendor.origin]])
    const destinations = [{ name: 'example', source: exampleSource }]
    const send = createSender(rewrites)
    const app = await createApp({ source: exampleSource, send })
    app.route('/api', await createApi({ root, destinations, rewrites, send, changes, signal: stopping.signal }))
    testerPage = createPage(() => {})
    listening = await listen(
      { fetch: (request, ...rest) => testerPage.answer(request) ?? app.fetch(request, ...rest) },
      0
    )
    browser = await launch()
    guarded = await openPage(browser, {})
    guarded.page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await guarded.page.goto(`http://127.0.0.1:${listening.port}${PAGE_PATH}/example/mappings/orders`, {
      // The page may have to be built first.
      timeout: 0
    })
  })

  afterAll(async () => {
    await guarded.close()
    await browser.close()
    testerPage.close()
    stopping.abort()
    changes.close()
    await listening.close(0)
    await vendor.close()
    rmSync(root, { recursive: true })
  })

  const choose = async (label: string, option: string) => {
    const list = guarded.page.getByRole('combobox', { name: label })
    await list.click()
    await list.getByRole('option', { name: option }).click()
  }
  const run = async (number: number) => {
    await guarded.page.getByRole('button', { name: 'Run', exact: true }).click()
    await guarded.page.getByRole('link', { name: `Run ${number}`, exact: true }).waitFor()
  }
  const result = () => guarded.page.getByRole('region', { name: 'Run', exact: true })

  it('sends a batch with one bad event, and says what is wrong with it', async () => {
    const { page } = guarded
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
    const { page } = guarded
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
    const { page } = guarded
    await page.getByRole('link', { name: 'Overview' }).click()
    await page.getByText('Payload validation failed').click()
    await page.getByText("is missing the required field 'name'").waitFor()
    await page.locator('.plot [fill][d^="M"]').first().waitFor()
    await page.getByText('Last hour as a table').click()
    const row = page.getByRole('table', { name: 'Last hour' }).getByRole('row').nth(1)
    expect(await row.isVisible()).toBe(true)
    const [delivered, retried, failed, discarded] = await page.getByRole('definition').allInnerTexts()
    expect([retried, failed, Number(delivered) + Number(discarded)]).toEqual(['2', '0', 36])
    expect(errors).toEqual([])
  })
})
