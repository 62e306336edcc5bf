import type { Hono } from 'hono'
import { createSender } from '@segment/actions-session'
import type { Vendor } from '../../__tests__/vendor'
import { createApp } from '../app'
import { exampleSource, startExampleVendor, VENDOR } from './example-destination'

/** The application that the tests of a file call, after {@link startExampleApp}. */
export let app: Hono

/** Its vendor, with the requests of the test that runs. */
export let vendor: Vendor

/** What it logged in the test that runs. */
export const lines: string[] = []

/** Starts the application and its vendor for the tests of a file, and forgets after each test what they got. */
export function startExampleApp(): void {
  beforeAll(async () => {
    vendor = await startExampleVendor()
    app = await createExampleApp(vendor, (line) => lines.push(line))
  })
  afterEach(() => {
    vendor.received.length = 0
    lines.length = 0
  })
  afterAll(() => vendor.close())
}

/** The application for the example destination, with `vendor` in the place of {@link VENDOR}. */
export function createExampleApp({ origin }: Vendor, log?: (line: string) => void): Promise<Hono> {
  return createApp({ source: exampleSource, send: createSender(new Map([[VENDOR, origin]])), log })
}

/** Posts JSON to an application. */
export async function post(to: Hono, path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await to.request(path, { method: 'POST', body: text, headers })
  // oxlint-disable-next-line typescript/no-explicit-any -- each route has a shape of its own
  return { status: response.status, body: (await response.json()) as any }
}
