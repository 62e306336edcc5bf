/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import factory from '..'
import type { JSONObject } from '@segment/actions-core'

const START = Date.parse('2026-01-15T09:00:00.000Z')
const MINUTE = 60_000

let now: number

beforeEach(() => {
  now = START
  jest.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => {
  jest.restoreAllMocks()
  localStorage.clear()
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; max-age=0`
})

const always =
  'type = "track" or type = "identify" or type = "group" or type = "page" or type = "alias" or type = "screen"'

/** A page with the plugin: sends events through it, and keeps what it tracks itself. */
async function openPage(mapping: JSONObject = {}) {
  const analytics = new Analytics({ writeKey: 'w' })
  const track = jest.spyOn(analytics, 'track').mockImplementation(async () => Context.system())
  const subscriptions = [{ partnerAction: 'sessionId', name: 'Sessions', enabled: true, subscribe: always, mapping }]
  const [plugin] = await factory({ subscriptions })
  await plugin!.load(Context.system(), analytics)
  const send = async (integrations?: object, type = 'track') => {
    const context = new Context({ type, event: 'Signed Up', integrations } as ConstructorParameters<typeof Context>[0])
    await plugin![type as 'track']!(context)
    return context.event.integrations
  }
  return { plugin: plugin!, send, track }
}

const withId = (id: number) => ({ 'Actions Amplitude': { session_id: id } })

describe('the session plugin of Amplitude', () => {
  it('enriches events before destinations get them', async () => {
    const { plugin } = await openPage()
    expect([plugin.name, plugin.type]).toEqual(['Actions Amplitude sessionId', 'enrichment'])
  })

  it.each(['track', 'identify', 'group', 'page', 'alias', 'screen'])('adds the ID to %s calls', async (type) => {
    const { send } = await openPage()
    expect(await send(undefined, type)).toEqual(withId(START))
  })

  it('keeps the ID while each pause between two events is shorter than half an hour', async () => {
    const { send } = await openPage()
    await send()
    for (const pause of [1, 29, 29]) {
      now += pause * MINUTE
      expect(await send()).toEqual(withId(START))
    }
    now += 30 * MINUTE
    expect(await send()).toEqual(withId(now))
  })

  it('takes the length of sessions from the mapping', async () => {
    const { send } = await openPage({ sessionLength: 1000 })
    await send()
    now += 1000
    expect(await send()).toEqual(withId(now))
  })

  it('shares the session with other tabs and later pages', async () => {
    const [first, second] = [await openPage(), await openPage()]
    await first.send()
    now += 20 * MINUTE
    expect(await second.send()).toEqual(withId(START))
    now += 20 * MINUTE
    expect(await first.send()).toEqual(withId(START))
    expect([
      localStorage.getItem('analytics_session_id'),
      localStorage.getItem('analytics_session_id.last_access')
    ]).toEqual([String(START), String(now)])
  })

  it.each([
    ['half of it is missing', 'analytics_session_id', ''],
    ['it is no number', 'analytics_session_id.last_access', 'yesterday']
  ])('starts a session where what is kept makes no sense: %s', async (_, key, text) => {
    const { send } = await openPage()
    await send()
    now += MINUTE
    document.cookie = `${key}=${text}; path=/`
    localStorage.setItem(key, text)
    expect(await (await openPage()).send()).toEqual(withId(now))
  })

  it('keeps the session for the page where nothing can be stored', async () => {
    const { send } = await openPage()
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    await send()
    now += MINUTE
    expect(await send()).toEqual(withId(START))
  })

  it.each<[string, object | undefined, object | undefined]>([
    ['says nothing', {}, withId(START)],
    ['names Amplitude', { All: false, 'Actions Amplitude': true }, { All: false, ...withId(START) }],
    [
      'names Amplitude otherwise',
      { All: false, 'Amplitude (Actions)': true },
      { All: false, 'Amplitude (Actions)': true, ...withId(START) }
    ],
    [
      'has options for Amplitude',
      { 'Actions Amplitude': { device: 1 } },
      { 'Actions Amplitude': { device: 1, session_id: START } }
    ],
    ['has a session of the site', withId(7), withId(7)],
    ['is for nobody', { All: false }, { All: false }],
    ['is not for Amplitude', { 'Actions Amplitude': false }, { 'Actions Amplitude': false }],
    ['is not for Amplitude, named otherwise', { 'Amplitude (Actions)': false }, { 'Amplitude (Actions)': false }]
  ])('heeds what an event says: it %s', async (_, integrations, enriched) => {
    const { send } = await openPage()
    expect(await send(integrations)).toEqual(enriched)
  })

  it('continues the session with events that are not for Amplitude', async () => {
    const { send } = await openPage()
    await send()
    now += 20 * MINUTE
    await send({ All: false })
    now += 20 * MINUTE
    expect(await send()).toEqual(withId(START))
  })

  describe('with session events', () => {
    it('tracks the start of a session, and the end of the one before', async () => {
      const { send, track } = await openPage({ triggerSessionEvents: true })
      await send()
      expect(track.mock.calls).toEqual([['session_started', {}]])
      now += 10 * MINUTE
      await send()
      now += 60 * MINUTE
      await send()
      expect(track.mock.calls.slice(1)).toEqual([
        ['session_ended', {}],
        ['session_started', {}]
      ])
    })

    it('names them as the mapping says, and leaves out one without a name', async () => {
      const mapping = { triggerSessionEvents: true, sessionStartEvent: '', sessionEndEvent: 'Bye', sessionLength: 1 }
      const { send, track } = await openPage(mapping)
      await send()
      now += MINUTE
      await send()
      expect(track.mock.calls).toEqual([['Bye', {}]])
    })

    it('lets the event go on when they cannot be tracked', async () => {
      const { send, track } = await openPage({ triggerSessionEvents: true })
      track.mockRejectedValue(new Error('no'))
      expect(await send()).toEqual(withId(START))
    })

    it('tracks nothing unless it is told to', async () => {
      const { send, track } = await openPage({ triggerSessionEvents: false, sessionStartEvent: 'Hello' })
      await send()
      expect(track).not.toHaveBeenCalled()
    })
  })
})
