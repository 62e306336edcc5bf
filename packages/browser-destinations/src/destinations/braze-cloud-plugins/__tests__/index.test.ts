/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import factory from '..'

const NAMES = ['Braze Web Mode (Actions)', 'Braze Cloud Mode (Actions)', 'Appboy']
const all = (value: boolean) => Object.fromEntries(NAMES.map((name) => [name, value]))

const always = 'type = "identify" or type = "group" or type = "track"'

type Event = NonNullable<ConstructorParameters<typeof Context>[0]>

const ada: Event = {
  type: 'identify',
  userId: 'u',
  anonymousId: 'a',
  traits: { plan: 'pro', address: { city: 'Rome' } }
}

/** A page with the plugin. `send` returns the `integrations` of the event after it. */
async function openPage() {
  const subscriptions = [
    { partnerAction: 'debouncePlugin', name: 'Debounce', enabled: true, subscribe: always, mapping: {} }
  ]
  const [plugin] = await factory({ subscriptions })
  let known: Partial<Event> = {}
  const user = { id: () => known.userId, anonymousId: () => known.anonymousId, traits: () => known.traits }
  const analytics = new Analytics({ writeKey: 'w' })
  jest.spyOn(analytics, 'user').mockReturnValue(user as never)
  await plugin!.load(Context.system(), analytics)
  const send = async (event: Event) => {
    // analytics.js itself remembers the user first.
    if (event.type === 'identify') known = { ...event, traits: { ...known.traits, ...event.traits } }
    const context = new Context({ ...event })
    await plugin![event.type as 'track']!(context)
    return context.event.integrations
  }
  return { plugin: plugin!, send }
}

describe('the debounce plugin of Braze', () => {
  it('runs before all others', async () => {
    const { plugin } = await openPage()
    expect([plugin.name, plugin.type]).toEqual(['Braze Cloud Mode (Actions) debouncePlugin', 'before'])
  })

  it('turns Braze off for a call that says nothing new', async () => {
    const { send } = await openPage()
    expect(await send(ada)).toEqual(all(true))
    expect(await send(ada)).toEqual(all(false))
    expect(await send({ type: 'group', groupId: 'g', traits: { ...ada.traits } })).toEqual(all(false))
  })

  it('forgets what Braze knows when the page is left', async () => {
    await (await openPage()).send(ada)
    expect(await (await openPage()).send(ada)).toEqual(all(true))
  })

  it.each<[string, Partial<Event>]>([
    ['another user', { userId: 'v' }],
    ['another anonymous ID', { anonymousId: 'b' }],
    ['another trait', { traits: { plan: 'team' } }],
    ['another trait inside', { traits: { plan: 'pro', address: { city: 'Oslo' } } }]
  ])('leaves Braze on for %s', async (_, change) => {
    const { send } = await openPage()
    await send(ada)
    expect(await send({ ...ada, ...change })).toEqual(all(true))
  })

  it('leaves events of other types alone', async () => {
    const { send } = await openPage()
    const event: Event = { type: 'track', event: 'Clicked', userId: 'u' }
    expect([await send(event), await send(event)]).toEqual([undefined, undefined])
  })

  it.each([
    [{ All: false }, { All: false }],
    [{ Appboy: false }, { ...all(true), Appboy: false }],
    [{ Appboy: { kept: 1 } }, { ...all(true), Appboy: { kept: 1 } }],
    [
      { All: false, Appboy: true },
      { All: false, Appboy: true }
    ]
  ])('respects the choice of an event: %j', async (integrations, expected) => {
    const { send } = await openPage()
    expect(await send({ ...ada, integrations })).toEqual(expected)
  })
})
