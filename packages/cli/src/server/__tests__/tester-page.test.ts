import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { interrupt, printed, startProcess, type Run } from '../../__tests__/processes'
import { startVendor, type Vendor } from '../../__tests__/vendor'
import { describeInChromium, sharedBrowser, type GuardedPage } from '../../bundle/__tests__/chromium'
import { openTester, violationsOn } from './tester'

const REPOSITORY = resolve(__dirname, '../../../../..')
const DESTINATIONS = join('packages', 'destination-actions', 'src', 'destinations')
const BRAZE = 'https://rest.iad-01.braze.com'
const WEBHOOK = 'https://hooks.slack.com/services/T000/B000/XXXX'

describeInChromium('the Actions Tester', () => {
  let root: string
  let vendor: Vendor
  let serve: Run
  let origin: string
  let browser: Browser
  let tester: GuardedPage
  let page: Page

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'tester-'))
    for (const name of ['slack', 'braze-cloud', join('..', 'lib')]) {
      cpSync(join(REPOSITORY, DESTINATIONS, name), join(root, DESTINATIONS, name), { recursive: true })
    }
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'))
    vendor = await startVendor(({ url }) => ({ status: url.startsWith('/users') ? 401 : 200, body: 'ok' }))
    const rewrites = ['https://hooks.slack.com', BRAZE].flatMap((from) => ['--rewrite', `${from}=${vendor.origin}`])
    const words = ['serve', 'slack', 'braze-cloud', '--port', '0', ...rewrites]
    serve = startProcess(root, words, { PORT: undefined })
    browser = await sharedBrowser()
    origin = await printed(serve, /(?<=In a browser: )\S+(?=\/tester)/)
    tester = await openTester(browser, `${origin}/`)
    page = tester.page
  })

  afterEach(async () => {
    vendor.received.length = 0
    await tester.clear()
  })

  afterAll(async () => {
    await tester?.close()
    await interrupt(serve)
    await vendor?.close()
    rmSync(root, { recursive: true })
  })

  /** Reads the settings file with this name. */
  const settings = (name: string) => JSON.parse(readFileSync(join(root, '.settings', `${name}.json`), 'utf8'))

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null]
  ])('is served to a client that accepts %s as %s', async (accepted, encoding) => {
    const response = await fetch(`${origin}/tester/slack/mappings`, { headers: { 'accept-encoding': accepted } })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(await response.text()).toContain('<div id="root">')
  })

  it('takes a newcomer from nothing to a message in Slack', async () => {
    await page.goto(`${origin}/`)
    await page.getByRole('link', { name: /^Slack/ }).click()
    await page.getByRole('button', { name: "Add 'Post Message'" }).click()
    // The focus is in the first field that is required.
    await page.waitForFunction(() => document.activeElement?.closest('[data-field="url"]'))
    await page.keyboard.insertText(WEBHOOK)
    await page.getByRole('textbox', { name: 'Message' }).fill('Hello from the tester')
    await page.keyboard.press('ControlOrMeta+Enter')
    const result = page.getByRole('region', { name: 'Event and result' })
    await result.getByText('Delivered').first().waitFor()
    expect(vendor.received).toEqual([])

    await page.getByRole('button', { name: 'Mode of sending: Stand-in' }).click()
    await page.getByRole('menuitem', { name: /^Real/ }).click()
    await page.getByRole('button', { name: /^Run/ }).click()
    await page.getByRole('dialog', { name: 'Send to hooks.slack.com?' }).getByRole('button', { name: 'Send' }).click()
    await page.getByText('sent to the vendor').first().waitFor()
    expect(vendor.received).toMatchObject([{ method: 'POST', url: new URL(WEBHOOK).pathname }])
    expect(JSON.parse(vendor.received[0]!.body)).toMatchObject({ text: 'Hello from the tester' })

    // The page and the command line see the same mappings.
    await page.getByText('Not saved').waitFor({ state: 'hidden' })
    expect(settings('actions-slack')).toMatchObject({
      subscriptions: [{ partnerAction: 'postToChannel', enabled: true, mapping: { url: WEBHOOK } }]
    })
    await page.reload()
    await page.getByRole('navigation', { name: 'Mappings' }).getByText('Post Message').waitFor()
    await page.getByRole('button', { name: 'Mode of sending: Stand-in' }).waitFor()
  })

  it('can be used with the keyboard alone', async () => {
    await page.goto(`${origin}/`)
    await page.getByRole('heading', { name: 'Destinations' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('sla')
    await page.getByText('1 of 2').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Sections' }).waitFor()

    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: 'Commands' }).waitFor()
    await page.keyboard.type('mode dry')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Mode of sending: Dry' }).waitFor()
    await page.keyboard.press('?')
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await shortcuts.getByText('Run', { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
    await shortcuts.waitFor({ state: 'hidden' })
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText('Delivered').first().waitFor()
    expect(vendor.received).toEqual([])

    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('theme dark')
    await page.keyboard.press('Enter')
    await page.locator(':root[data-theme="dark"]').waitFor()
  })

  it('saves settings, masks secrets, and says what the vendor thinks of them', async () => {
    await page.goto(`${origin}/tester/braze-cloud/settings`)
    await page.getByText('It is required.').first().waitFor()
    await page.getByLabel('API Key').fill('key-of-the-vendor')
    await page.getByLabel('API Key').press('Enter')
    await page.getByText('Saved in .settings/actions-braze-cloud.json.').first().waitFor()
    await page.getByRole('button', { name: 'Replace API Key' }).waitFor()
    expect(await page.content()).not.toContain('key-of-the-vendor')
    expect(settings('actions-braze-cloud')).toMatchObject({ api_key: 'key-of-the-vendor' })
    expect(await violationsOn(page)).toEqual([])

    await page.getByRole('button', { name: 'Test authentication' }).click()
    await page.getByText(/(accepts|does not accept) the settings/).waitFor()
    expect(vendor.received).toMatchObject([{ headers: { authorization: 'Bearer key-of-the-vendor' } }])
    expect(await page.content()).not.toContain('key-of-the-vendor')
  })

  it('says what changed on disk, and keeps what was typed', async () => {
    const connected = page.waitForResponse(`${origin}/api/changes`)
    await page.goto(`${origin}/tester/braze-cloud/settings`)
    await page.getByLabel('App ID').fill('typed but not saved')
    await connected
    const file = join(root, DESTINATIONS, 'braze-cloud', 'index.ts')
    const code = readFileSync(file, 'utf8')
    writeFileSync(file, code.replace(/label: 'App ID'/, "label: 'App identifier'"))
    await page.getByText("Setting 'App identifier' changed: label.").first().waitFor()
    expect(await page.getByLabel('App identifier').inputValue()).toBe('typed but not saved')

    writeFileSync(file, `${code}\nconst unfinished = {`)
    const error = page.getByRole('alert').filter({ hasText: 'The code does not load.' })
    await error.getByText(/braze-cloud\/index\.ts:\d+:\d+/).waitFor()
    expect(await page.getByLabel('App identifier').inputValue()).toBe('typed but not saved')
    writeFileSync(file, code)
    await error.waitFor({ state: 'hidden' })
    await page.getByLabel('App ID').waitFor()
  })

  it('has nothing serious for people who use assistive technology', async () => {
    await page.goto(`${origin}/`)
    await page.getByRole('heading', { name: 'Destinations' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.getByRole('link', { name: /^Slack/ }).click()
    for (const section of ['Mappings', 'Filters', 'Runs', 'Overview']) {
      const link = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section })
      await link.click()
      await page.waitForURL(`**/slack/${section.toLowerCase()}**`)
      await page.getByRole('main').getByRole('heading').first().waitFor()
      expect(await violationsOn(page)).toEqual([])
    }
  })

  it('says so for a destination that is not served', async () => {
    await page.goto(`${origin}/tester/no-such-thing/mappings`)
    await page.getByText("There is no destination 'no-such-thing'").first().waitFor()
    await page.getByRole('button', { name: 'Show the destinations' }).click()
    await page.getByRole('heading', { name: 'Destinations' }).waitFor()
    expect(page.url()).toBe(`${origin}/tester/`)
    tester.expectFault('404')
  })

  it('has all parts on a narrow screen, and never scrolls sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${origin}/tester/slack/mappings`)
    for (const part of ['Mappings', 'Mapping', 'Event and result']) {
      const tab = page
        .getByRole('group', { name: 'Parts of the page' })
        .getByRole('button', { name: part, exact: true })
      await tab.click()
      expect(await tab.getAttribute('aria-pressed')).toBe('true')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    }
    await page.getByRole('button', { name: /^Run/ }).waitFor()
  })
})
