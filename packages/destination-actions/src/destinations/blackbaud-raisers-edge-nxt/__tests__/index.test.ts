import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import blackbaud from '..'

const testDestination = createTestIntegration(blackbaud)
const settings = { bbApiSubscriptionKey: 'fake-key' }
const auth = { accessToken: 'old-token', refreshToken: 'refresh-1', clientId: 'client-1', clientSecret: 'fake-secret' }
const api = () =>
  nock('https://api.sky.blackbaud.com', {
    reqheaders: { authorization: 'Bearer old-token', 'bb-api-subscription-key': 'fake-key' }
  })

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('addresses, phones and so on of a constituent', () => {
  const save = (mapping: JSONObject) =>
    testDestination.testAction('createOrUpdateIndividualConstituent', {
      settings,
      auth,
      mapping: { constituent_id: '280', ...mapping }
    })
  const list = (name: string, value: object[]) =>
    api().get(`/constituent/v1/constituents/280/${name}?include_inactive=true`).reply(200, { value })

  it.each<{ what: string; list: string; mapping: JSONObject; existing: object; change: JSONObject }>([
    {
      what: 'an email address in other letters, of another type',
      list: 'emailaddresses',
      mapping: { email: { address: 'ada@example.com', type: 'Work' } },
      existing: { id: '7', address: 'Ada@Example.com', type: 'Home' },
      change: { address: 'ada@example.com', type: 'Work', inactive: false }
    },
    {
      what: 'a phone number written in another way, that is inactive',
      list: 'phones',
      mapping: { phone: { number: '+1 (415) 555-0123', type: 'Home' } },
      existing: { id: '7', number: '14155550123', type: 'Home', inactive: true },
      change: { number: '+1 (415) 555-0123', type: 'Home', inactive: false }
    },
    {
      what: 'an address that becomes the primary one',
      list: 'addresses',
      mapping: { address: { address_lines: '1 Main St', city: 'Denver', type: 'Home', primary: true } },
      existing: { id: '7', address_lines: '1 Main St', city: 'Denver', type: 'Home', primary: false },
      change: { address_lines: '1 Main St', city: 'Denver', type: 'Home', primary: true, inactive: false }
    }
  ])('are changed: $what', async ({ list: name, mapping, existing, change }) => {
    list(name, [{ id: '6', address: 'other', number: '1' }, existing])
    const changed = api().patch(`/constituent/v1/${name}/7`, change).reply(200)
    await save(mapping)
    expect(changed.isDone()).toBe(true)
  })

  it('stay as they are if nothing is new', async () => {
    list('onlinepresences', [{ id: '7', address: 'https://example.com', type: 'Website', primary: true }])
    const responses = await save({ online_presence: { address: 'https://example.com', type: 'Website' } })
    expect(responses).toHaveLength(1)
  })

  it('are all tried; the error names those that Blackbaud did not accept', async () => {
    api().patch('/constituent/v1/constituents/280', { first: 'Ada' }).reply(400, {})
    list('emailaddresses', [])
    api().post('/constituent/v1/emailaddresses').reply(422, {})
    list('phones', [])
    const added = api()
      .post('/constituent/v1/phones', { number: '1', type: 'Home', constituent_id: '280' })
      .reply(200, { id: '8' })
    const saved = save({
      first: 'Ada',
      email: { address: 'ada@example.com', type: 'Home' },
      phone: { number: '1', type: 'Home' }
    })
    await expect(saved).rejects.toMatchObject({
      code: 'UPDATE_CONSTITUENT_ERROR',
      message: expect.stringContaining('fields (400), email address (422).')
    })
    expect(added.isDone()).toBe(true)
  })

  it.each([401, 429, 503])('are left for the next attempt after a %i', async (status) => {
    api().patch('/constituent/v1/constituents/280').reply(status, {})
    const saved = save({ first: 'Ada', email: { address: 'ada@example.com', type: 'Home' } })
    await expect(saved).rejects.toMatchObject({ name: 'HTTPError', response: { status } })
  })
})

