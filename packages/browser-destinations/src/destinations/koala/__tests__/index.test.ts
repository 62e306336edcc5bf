/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import { destination } from '..'
import { generatePlugins } from '../../../runtime/plugin'
import type { Subscription } from '../../../runtime/types'

const settings = { project_slug: 'pk_test/1' }
const presets = destination.presets!.map((preset) => ({ ...preset, enabled: true })) as unknown as Subscription[]
const page = window as unknown as Record<string, unknown[] & { track: (event: string) => void }>

/** The page after the destination has loaded, with a stand-in for the vendor's script that records calls. */
async function load() {
  const calls: unknown[][] = []
  const record =
    (call: string) =>
    (...operands: unknown[]) =>
      void calls.push([call, ...operands])
  const koala = { track: record('track'), identify: record('identify'), ready: (callback: () => void) => callback() }
  const analytics = new Analytics({ writeKey: 'w' })
  jest.spyOn(analytics, 'user').mockReturnValue({ traits: () => ({ plan: 'pro' }) } as never)
  const ready = jest.spyOn(analytics, 'ready').mockResolvedValue(undefined)
  const plugins = generatePlugins(destination, settings, presets)
  const loading = Promise.all(plugins.map((plugin) => plugin.load(Context.system(), analytics)))
  const script = document.querySelector('script')!
  window.KoalaSDK = { load: jest.fn(async (options) => (calls.push(['load', options]), koala)) }
  script.dispatchEvent(new Event('load'))
  await loading
  const send = (event: ConstructorParameters<typeof Context>[0]) =>
    Promise.all(plugins.map((plugin) => plugin[event.type as 'track']!(new Context(event))))
  return { script, calls, send, analyticsIsReady: () => (ready.mock.calls[0]![0] as () => void)() }
}

beforeEach(() => {
  for (const name of ['ko', 'koala', 'KoalaSDK', 'globalKoalaKey']) delete page[name]
  document.head.replaceChildren()
})

describe('Koala', () => {
  it('loads the SDK of the project, and identifies a user who is known already', async () => {
    const { script, calls, analyticsIsReady } = await load()
    expect(script.src).toBe('https://cdn.getkoala.com/v1/pk_test%2F1/umd.js')
    expect(calls).toEqual([['load', { project: 'pk_test/1', hookSegment: false }]])
    analyticsIsReady()
    expect(calls.slice(1)).toEqual([['identify', { plan: 'pro' }]])
  })

  it.each([
    ['ko', undefined],
    ['koala', 'koala']
  ])('adds a stub to the page as %s, which records calls', async (name, key) => {
    if (key) window.globalKoalaKey = key
    await load()
    page[name]!.track('Early')
    expect([...page[name]!]).toEqual([['track', 'Early']])
  })

  it('does not replace the snippet of the page', async () => {
    const own = Object.assign([['track', 'Early']], { track: () => {} })
    page.ko = own
    await load()
    expect(page.ko).toBe(own)
  })

  it.each([
    [
      'an event',
      { type: 'track', event: 'Signed Up', properties: { plan: 'pro' } } as const,
      [['track', 'Signed Up', { plan: 'pro' }]]
    ],
    [
      'the traits of a visitor',
      { type: 'identify', userId: 'u', traits: { email: 'ada@example.com' } } as const,
      [['identify', { email: 'ada@example.com' }, { source: 'segment-browser' }]]
    ],
    ['no event without a name', { type: 'track' } as const, []]
  ])('sends %s', async (_, event, expected) => {
    const { calls, send } = await load()
    await send(event)
    expect(calls.slice(1)).toEqual(expected)
  })
})
