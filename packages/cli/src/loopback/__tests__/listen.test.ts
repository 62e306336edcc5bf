import { Hono } from 'hono'
import { FailureError } from '@segment/actions-input'
import { DEFAULT_PORT, HOST, listen } from '../listen'

const open: { close: (patience: number) => Promise<void> }[] = []

async function listenAndClose(app: Hono, port?: number) {
  const listening = await listen(app, port)
  open.push(listening)
  return listening
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close(0)))
})

const app = new Hono().get('/', (context) => context.text('here'))

it('listens on the loopback address, on any free port for 0', async () => {
  const { port } = await listenAndClose(app, 0)

  expect(port).toBeGreaterThan(0)
  expect(await (await fetch(`http://${HOST}:${port}/`)).text()).toBe('here')
})

it('takes the next free port when none is asked for', async () => {
  const first = await listenAndClose(app)
  const second = await listenAndClose(app)

  expect(first.port).toBeGreaterThanOrEqual(DEFAULT_PORT)
  expect(second.port).toBeGreaterThan(first.port)
})

it('says so when the port asked for is taken', async () => {
  const { port } = await listenAndClose(app, 0)

  await expect(listen(app, port)).rejects.toThrow(FailureError)
  await expect(listen(app, port)).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is not available: it is taken by another program. Pass another with --port`
  )
})

it('leaves the global Response alone, by which the runtime tells responses', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await listenAndClose(app, 0)

  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})

describe('close', () => {
  /** An application whose calls end when `release` is called. */
  function createSlowApp() {
    let release = (): void => {}
    let begin = (): void => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const slow = new Hono().get('/', async (context) => {
      begin()
      await released
      return context.text('done')
    })
    return { slow, release, begun }
  }

  it('lets a call in flight end', async () => {
    const { slow, release, begun } = createSlowApp()
    const { port, close } = await listen(slow, 0)
    const answer = fetch(`http://${HOST}:${port}/`)
    await begun
    const closed = close(60_000)
    release()

    expect(await (await answer).text()).toBe('done')
    await closed
    await expect(fetch(`http://${HOST}:${port}/`)).rejects.toThrow('fetch failed')
  })

  it('cuts off one that takes longer than its patience', async () => {
    const { slow, release, begun } = createSlowApp()
    const { port, close } = await listen(slow, 0)
    const failure = fetch(`http://${HOST}:${port}/`).then(
      () => 'answered',
      () => 'cut off'
    )
    await begun
    await close(1)

    expect(await failure).toBe('cut off')
    release()
  })
})
