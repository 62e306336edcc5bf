import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Socket } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'

const EXECUTABLE = '/usr/bin/chromium'

/**
 * Declares tests that need a real browser. Where Debian's Chromium is missing they are left out and a line says so;
 * never in CI, where they fail.
 */
export function describeInChromium(name: string, tests: () => void): void {
  const canRun = existsSync(EXECUTABLE) || Boolean(process.env.CI)
  if (!canRun) process.stderr.write(`Left out, as there is no ${EXECUTABLE}: ${name}. apt-get install -y chromium\n`)
  const declare = canRun ? describe : describe.skip
  declare(name, tests)
}

/**
 * Returns the browser that the test files of this worker share, as its start takes longer than most tests. Each file opens
 * pages of its own and closes them; the browser ends with the worker.
 */
export async function sharedBrowser(): Promise<Browser> {
  const kept = globalThis.keptByWorker!
  const started = kept.get('Chromium') as Browser | undefined
  if (started?.isConnected()) return started
  const browser = await launch()
  letEnd(EXECUTABLE)
  kept.set('Chromium', browser)
  return browser
}

/** Lets this process end while a child that runs the file goes on: Playwright ends the browser then. */
function letEnd(file: string): void {
  const { _getActiveHandles } = process as unknown as { _getActiveHandles: () => Partial<ChildProcess>[] }
  for (const child of _getActiveHandles()) {
    if (child.spawnfile !== file) continue
    for (const handle of [child, ...child.stdio!]) (handle as Socket | null)?.unref()
  }
}

/**
 * Starts a browser that asks nobody for anything by itself, and reaches nothing but this machine.
 *
 * @param hasBackForwardCache whether it keeps pages that were left, as that of customers does. This takes a process for each.
 */
export function launch({ hasBackForwardCache = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    ignoreDefaultArgs: hasBackForwardCache ? ['--disable-back-forward-cache'] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No process that only draws or only sends, and none that waits for a page: each takes as long as short tests.
      '--in-process-gpu',
      '--enable-features=NetworkServiceInProcess2',
      '--renderer-process-limit=1',
      // Nothing listens there, and loopback needs no proxy.
      '--proxy-server=127.0.0.1:1'
    ]
  })
}

/** A page without a network. */
export interface GuardedPage {
  page: Page
  /** The addresses that the page asked for, vendors' included. */
  requests: string[]
  /** What was written to the console as a warning. */
  warnings: string[]
  /**
   * What went wrong: a request for the network, which was stopped, an error that nobody caught, or a violation of the
   * Content-Security-Policy.
   */
  faults: string[]
  /** Says that something goes wrong on purpose. Throws if it did not. */
  expectFault: (part: string) => void
  /**
   * Leaves the page and forgets its cookies, local storage, requests and warnings, so that the next test can have it. This
   * takes a fraction of a new page. Rejects when something went wrong.
   */
  clear: () => Promise<void>
  /** Closes the page. Rejects when something went wrong. */
  close: () => Promise<void>
}

/** Addresses that are not on this machine. */
const OUTSIDE = /^(?:http|ws)s?:\/\/(?!127\.0\.0\.1[:/])/

/**
 * Opens an empty page. Only this machine and the given vendors' scripts can be reached.
 *
 * @param scripts the stand-in for each script of a vendor, by the beginning of its address; `undefined` for one that
 *   cannot be loaded, `null` for one that never ends. Read at each request. Without them the page has the HTTP cache.
 */
export async function openPage(
  browser: Browser,
  scripts?: Record<string, string | null | undefined>
): Promise<GuardedPage> {
  // What moves would be tested half-way.
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  const requests: string[] = []
  const warnings: string[] = []
  const faults: string[] = []
  const vendorOf = (url: string) => Object.keys(scripts ?? {}).find((address) => url.startsWith(address))
  context.on('request', (request) => {
    const url = request.url()
    requests.push(url)
    if (OUTSIDE.test(url) && !vendorOf(url)) faults.push(`request for ${url}`)
  })
  if (scripts) {
    await context.route(OUTSIDE, async (route) => {
      const vendor = vendorOf(route.request().url())
      const script = vendor && scripts[vendor]
      if (script === null) return
      if (script) return route.fulfill({ contentType: 'text/javascript', headers: ANY_ORIGIN, body: script })
      return route.abort()
    })
  }
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.exposeFunction('reportViolation', (violation: string) => faults.push(violation))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      void (window as unknown as { reportViolation: (text: string) => void }).reportViolation(
        `${violatedDirective} forbids ${blockedURI}`
      )
    })
  })
  const check = () => {
    const found = faults.splice(0)
    if (found.length > 0) throw new Error(`On the page: ${found.join('; ')}`)
  }
  return {
    page,
    requests,
    warnings,
    faults,
    expectFault: (part) => {
      const others = faults.filter((fault) => !fault.includes(part))
      if (others.length === faults.length) throw new Error(`This did not go wrong on the page: ${part}`)
      faults.splice(0, Infinity, ...others)
    },
    clear: async () => {
      const { origin } = new URL(page.url())
      await page.goto('about:blank')
      await context.clearCookies()
      const debugging = await context.newCDPSession(page)
      await debugging.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' })
      await debugging.detach()
      requests.length = 0
      warnings.length = 0
      check()
    },
    close: async () => {
      await context.close()
      check()
    }
  }
}

const ANY_ORIGIN = { 'access-control-allow-origin': '*' }