it('gets a new token and keeps the refresh token', async () => {
  nock('https://oauth2.sky.blackbaud.com')
    .post('/token', {
      grant_type: 'refresh_token',
      refresh_token: 'refresh-1',
      preserve_refresh_token: 'true',
      client_id: 'client-1',
      client_secret: 'fake-secret'
    })
    .reply(200, { access_token: 'new-token' })
  expect(await testDestination.refreshAccessToken(settings, auth)).toEqual({ accessToken: 'new-token' })
})

it.each<{ field: string; text: string; mapping: JSONObject }>([
  { field: 'lookup_id', text: 'a&b=c #1', mapping: { lookup_id: 'a&b=c #1', email: { address: 'ada@example.com' } } },
  { field: 'email_address', text: 'ada+1@example.com', mapping: { email: { address: 'ada+1@example.com' } } }
])('looks up constituents by $field', async ({ field, text, mapping }) => {
  const searched = api()
    .get('/constituent/v1/constituents/search')
    .query({ search_field: field, search_text: text })
    .reply(200, { count: 0, value: [] })
  const created = api()
    .post('/constituent/v1/constituents', (body) => body.last === 'Lovelace' && body.type === 'Individual')
    .reply(200, { id: '280' })
  await testDestination.testAction('createOrUpdateIndividualConstituent', {
    settings,
    auth,
    mapping: { ...mapping, last: 'Lovelace' }
  })
  expect(searched.isDone() && created.isDone()).toBe(true)
})

it('creates no constituent if the answer to the search is no list', async () => {
  api().get('/constituent/v1/constituents/search').query(true).reply(200, '<html>Maintenance</html>')
  const saved = testDestination.testAction('createOrUpdateIndividualConstituent', {
    settings,
    auth,
    mapping: { lookup_id: '1', last: 'Lovelace' }
  })
  await expect(saved).rejects.toMatchObject({ name: 'RetryableError' })
})

it.each<{ what: string; mapping: JSONObject; gift: JSONObject }>([
  {
    what: 'a recurring gift with its schedule',
    mapping: { type: 'RecurringGift', recurring_gift_schedule: { frequency: 'MONTHLY' }, linked_gifts: ['7'] },
    gift: { type: 'RecurringGift', recurring_gift_schedule: { frequency: 'MONTHLY' } }
  },
  {
    what: 'a payment of a recurring gift',
    mapping: { type: 'RecurringGiftPayment', recurring_gift_schedule: { frequency: 'MONTHLY' }, linked_gifts: ['7'] },
    gift: { type: 'RecurringGiftPayment', linked_gifts: ['7'] }
  },
  {
    what: 'a receipt that was issued',
    mapping: { receipt: { status: 'RECEIPTED', date: '2026-10-02' } },
    gift: { receipts: [{ status: 'RECEIPTED', date: '2026-10-02' }] }
  },
  {
    what: 'a check, with the day as it is written',
    mapping: { payment_method: 'PersonalCheck', check_date: '2026-01-05T23:30:00-08:00', check_number: '9' },
    gift: {
      payments: [{ payment_method: 'PersonalCheck', check_number: '9', check_date: { d: '5', m: '1', y: '2026' } }]
    }
  },
  {
    what: 'a gift that is not for the ledger',
    mapping: { post_status: 'DoNotPost' },
    gift: { post_status: 'DoNotPost' }
  }
])('records $what', async ({ mapping, gift }) => {
  const recorded = api()
    .post('/gift/v1/gifts', {
      constituent_id: '280',
      date: '2026-10-01',
      amount: { value: 50 },
      gift_splits: [{ amount: { value: 50 }, fund_id: '41' }],
      payments: [{ payment_method: 'CreditCard' }],
      is_manual: true,
      ...gift
    })
    .reply(200, { id: '1' })
  await testDestination.testAction('createGift', {
    settings,
    auth,
    mapping: {
      constituent_id: '280',
      amount: 50,
      date: '2026-10-01',
      fund_id: '41',
      payment_method: 'CreditCard',
      ...mapping
    }
  })
  expect(recorded.isDone()).toBe(true)
})
