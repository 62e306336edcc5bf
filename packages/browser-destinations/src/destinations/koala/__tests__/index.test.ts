/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import { destination } from '..'
import { generatePlugins } from '../../../runtime/plugin'
import type { Subscription } from '../../../runtime/types'

const settings = { project_slug: 'pk_test/1' }
const analytics = new Analytics({ writeKey: 'w' })
const presets = destination.presets!.map((preset) => ({ ...preset, enabled: true })) as unknown as Subscription[]

/** The vendor's script, as a stand-in: it takes over the calls that the page has made before. */
function runVendorScript() {
  const calls = window.ko as unknown as unknown[][]
  const taken = [...calls]
  const keep = (call: string) => jest.fn((...operands: unknown[]) => void taken.push([call, ...operands]))
  window.ko = { track: keep('track'), identify: keep('identify') }
  return taken
}

/** The page after the destination has loaded, and the calls that reached Koala. */
async function load() {
  const plugins = generatePlugins(destination, settings, presets)
  const loading = Promise.all(plugins.map((plugin) => plugin.load(Context.system(), analytics)))
  const script = document.querySelector('script')!
  window.ko!.track('Before the script', {})
  const calls = runVendorScript()
  script.dispatchEvent(new Event('load'))
  await loading
  const send = (event: ConstructorParameters<typeof Context>[0]) =>
    Promise.all(plugins.map((plugin) => plugin[event.type as 'track']!(new Context(event))))
  return { script, calls, send }
}

beforeEach(() => {
  delete window.ko
  document.head.replaceChildren()
})

describe('Koala', () => {
  it("loads the script of the project, and keeps the page's own calls for it", async () => {
    const { script, calls } = await load()
    expect(script.src).toBe('https://cdn.getkoala.com/v1/pk_test%2F1/sdk.js')
    expect(calls).toEqual([['track', 'Before the script', {}]])
  })

  it('leaves the snippet of the page alone', () => {
    const own = { track: jest.fn(), identify: jest.fn() }
    window.ko = own
    void destination.initialize({ settings, analytics }, { loadScript: jest.fn(), resolveWhen: jest.fn() })
    expect(window.ko).toBe(own)
  })

  it.each([
    [
      'an event',
      { type: 'track', event: 'Signed Up', properties: { plan: 'pro' } } as const,
      ['track', 'Signed Up', { plan: 'pro' }]
    ],
    [
      'a visitor with an email address',
      { type: 'identify', userId: 'u', traits: { email: 'ada@example.com' } } as const,
      ['identify', 'ada@example.com', { email: 'ada@example.com' }]
    ],
    ['a visitor without one', { type: 'identify', traits: { plan: 'pro' } } as const, ['identify', { plan: 'pro' }]]
  ])('tells of %s', async (_, event, call) => {
    const { calls, send } = await load()
    await send(event)
    expect(calls.slice(1)).toEqual([call])
  })
})
