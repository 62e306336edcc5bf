import { existsSync } from 'node:fs'
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

/** Starts the browser so that it asks nobody for anything by itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    // Customers have the cache, so the tests have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
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
  /** Says that something goes wrong on purpose. Throws if it did not. */
  expectFault: (part: string) => void
  /**
   * Closes the page. Rejects when something went wrong on it: a request for the network, which was stopped, an error
   * that nobody caught, or a violation of the Content-Security-Policy.
   */
  close: () => Promise<void>
}

/**
 * Opens an empty page. Only this machine and the given vendors' scripts can be reached.
 *
 * @param scripts the stand-in for each script of a vendor, by the beginning of its address; `undefined` for one that
 *   cannot be loaded, `null` for one that never ends. Read at each request.
 */
export async function openPage(
  browser: Browser,
  scripts: Record<string, string | null | undefined>
): Promise<GuardedPage> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const requests: string[] = []
  const warnings: string[] = []
  const faults: string[] = []
  await context.route('**/*', async (route) => {
    const url = route.request().url()
    requests.push(url)
    const vendor = Object.keys(scripts).find((address) => url.startsWith(address))
    const script = vendor && scripts[vendor]
    if (new URL(url).hostname === '127.0.0.1') return route.continue()
    if (script === null) return
    if (script) return route.fulfill({ contentType: 'text/javascript', headers: ANY_ORIGIN, body: script })
    if (!vendor) faults.push(`request for ${url}`)
    return route.abort()
  })
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
  const expectFault = (part: string) => {
    const others = faults.filter((fault) => !fault.includes(part))
    if (others.length === faults.length) throw new Error(`This did not go wrong on the page: ${part}`)
    faults.splice(0, Infinity, ...others)
  }
  const close = async () => {
    await context.close()
    if (faults.length > 0) throw new Error(`On the page: ${faults.join('; ')}`)
  }
  return { page, requests, warnings, expectFault, close }
}

const ANY_ORIGIN = { 'access-control-allow-origin': '*' }
