import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { interrupt, printed, startProcess, type Run } from '../../__tests__/processes'
import { describeInChromium, openPage, sharedBrowser, type GuardedPage } from '../../bundle/__tests__/chromium'
import { destinationsDirectory, findRoot } from '../../workspace/destinations'

const KOALA = 'https://cdn.getkoala.com/'

describeInChromium('the page of serve --browser', () => {
  let root: string
  let server: Run
  let origin: string
  let browser: Browser
  let opened: GuardedPage

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'page-')))
    const repository = findRoot()
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
    for (const name of ['browser-destinations', 'actions-core']) {
      const source = join('packages', name, 'src')
      cpSync(join(repository, source), join(root, source), { recursive: true })
    }
    const mapping = { name: 'Tracks', enabled: true, partnerAction: 'trackEvent', subscribe: 'type = "track"' }
    const subscriptions = [{ ...mapping, mapping: { event: { '@path': '$.event' } } }]
    const filters = [{ name: 'No searches', trigger: 'event = "Products Searched"', do: 'drop', enabled: true }]
    mkdirSync(join(root, '.settings'))
    writeFileSync(join(root, '.settings', 'koala.json'), JSON.stringify({ subscriptions, filters }))
    server = startProcess(root, ['serve', '--browser', 'koala', '--port', '0'])
    browser = await sharedBrowser()
    const nothing = 'function () {}'
    const sdk = `{ ready: ${nothing}, track: ${nothing}, identify: ${nothing} }`
    const script = `window.KoalaSDK = { load: function () { return Promise.resolve(${sdk}) } }`
    opened = await openPage(browser, { [KOALA]: script })
    origin = await printed(server, /(?<=Live view: )\S+(?=\/live\n)/)
  })
  afterEach(() => opened.clear())
  afterAll(async () => {
    await opened?.close()
    const { exitCode } = await interrupt(server)
    rmSync(root, { recursive: true })
    if (exitCode !== 0) throw new Error(`The server ended with ${exitCode}.`)
  })

  const textOf = (selector: string) => opened.page.innerText(selector)

  it('runs in a frame of the Actions Tester, which shows the calls for each event', async () => {
    const { page } = opened
    // The page of the tester may have to be built first.
    await page.goto(`${origin}/tester/koala/web`, { timeout: 0 })
    await page.getByRole('button', { name: /^Send all/ }).click()
    const sent = (title: string) => page.getByRole('region', { name: title, exact: true })
    expect(await sent('Signed Up').locator('.web-call').textContent()).toContain('track("Signed Up"')
    expect(await sent('identify').textContent()).toContain('No call')
    expect(await sent('Products Searched').textContent()).toContain('Not sent: the filter No searches dropped it.')
  })

  it('prints where it is', () => {
    expect(server.stdout).toContain(`Bundled.\nOpen ${origin} to run koala in a browser.\nLive view: ${origin}/live\n`)
  })

  it('shows which triggers match an event, what the mapping made, and the call that a fake SDK got', async () => {
    await opened.page.goto(origin)
    await opened.page.click('#send')
    await opened.page.waitForSelector('.call')
    expect(await textOf('.match p')).toBe('Koala, Track Event: type = "track" matches.')
    expect(await textOf('.miss p')).toBe('Koala, Identify Visitor: type = "identify" does not match.')
    const payload = { event: 'Order Completed', properties: { total: 42, currency: 'USD' } }
    expect(JSON.parse(await textOf('.payload'))).toEqual(payload)
    expect(await textOf('.call')).toContain('koala: track("Order Completed", {')
    // The long lines of the event scroll in their box.
    expect(await opened.page.evaluate('document.body.scrollWidth <= window.innerWidth')).toBe(true)
    expect(opened.requests.filter((url) => !url.startsWith(origin))).toEqual([])
  })

  it('shows in the live view, as it happens, what is called for an event', async () => {
    const live = await openPage(browser)
    await live.page.goto(`${origin}/live`)
    await opened.page.goto(origin)
    for (const method of ['track', 'page']) {
      await opened.page.selectOption('#call', method)
      await opened.page.click('#send')
    }
    const calls = live.page.locator('article', { hasText: 'track Order Completed' }).first()
    await calls.locator('pre').waitFor()
    expect(await calls.innerText()).toContain('Koala\ntrack("Order Completed", {')
    const page = live.page.locator('article', { hasText: 'page Home' }).first()
    await page.waitFor()
    expect(await page.locator('dd').innerText()).toBe('no call')
    // A view that is opened later shows what was before.
    await live.page.reload()
    await calls.locator('pre').waitFor()
    await live.close()
  })

  it('takes no report from another site', async () => {
    const body = JSON.stringify({ event: 'e', title: 'from elsewhere' })
    expect((await fetch(`${origin}/live`, { method: 'POST', body })).status).toBe(400)
  })

  it('loads the real SDK when it is told to', async () => {
    await opened.page.goto(`${origin}/?sdk=real`)
    await opened.page.click('#send')
    await opened.page.waitForSelector('.call')
    expect(await textOf('#status')).toContain('koala is initialized with the real SDK.')
    expect(await textOf('.call')).toContain('koala: track("Order Completed", {')
    expect(opened.requests.filter((url) => url.startsWith(KOALA))).toHaveLength(1)
  })

  it('takes changed settings and mappings', async () => {
    await opened.page.goto(origin)
    await opened.page.waitForSelector('#status p')
    const text = await opened.page.inputValue('#configuration')
    await opened.page.fill('#configuration', text.replace('"$.event"', '"$.messageId"'))
    await Promise.all([opened.page.waitForEvent('load'), opened.page.click('#apply')])
    await opened.page.waitForSelector('#status p')
    await opened.page.click('#send')
    await opened.page.waitForSelector('.call')
    expect(JSON.parse(await textOf('.payload')).event).toMatch(/^ajs-next-/)
  })

  it('reloads with the newest code when a file changes', async () => {
    await opened.page.goto(origin)
    await opened.page.waitForSelector('#status p')
    const entry = join(destinationsDirectory(root, 'device'), 'koala', 'index.ts')
    writeFileSync(entry, readFileSync(entry, 'utf8').replace("name: 'Koala'", "name: 'Wombat'"))
    await opened.page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('#configuration')?.value.includes('Wombat')
    )
    expect(server.stdout).toContain('Bundled: packages/browser-destinations/src/destinations/koala/index.ts changed.')
  })

  it('says why code cannot be bundled, and goes on with that of before', async () => {
    const file = join(destinationsDirectory(root, 'device'), 'koala', 'trackEvent', 'index.ts')
    const before = readFileSync(file, 'utf8')
    await opened.page.goto(origin)
    await opened.page.waitForSelector('#status p')
    writeFileSync(file, 'export default {')
    await opened.page.waitForSelector('#status .error')
    expect(await textOf('#status .error')).toContain('trackEvent/index.ts:1:17')
    await opened.page.click('#send')
    await opened.page.waitForSelector('.call')
    writeFileSync(file, before)
    await opened.page.waitForFunction(
      () => document.querySelector('#status p') && !document.querySelector('#status .error')
    )
  })
})
