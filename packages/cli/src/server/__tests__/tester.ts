import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSender } from '@segment/actions-session'
import type { Browser, Page } from 'playwright-core'
import { openPage, type GuardedPage } from '../../bundle/__tests__/chromium'
import { listen } from '../../loopback/listen'
import type { Source } from '../../workspace/source'
import { createApi } from '../api'
import { createSite } from '../app'
import { createChanges } from '../changes'
import { createPage, PAGE_PATH } from '../page'

/**
 * Opens an address of a server of the page, such as `/tester`, in a window of its own without stored data. An error in the
 * console is a fault.
 */
export async function openTester(browser: Browser, address: string): Promise<GuardedPage> {
  const opened = await openPage(browser)
  const { page, faults } = opened
  // As patient as jest, for slow machines.
  page.setDefaultTimeout(110_000)
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(address)
  return opened
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** The rules that depend on colors. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block']

interface Axe {
  run: (parts: NodeList, options: object) => Promise<{ violations: Violation[] }>
}

interface Violation {
  id: string
  impact?: string | null
  nodes: { target: unknown; failureSummary?: string }[]
}

/** Selects the lists, menus and dialogs that are open, and what opens and closes them. */
export const OPEN = '[aria-expanded="true"], [role="dialog"], [role="menu"], select:open'

/**
 * What is serious on a page for people who use a screen reader or only the keyboard, in light or in dark colors, as
 * axe-core finds it.
 *
 * @param part selects the parts of the page to look at. Default: all of it
 */
export async function violationsOn(page: Page, part = ':root'): Promise<string[]> {
  // By the debugger, as the policy of the page forbids scripts of others.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE)
  const serious: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const found = await page.evaluate(
      async ([selector, options]) => {
        const { axe } = window as unknown as { axe: Axe }
        return (await axe.run(document.querySelectorAll(selector), options)).violations
      },
      [
        part,
        { resultTypes: ['violations'], preload: false, ...(colorScheme === 'dark' && { runOnly: COLOR_RULES }) }
      ] as const
    )
    for (const { id, impact, nodes } of found) {
      if (impact !== 'serious' && impact !== 'critical') continue
      const places = nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`)
      serious.push(...places.map((place) => `${place} (${colorScheme})`))
    }
  }
  return serious
}

/** A server of the page in this process. */
export interface TesterServer {
  origin: string
  /** Reads the settings file of the destination with this slug. */
  settings: (slug: string) => Record<string, unknown>
  /** Writes it. */
  store: (slug: string, settings: object) => void
  stop: () => Promise<void>
}

/**
 * Serves the page for destinations in this process, with a folder of settings files that is empty at first. Builds the page
 * if that is needed.
 *
 * @param rewrites where requests of the destinations go instead. Default: to the vendors
 */
export async function startTester(
  sources: readonly Source[],
  rewrites: ReadonlyMap<string, string> = new Map()
): Promise<TesterServer> {
  const root = mkdtempSync(join(tmpdir(), 'tester-'))
  const file = (slug: string) => join(root, '.settings', `${slug}.json`)
  mkdirSync(join(root, '.settings'))
  const stopping = new AbortController()
  const changes = createChanges()
  const send = createSender(rewrites)
  const destinations = sources.map((source) => ({ name: source.current().place.name, source }))
  const app = await createSite(destinations.map((destination) => ({ ...destination, send })))
  app.route('/api', await createApi({ root, destinations, rewrites, send, changes, signal: stopping.signal }))
  const page = createPage(() => {})
  const listening = await listen(
    { fetch: (request, ...rest) => page.answer(request) ?? app.fetch(request, ...rest) },
    0
  )
  const origin = `http://127.0.0.1:${listening.port}`
  // The page may have to be built first, which takes longer than a browser waits.
  await fetch(`${origin}${PAGE_PATH}`)
  return {
    origin,
    settings: (slug) => JSON.parse(readFileSync(file(slug), 'utf8')),
    store: (slug, settings) => writeFileSync(file(slug), JSON.stringify(settings)),
    stop: async () => {
      page.close()
      stopping.abort()
      changes.close()
      await listening.close(0)
      rmSync(root, { recursive: true })
    }
  }
}
