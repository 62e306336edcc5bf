import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import type { SegmentEvent } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { apiKey: 'fake-key' }
const canny = () => nock('https://canny.io')

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/** Sends an event through the preset of an action, as a new mapping does. */
function send(partnerAction: 'identify' | 'group', event: Partial<SegmentEvent>) {
  const preset = destination.presets!.find((one) => one.partnerAction === partnerAction)
  return testDestination.onEvent(createTestEvent({ type: partnerAction, ...event }), {
    ...settings,
    subscription: { ...preset }
  })
}

describe('identify', () => {
  it.each<[string, Partial<SegmentEvent>, object]>([
    [
      'a person with a company',
      {
        userId: 'user-1',
        traits: {
          name: 'Ada Lovelace',
          email: 'ada@example.com',
          avatar: 'https://example.com/ada.png',
          createdAt: '2024-02-29T12:00:00.000Z',
          company: { id: 7, name: 'Engines', monthlySpend: 90, createdAt: '2020-01-01T00:00:00.000Z', plan: 'pro' }
        }
      },
      {
        userID: 'user-1',
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        avatarURL: 'https://example.com/ada.png',
        created: '2024-02-29T12:00:00.000Z',
        companies: [
          {
            id: '7',
            name: 'Engines',
            created: '2020-01-01T00:00:00.000Z',
            monthlySpend: 90,
            customFields: { plan: 'pro' }
          }
        ]
      }
    ],
    [
      'a company without an id',
      { userId: 'user-1', traits: { name: 'Ada', company: { name: 'Engines' } } },
      { userID: 'user-1', name: 'Ada' }
    ],
    ['a person without traits', { userId: 'user-1', traits: undefined }, { userID: 'user-1' }]
  ])('%s', async (_, event, body) => {
    const api = canny()
      .post('/api/v1/users/create_or_update', { apiKey: 'fake-key', ...body })
      .matchHeader('content-type', 'application/json')
      .reply(200, { id: 'canny-1' })
    await send('identify', event)
    expect(api.isDone()).toBe(true)
  })

  it('keeps other traits that are mapped as custom fields', async () => {
    const api = canny()
      .post('/api/v1/users/create_or_update', {
        apiKey: 'fake-key',
        userID: 'user-1',
        name: 'Ada',
        customFields: { plan: 'pro', seats: 3, trial: false }
      })
      .reply(200, { id: 'canny-1' })
    await testDestination.testAction('identify', {
      settings,
      event: {
        type: 'identify',
        userId: 'user-1',
        traits: { name: 'Ada', id: 'x', plan: 'pro', seats: 3, trial: false, tags: ['a'], address: { city: 'London' } }
      },
      mapping: { userId: { '@path': '$.userId' }, traits: { '@path': '$.traits' }, type: 'identify' }
    })
    expect(api.isDone()).toBe(true)
  })
})

describe('group', () => {
  const event = {
    groupId: 'group-1',
    traits: { name: 'Engines', createdAt: '2020-01-01T00:00:00.000Z', monthlySpend: 90, industry: 'Machines' }
  }
  const company = {
    id: 'group-1',
    name: 'Engines',
    created: '2020-01-01T00:00:00.000Z',
    monthlySpend: 90,
    customFields: { industry: 'Machines' }
  }

  it('adds a person whom Canny knows to the company', async () => {
    const api = canny()
      .post('/api/v1/users/retrieve', { apiKey: 'fake-key', userID: 'user-1' })
      .reply(200, { id: 'canny-1', name: 'Ada' })
      .post('/api/v1/users/create_or_update', {
        apiKey: 'fake-key',
        userID: 'user-1',
        name: 'Ada',
        companies: [company]
      })
      .reply(200, { id: 'canny-1' })
    await send('group', { ...event, userId: 'user-1' })
    expect(api.isDone()).toBe(true)
  })

  it('updates the company when Canny does not know the person', async () => {
    const api = canny()
      .post('/api/v1/users/retrieve')
      .reply(404, { error: 'invalid userID' })
      .post('/api/v1/companies/update', { apiKey: 'fake-key', ...company })
      .reply(200, { id: 'group-1' })
    await send('group', { ...event, userId: 'user-1' })
    expect(api.isDone()).toBe(true)
  })

  it('updates the company when the event names no person', async () => {
    const api = canny()
      .post('/api/v1/companies/update', { apiKey: 'fake-key', ...company })
      .reply(200, { id: 'group-1' })
    await send('group', { ...event, userId: undefined })
    expect(api.isDone()).toBe(true)
  })

  it('tells that looking up the person failed, so that the event is tried again', async () => {
    canny().post('/api/v1/users/retrieve').reply(500)
    await expect(send('group', { ...event, userId: 'user-1' })).rejects.toMatchObject({ response: { status: 500 } })
  })
})

describe('testAuthentication', () => {
  it('lists the boards with the key', async () => {
    const api = canny().post('/api/v1/boards/list', { apiKey: 'fake-key' }).reply(200, { boards: [] })
    await testDestination.testAuthentication(settings)
    expect(api.isDone()).toBe(true)
  })

  it('refuses a key that Canny refuses', async () => {
    canny().post('/api/v1/boards/list').reply(401, { error: 'invalid apiKey' })
    await expect(testDestination.testAuthentication(settings)).rejects.toThrow('Credentials are invalid: 401')
  })
})
