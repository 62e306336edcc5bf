import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createSender } from '@segment/actions-session'
import type { Browser, Page } from 'playwright-core'
import { openPage } from '../../bundle/__tests__/chromium'
import { listen } from '../../loopback/listen'
import type { Source } from '../../workspace/source'
import { createApi } from '../api'
import { createApp } from '../app'
import { createChanges } from '../changes'
import { createPage, PAGE_PATH } from '../page'

const REPOSITORY = resolve(__dirname, '../../../../..')
const DESTINATIONS = join('packages', 'destination-actions', 'src', 'destinations')
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** A workspace in a temporary folder, without settings. */
export interface TesterWorkspace {
  root: string
  /** The absolute path of a file of a destination, such as `slack/index.ts`. */
  file: (path: string) => string
  /** Reads the settings file with this name. */
  settings: (name: string) => Record<string, unknown>
  remove: () => void
}

/** Makes a workspace with copies of destinations of the repository. */
export function makeWorkspace(destinations: readonly string[]): TesterWorkspace {
  const root = mkdtempSync(join(tmpdir(), 'tester-'))
  for (const name of [...destinations, join('..', 'lib')]) {
    cpSync(join(REPOSITORY, DESTINATIONS, name), join(root, DESTINATIONS, name), { recursive: true })
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'))
  return {
    root,
    file: (path) => join(root, DESTINATIONS, path),
    settings: (name) => JSON.parse(readFileSync(join(root, '.settings', `${name}.json`), 'utf8')),
    remove: () => rmSync(root, { recursive: true })
  }
}

/** A `serve` that is running. */
export interface RunningServe {
  origin: string
  /** Sends Ctrl-C and resolves when it has ended. */
  stop: () => Promise<void>
}

/** Runs `./bin/run serve ...` in a workspace, on a free port. */
export async function startServe({ root }: TesterWorkspace, words: readonly string[]): Promise<RunningServe> {
  const child = spawn(join(REPOSITORY, 'bin', 'run'), ['serve', ...words, '--port', '0', '--json'], {
    env: { ...process.env, ACTIONS_ROOT: root, PORT: undefined },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let output = ''
  let errors = ''
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
  const origin = await new Promise<string>((found, fail) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString()
      const match = /"origin": "([^"]+)"/.exec(output)
      if (match) found(match[1]!)
    })
    void ended.then(() => fail(new Error(`serve ended: ${output}${errors}`)))
  })
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  return { origin, stop }
}

/** The page of the tester in a browser. */
export interface TesterPage {
  page: Page
  /** What is serious for people who use a screen reader or only the keyboard, as axe-core finds it. */
  violations: () => Promise<string[]>
  /** Says that the browser logged an error on purpose, such as an answer of 404. Throws if it did not. */
  expectError: (part: string) => void
  /** Closes the page. Rejects if it asked for something from outside, or an error was thrown or logged. */
  close: () => Promise<void>
}

/** Opens an address of a server, such as `/tester`, in a window of its own without stored data. */
export async function openTester(browser: Browser, address: string): Promise<TesterPage> {
  const { page, close } = await openPage(browser, {})
  const errors: string[] = []
  // As patient as jest, for slow machines.
  page.setDefaultTimeout(110_000)
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(address)
  return {
    page,
    violations: () => violationsOn(page),
    expectError: (part) => {
      expect(errors).toContainEqual(expect.stringContaining(part))
      errors.splice(0, Infinity, ...errors.filter((error) => !error.includes(part)))
    },
    close: async () => {
      await close()
      expect(errors).toEqual([])
    }
  }
}

interface Violation {
  id: string
  impact?: string | null
  nodes: { target: unknown; failureSummary?: string }[]
}

/** What is serious on a page for people who use a screen reader or only the keyboard, as axe-core finds it. */
export async function violationsOn(page: Page): Promise<string[]> {
  // By the debugger, as the policy of the page forbids scripts of others.
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
    return (await axe.run()).violations
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`)
    )
}

/** A server of the page in this process. */
export interface TesterServer {
  origin: string
  /** A workspace in a temporary folder. */
  root: string
  stop: () => Promise<void>
}

/**
 * Serves the page for one destination in this process, and builds it if that is needed.
 *
 * @param stored what its settings file holds
 * @param rewrites where its requests go instead. Default: to the vendors
 */
export async function startTester(
  source: Source,
  stored: object,
  rewrites: ReadonlyMap<string, string> = new Map()
): Promise<TesterServer> {
  const { place, definition } = source.current()
  const root = mkdtempSync(join(tmpdir(), 'tester-'))
  mkdirSync(join(root, '.settings'))
  writeFileSync(join(root, '.settings', `${definition.slug}.json`), JSON.stringify(stored))
  const stopping = new AbortController()
  const changes = createChanges()
  const send = createSender(rewrites)
  const app = await createApp({ source, send })
  const destinations = [{ name: place.name, source }]
  app.route('/api', await createApi({ root, destinations, rewrites, send, changes, signal: stopping.signal }))
  const page = createPage(() => {})
  const listening = await listen(
    { fetch: (request, ...rest) => page.answer(request) ?? app.fetch(request, ...rest) },
    0
  )
  const origin = `http://127.0.0.1:${listening.port}`
  // The page may have to be built first, which takes longer than a browser waits.
  await fetch(`${origin}${PAGE_PATH}`)
  const stop = async () => {
    page.close()
    stopping.abort()
    changes.close()
    await listening.close(0)
    rmSync(root, { recursive: true })
  }
  return { origin, root, stop }
}
