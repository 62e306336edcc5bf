/** @jest-environment @segment/browser-destination-runtime/testing */
import { Analytics, Context } from '@segment/analytics-next'
import factory from '..'
import { fingerprint } from '../debouncePlugin/fingerprint'

const NAME = 'Braze Cloud Mode (Actions)'

beforeEach(() => {
  localStorage.clear()
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; max-age=0`
})

const always = 'type = "identify" or type = "group" or type = "track"'

type Event = NonNullable<ConstructorParameters<typeof Context>[0]>

const ada: Event = {
  type: 'identify',
  userId: 'u',
  anonymousId: 'a',
  traits: { plan: 'pro', address: { city: 'Rome' } }
}
const team: Event = { type: 'group', userId: 'u', anonymousId: 'a', groupId: 'g', traits: { name: 'Team' } }

/** A page with the plugin. `send` gives the `integrations` of the event after it. */
async function openPage() {
  const subscriptions = [
    { partnerAction: 'debouncePlugin', name: 'Debounce', enabled: true, subscribe: always, mapping: {} }
  ]
  const [plugin] = await factory({ subscriptions })
  await plugin!.load(Context.system(), new Analytics({ writeKey: 'w' }))
  const send = async (event: Event) => {
    const context = new Context({ ...event })
    await plugin![event.type as 'track']!(context)
    return context.event.integrations
  }
  return { plugin: plugin!, send }
}

describe('the debounce plugin of Braze', () => {
  it('runs before all others', async () => {
    const { plugin } = await openPage()
    expect([plugin.name, plugin.type]).toEqual([`${NAME} debouncePlugin`, 'before'])
  })

  it.each([
    ['an identify', ada],
    ['a group', team]
  ])('keeps %s call from Braze that repeats the one before, on this page and the next', async (_, event) => {
    const { send } = await openPage()
    expect(await send(event)).toBeUndefined()
    expect(await send(event)).toEqual({ [NAME]: false })
    expect(await (await openPage()).send(event)).toEqual({ [NAME]: false })
  })

  it('does not mind the order of traits', async () => {
    const { send } = await openPage()
    await send(ada)
    expect(await send({ ...ada, traits: { address: { city: 'Rome' }, plan: 'pro' } })).toEqual({ [NAME]: false })
  })

  it.each<[string, Event, Event]>([
    ['another user', ada, { ...ada, userId: 'v' }],
    ['another anonymous ID', ada, { ...ada, anonymousId: 'b' }],
    ['another trait', ada, { ...ada, traits: { ...ada.traits, plan: 'team' } }],
    ['another trait inside', ada, { ...ada, traits: { ...ada.traits, address: { city: 'Oslo' } } }],
    ['one trait less', ada, { ...ada, traits: { plan: 'pro' } }],
    ['another group', team, { ...team, groupId: 'h' }],
    ['a group with the traits of the user', ada, { ...ada, type: 'group' }]
  ])('lets what is new to Braze: %s', async (_, first, second) => {
    const { send } = await openPage()
    await send(first)
    expect(await send(second)).toBeUndefined()
    expect(await send(second)).toEqual({ [NAME]: false })
  })

  it('compares with the last call only', async () => {
    const { send } = await openPage()
    for (const event of [ada, { ...ada, userId: 'v' }, ada]) expect(await send(event)).toBeUndefined()
  })

  it('leaves events of other types alone', async () => {
    const { send } = await openPage()
    const event: Event = { type: 'track', event: 'Clicked', userId: 'u' }
    expect([await send(event), await send(event)]).toEqual([undefined, undefined])
  })

  it.each([{ All: false }, { [NAME]: false }])(
    'does not count a call that is not for Braze: %j',
    async (integrations) => {
      const { send } = await openPage()
      await send({ ...ada, integrations })
      expect(await send(ada)).toBeUndefined()
    }
  )

  it('keeps a repeated call from Braze that names it', async () => {
    const { send } = await openPage()
    await send(ada)
    const integrations = { All: false, [NAME]: true, 'Segment.io': true }
    expect(await send({ ...ada, integrations })).toEqual({ ...integrations, [NAME]: false })
  })

  it('stores nothing of a person in words', async () => {
    await (await openPage()).send(ada)
    expect(JSON.stringify({ ...localStorage }) + document.cookie).not.toMatch(/Rome|pro/)
  })
})

describe('fingerprint', () => {
  // The second is FNV-1a of one byte, the digit.
  it.each([
    [{ b: 1, a: [2, { d: 3, c: 4 }] }, fingerprint({ a: [2, { c: 4, d: 3 }], b: 1 })],
    [1, 'xaf63ac4c86019afc']
  ])('of %j', (value, text) => expect(fingerprint(value)).toBe(text))

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: { b: 1 } }, { a: 1, b: 1 }]
  ])('tells %j from %j', (one, other) => expect(fingerprint(one)).not.toBe(fingerprint(other)))
})
