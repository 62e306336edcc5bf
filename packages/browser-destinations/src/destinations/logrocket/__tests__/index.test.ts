/** @jest-environment @segment/browser-destination-runtime/testing */
import LogRocket from 'logrocket'
import { Analytics, Context } from '@segment/analytics-next'
import { destination } from '..'
import { generatePlugins } from '../../../runtime/plugin'
import type { Subscription } from '../../../runtime/types'

jest.mock('logrocket', () => ({ init: jest.fn(), track: jest.fn(), identify: jest.fn() }))

const client = jest.mocked(LogRocket)
const presets = destination.presets!.map((preset) => ({ ...preset, enabled: true })) as unknown as Subscription[]

async function send(event: ConstructorParameters<typeof Context>[0], sanitized = true) {
  const settings = { appID: 'org/app', networkSanitization: sanitized, inputSanitization: sanitized }
  for (const plugin of generatePlugins(destination, settings, presets)) {
    await plugin.load(Context.system(), new Analytics({ writeKey: 'w' }))
    await plugin[event.type as 'track']!(new Context(event))
  }
}

beforeEach(() => {
  Object.assign(window, { _LRLogger: {} })
})
afterEach(() => {
  jest.clearAllMocks()
  delete window.logRocketSettings
})

describe('LogRocket', () => {
  it.each([
    [true, { headers: {}, body: undefined }],
    [false, { headers: { authorization: 'x' }, body: 'card' }]
  ])('with sanitization %s records of a request %j', async (sanitized, recorded) => {
    await send({ type: 'page' }, sanitized)
    const [appID, options] = client.init.mock.calls[0]!
    expect(appID).toBe('org/app')
    expect(options!.dom).toEqual({ inputSanitizer: sanitized })
    const { requestSanitizer, responseSanitizer } = options!.network!
    const message = { reqId: '1', url: '/pay', method: 'POST', headers: { authorization: 'x' }, body: 'card' }
    for (const sanitize of [requestSanitizer!, responseSanitizer!]) {
      expect(sanitize(message)).toEqual({ ...message, ...recorded })
    }
  })

  it('prefers the options that the page sets', async () => {
    window.logRocketSettings = { release: '1.2' }
    await send({ type: 'page' })
    expect(client.init).toHaveBeenCalledWith('org/app', { release: '1.2' })
  })

  it('is initialized once', async () => {
    await send({ type: 'page' })
    expect(client.init).toHaveBeenCalledTimes(1)
  })

  it('marks events', async () => {
    await send({ type: 'track', event: 'Signed Up', properties: { plan: 'pro' } })
    expect(client.track.mock.calls).toEqual([['Signed Up', { plan: 'pro' }]])
    expect(client.identify).not.toHaveBeenCalled()
  })

  it.each([
    ['by their ID', { userId: 'u', traits: { plan: 'pro' } }, ['u', { plan: 'pro' }]],
    ['by their ID alone', { userId: 'u' }, ['u', undefined]],
    ['by traits', { traits: { plan: 'pro' } }, [{ plan: 'pro' }]]
  ])('tells who somebody is %s', async (_, event, call) => {
    await send({ type: 'identify', ...event })
    expect(client.identify.mock.calls).toEqual([call])
  })
})
