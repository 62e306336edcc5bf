import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, request as send, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { useStore } from '../operate/store-place'
import { startDelivery, type Delivery } from '../run'

const received: string[] = []
let vendor: Server
let vendorUrl = ''
const running: Delivery[] = []

beforeAll(async () => {
  vendor = createServer((request, response) => {
    received.push(request.url ?? '')
    response.end('{}')
  })
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve))
  vendorUrl = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`
})
afterAll(async () => {
  for (const delivery of running) await delivery.stop()
  vendor.closeAllConnections()
  await new Promise((resolve) => vendor.close(resolve))
})

/** A configuration whose vendor is at an address that the event says. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-run-'))
  writeFileSync(
    join(folder, 'a.yaml'),
    `sources: { web: { writeKeys: [key] } }
destinations:
  hook:
    kind: webhook
    limits: { linger: 1ms }
    subscriptions:
      all: { action: send, trigger: type = "track", mapping: { url: { '@path': $.properties.url } } }
`
  )
  return folder
}

async function start(folder: string, allow?: string[]): Promise<Delivery> {
  const store = join(folder, 'events.db')
  const delivery = await startDelivery({ folder, store, allow, port: 0, statusPort: 0, print: () => {} })
  running.push(delivery)
  return delivery
}

async function track({ origin }: Delivery, path: string): Promise<void> {
  const body = JSON.stringify({ writeKey: 'key', userId: 'u', event: 'E', properties: { url: `${vendorUrl}${path}` } })
  const answer = await fetch(`${origin}/v1/track`, { method: 'POST', body })
  expect(await answer.json()).toEqual({ success: true })
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await sleep(10)
}

test('requests reach only public addresses, and what is allowed besides', async () => {
  const folder = newFolder()
  const guarded = await start(folder)
  await track(guarded, '/guarded')
  const dead = () => useStore(join(folder, 'events.db'), (store) => store.dead({}, { limit: 10 }))
  await until(async () => (await dead()).length > 0)
  expect(await dead()).toMatchObject([{ destination: 'hook', code: 'EGRESS_NOT_ALLOWED' }])
  const metrics = await (await fetch(`${guarded.statusOrigin}/metrics`)).text()
  expect(metrics).toMatch(/^delivery_events_total\{[^}]*outcome="failed",reason="EGRESS_NOT_ALLOWED"\} 1$/m)

  const allowing = await start(newFolder(), [vendorUrl])
  await track(allowing, '/allowed')
  await until(() => received.length > 0)
  expect(received).toEqual(['/allowed'])
  expect(await (await fetch(`${allowing.statusOrigin}/health`)).json()).toEqual({ ok: true })
})

test.each([
  ['an event', ['{"writeKey":"key",', '"userId":"u","event":"E"}'], 200, '{"success":true}'],
  ['nothing', [], 400, 'The body is empty.'],
  ['more than a request may hold', Array<string>(501).fill('x'.repeat(1024)), 400, 'larger than 500 KB']
])('the intake reads %s that comes in chunks', async (_, chunks, status, answer) => {
  const { origin } = await start(newFolder())
  const sending = send(`${origin}/v1/track`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } })
  for (const chunk of chunks) sending.write(chunk)
  sending.end()
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  expect([response.statusCode, await text(response)]).toEqual([status, expect.stringContaining(answer)])
})

test('what cannot start says why, and leaves nothing running', async () => {
  const folder = newFolder()
  await expect(start(folder, ['nonsense'])).rejects.toThrow('--allow: ')
  const { port } = vendor.address() as AddressInfo
  const options = { folder, store: join(folder, 'events.db'), port, statusPort: 0, print: () => {} }
  await expect(startDelivery(options)).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is not available: another program uses it. Pass another one with --port.`
  )
})
