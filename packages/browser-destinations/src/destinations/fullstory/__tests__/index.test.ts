/** @jest-environment @segment/browser-destination-runtime/testing */
import { FullStory, init } from '@fullstory/browser'
import { Analytics, Context } from '@segment/analytics-next'
import { defaultValues } from '@segment/actions-core'
import { destination } from '..'
import { generatePlugins } from '../../../runtime/plugin'
import type { Subscription } from '../../../runtime/types'

jest.mock('@fullstory/browser', () => ({
  init: jest.fn(),
  FullStory: Object.assign(jest.fn(), {
    event: jest.fn(),
    identify: jest.fn(),
    setUserVars: jest.fn(),
    setVars: jest.fn()
  })
}))

const client = jest.mocked(FullStory)
const analytics = new Analytics({ writeKey: 'w' })

/** Runs an action, with a mapping of its defaults. */
async function run(key: string, event: ConstructorParameters<typeof Context>[0]) {
  const { fields, defaultSubscription } = destination.actions[key]!
  const subscription = {
    partnerAction: key,
    name: key,
    enabled: true,
    subscribe: defaultSubscription,
    mapping: defaultValues(fields)
  } as unknown as Subscription
  const [plugin] = generatePlugins(destination, { orgId: 'o-1' }, [subscription])
  await plugin!.load(Context.system(), analytics)
  await plugin![event.type as 'track']!(new Context(event))
}

afterEach(() => {
  jest.clearAllMocks()
})

describe('initialize', () => {
  it.each([
    [{ orgId: 'o-1' }, { orgId: 'o-1' }],
    [
      { orgId: 'o-1', debug: true, recordOnlyThisIFrame: true, host: '', script: 'cdn.example.com/fs.js' },
      { orgId: 'o-1', debug: true, recordOnlyThisIFrame: true, script: 'cdn.example.com/fs.js' }
    ]
  ])('passes %j on, without what is empty', async (settings, options) => {
    await expect(destination.initialize({ settings, analytics }, {} as never)).resolves.toBe(FullStory)
    expect(jest.mocked(init).mock.calls).toEqual([[options]])
  })
})

const event = { type: 'track', event: 'Signed Up', properties: { plan: 'pro' } } as const
const traits = { name: 'Ada', email: 'ada@example.com', plan: 'pro' }
const known = { type: 'identify', userId: 'u', anonymousId: 'a', traits } as const
const unknown = { type: 'identify', anonymousId: 'a' } as const
const page = { type: 'page', name: 'Home', properties: { section: 'start' } } as const

describe('the second version of the API', () => {
  it.each([
    ['trackEventV2', event, ['trackEvent', { name: 'Signed Up', properties: { plan: 'pro' } }]],
    ['trackEventV2', { ...event, properties: undefined }, ['trackEvent', { name: 'Signed Up', properties: {} }]],
    [
      'identifyUserV2',
      known,
      ['setIdentity', { uid: 'u', properties: { ...traits, displayName: 'Ada', segmentAnonymousId: 'a' } }]
    ],
    ['identifyUserV2', unknown, ['setProperties', { type: 'user', properties: { segmentAnonymousId: 'a' } }]],
    ['viewedPageV2', page, ['setProperties', { type: 'page', properties: { pageName: 'Home', section: 'start' } }]],
    [
      'viewedPageV2',
      { ...page, category: 'Docs' },
      ['setProperties', { type: 'page', properties: { pageName: 'Docs', section: 'start' } }]
    ]
  ])('gets %s for %j', async (key, given, call) => {
    await run(key, given)
    expect(client.mock.calls).toEqual([[...call, 'segment-browser-actions']])
  })
})

describe('the first version of the API', () => {
  it.each([
    ['trackEvent', event, 'event', ['Signed Up', { plan: 'pro' }]],
    ['identifyUser', known, 'identify', ['u', { ...traits, displayName: 'Ada', segmentAnonymousId_str: 'a' }]],
    ['identifyUser', unknown, 'setUserVars', [{ segmentAnonymousId_str: 'a' }]],
    ['viewedPage', page, 'setVars', ['page', { pageName: 'Home', section: 'start' }]]
  ] as const)('gets %s for %j by %s', async (key, given, method, call) => {
    await run(key, given)
    expect(client[method].mock.calls).toEqual([[...call, 'segment-browser-actions']])
    expect(client).not.toHaveBeenCalled()
  })

  it.each([
    ['Favorite Color', 'favoriteColor'],
    ['UPPER KEY two', 'upperKeyTwo'],
    ['a.b', 'aB'],
    ['camelCaseName', 'camelCaseName'],
    ['XMLFeed url2', 'xmlFeedUrl2'],
    ['last_seen_date', 'lastSeen_date'],
    ['past_orders_ints', 'pastOrders_ints'],
    ['score_real', 'score_real'],
    ['名前', '名前'],
    ['$', '$']
  ])('renames the trait %s to %s', async (trait, name) => {
    await run('identifyUser', { type: 'identify', userId: 'u', traits: { [trait]: 1 } })
    expect(client.identify.mock.calls[0]![1]).toEqual({ [name]: 1 })
  })

  it('sets no variables for a page that has neither a name nor properties', async () => {
    await run('viewedPage', { type: 'page' })
    expect(client.setVars).not.toHaveBeenCalled()
  })
})
