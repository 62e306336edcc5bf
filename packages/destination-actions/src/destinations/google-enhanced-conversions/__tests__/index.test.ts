import { createHash } from 'node:crypto'
import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'
import { normalEmail, normalPhone } from '../user-identifiers'

const testDestination = createTestIntegration(destination)
const settings = { customerId: '123-456-7890' }
const google = 'https://googleads.googleapis.com'
const account = /\/customers\/1234567890/
const developerToken = 'a-fake-developer-token'

beforeEach(() => {
  process.env.ADWORDS_DEVELOPER_TOKEN = developerToken
  process.env.GOOGLE_ENHANCED_CONVERSIONS_CLIENT_ID = 'a-client'
  process.env.GOOGLE_ENHANCED_CONVERSIONS_CLIENT_SECRET = 'a-fake-secret'
})
afterEach(() => {
  delete process.env.ADWORDS_DEVELOPER_TOKEN
  delete process.env.GOOGLE_ENHANCED_CONVERSIONS_CLIENT_ID
  delete process.env.GOOGLE_ENHANCED_CONVERSIONS_CLIENT_SECRET
  nock.cleanAll()
})

it.each([
  ['(415) 555-0123', undefined, '+14155550123'],
  ['1 415 555 0123', undefined, '+14155550123'],
  ['+49 1555 5501234', undefined, '+4915555501234'],
  ['0049 1555 5501234', undefined, '+4915555501234'],
  ['1555 5501234', '+49', '+4915555501234'],
  ['+49 1555 5501234', '49', '+4915555501234'],
  ['none', undefined, '']
])('makes %s with country code %s the phone number %s', (phone, code, expected) => {
  expect(normalPhone(phone, code)).toBe(expected)
})

it.each([
  [' Ada.B@GMail.com ', 'adab@gmail.com'],
  ['a.d.a@googlemail.com', 'ada@googlemail.com'],
  ['Ada.B@Example.com', 'ada.b@example.com']
])('makes %s the email address %s', (email, expected) => {
  expect(normalEmail(email)).toBe(expected)
})

const click = { conversion_action: 1, conversion_timestamp: '2026-10-05T12:20:30+02:00' }

it('sends times in UTC, and no email or phone that is not hashed', async () => {
  const sent: string[] = []
  nock(google)
    .post(account, (body) => Boolean(sent.push(JSON.stringify(body))))
    .reply(200, {})
  await testDestination.testAction('uploadClickConversion2', {
    settings,
    mapping: { ...click, email_address: 'ada@example.com', phone_number: '+14155550123' }
  })
  expect(JSON.parse(sent[0] ?? '').conversions[0]).toMatchObject({
    conversionDateTime: '2026-10-05 10:20:30+00:00',
    userIdentifiers: [
      { hashedEmail: createHash('sha256').update('ada@example.com').digest('hex') },
      { hashedPhoneNumber: createHash('sha256').update('+14155550123').digest('hex') }
    ]
  })
  expect(sent[0]).not.toMatch(/ada@|4155550123/)
})

it('says which conversions Google did not accept, and why', async () => {
  nock(google)
    .post(account)
    .reply(200, {
      partialFailureError: {
        message: 'Multiple errors',
        details: [
          {
            errors: [
              {
                message: 'The click is too old.',
                location: { fieldPathElements: [{ fieldName: 'conversions', index: 1 }] }
              }
            ]
          }
        ]
      }
    })
  const batch = testDestination.testBatchAction('uploadClickConversion', {
    settings,
    events: [{ type: 'track' }, { type: 'track' }],
    mapping: click
  })
  await expect(batch).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining('number 2: The click is too old.')
  })
})

it('leaves custom variables out that the account does not have', async () => {
  const sent: unknown[] = []
  nock(google)
    .post(/searchStream$/)
    .reply(200, [{ results: [{ conversionCustomVariable: { resourceName: 'v/11', name: 'plan' } }] }, {}])
  nock(google)
    .post(account, ({ conversions }) => Boolean(sent.push(...conversions)))
    .reply(200, {})
  await testDestination.testBatchAction('uploadClickConversion', {
    settings,
    events: ['plan', 'unknown'].map((name) => ({ type: 'track', properties: { [name]: 'x' } })),
    mapping: { ...click, custom_variables: { '@path': '$.properties' } }
  })
  expect(sent).toMatchObject([{ customVariables: [{ conversionCustomVariable: 'v/11', value: 'x' }] }, {}])
  expect(sent[1]).not.toHaveProperty('customVariables')
})

it('names the environment variable that is missing', async () => {
  delete process.env.ADWORDS_DEVELOPER_TOKEN
  const action = testDestination.testAction('uploadClickConversion', { settings, mapping: click })
  await expect(action).rejects.toThrow('ADWORDS_DEVELOPER_TOKEN')
})

const person = {
  email: { '@path': '$.properties.email' },
  crm_id: { '@path': '$.properties.id' },
  mobile_advertising_id: { '@path': '$.properties.device' },
  ad_user_data_consent_state: { '@path': '$.properties.consent' },
  ad_personalization_consent_state: 'GRANTED',
  event_name: { '@path': '$.event' },
  __segment_internal_sync_mode: 'mirror'
}
const list = (external_id_type: string) => ({ retlOnMappingSave: { outputs: { id: '5', external_id_type } } })

/** Answers the three steps of jobs, and returns the bodies of those that create a job or add operations to it. */
function jobs(added: object = {}) {
  const created: unknown[] = []
  const operations: unknown[] = []
  const scope = nock(google).persist()
  scope
    .post(/offlineUserDataJobs:create$/, ({ job }) => Boolean(created.push(job.customerMatchUserListMetadata)))
    .reply(200, () => ({ resourceName: `customers/1/offlineUserDataJobs/${created.length}` }))
  scope.post(/:addOperations$/, (body) => Boolean(operations.push(...body.operations))).reply(200, added)
  scope.post(/:run$/).reply(200, {})
  return { created, operations }
}

it.each([
  ['CRM_ID', [{ thirdPartyUserId: 'crm-1' }]],
  ['MOBILE_ADVERTISING_ID', [{ mobileId: 'device-1' }]]
])('sends the identifiers of a list of %s', async (type, userIdentifiers) => {
  const { operations } = jobs()
  await testDestination.testAction('userList', {
    settings,
    event: {
      type: 'track',
      event: 'Audience Exited',
      properties: { email: 'ada@example.com', id: 'crm-1', device: 'device-1', consent: 'GRANTED' }
    },
    mapping: { ...person, ...list(type) }
  })
  expect(operations).toEqual([{ remove: { userIdentifiers } }])
})

it('keeps people with different consent in jobs of their own, and returns a result for each event', async () => {
  const rejected = [{ message: 'invalid', location: { fieldPathElements: [{ fieldName: 'operations', index: 0 }] } }]
  const { created } = jobs({ partialFailureError: { details: [{ errors: rejected }] } })
  await testDestination.testBatchAction('userList', {
    settings,
    events: [
      { event: 'Audience Entered', properties: { id: '1', consent: 'GRANTED' } },
      { event: 'Audience Entered', properties: { id: '2', consent: 'DENIED' } },
      { event: 'Audience Entered', properties: { id: '3', consent: 'GRANTED' } },
      { event: 'Something Else', properties: { id: '4', consent: 'GRANTED' } }
    ].map((event) => ({ type: 'track', ...event })),
    mapping: { ...person, ...list('CRM_ID') }
  })
  expect(created).toEqual([
    { userList: 'customers/1234567890/userLists/5', consent: { adUserData: 'GRANTED', adPersonalization: 'GRANTED' } },
    { userList: 'customers/1234567890/userLists/5', consent: { adUserData: 'DENIED', adPersonalization: 'GRANTED' } }
  ])
  expect(testDestination.results[0]?.multistatus).toMatchObject([
    { status: 400, errormessage: 'invalid' },
    { status: 400, errormessage: 'invalid' },
    { status: 200 },
    { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED' }
  ])
})

/** Answers a refresh of the access token, and the request that follows with that token. */
function afterRefresh(path: RegExp, answer: object) {
  nock('https://www.googleapis.com')
    .post('/oauth2/v4/token', /refresh_token=r-1/)
    .reply(200, { access_token: 'fresh' })
  nock(google).post(path).matchHeader('authorization', 'Bearer fresh').reply(200, answer)
}
const auth = { accessToken: 'old', refreshToken: 'r-1' }
const connected = { ...settings, oauth: { access_token: 'old', refresh_token: 'r-1' } }

it.each([
  [{ list_id: '5' }, /search$/, { results: [{ userList: { id: '5', name: 'Five' } }] }, { id: '5', name: 'Five' }],
  [
    { list_name: 'New' },
    /mutate$/,
    { results: [{ resourceName: 'customers/1/userLists/6' }] },
    { id: '6', name: 'New' }
  ]
])('saves the list of %j', async (hookInputs, path, answer, savedData) => {
  afterRefresh(path, answer)
  const response = await testDestination.actions.userList!.executeHook('retlOnMappingSave', {
    settings,
    auth,
    payload: {},
    hookInputs: { ...hookInputs, external_id_type: 'CRM_ID' }
  })
  expect(response).toMatchObject({ savedData: { ...savedData, external_id_type: 'CRM_ID' } })
})

it('asks for lists without the hyphens of the customer ID where Google takes none', async () => {
  nock(google)
    .post(/\/customers\/123-456-7890\/googleAds:search$/)
    .reply(400)
  nock(google)
    .post(/\/customers\/1234567890\/googleAds:search$/)
    .reply(200, { results: [{ userList: { id: '5', name: 'Five' } }] })
  const { dynamic } = destination.actions.userList!.hooks!.retlOnMappingSave!.inputFields!.list_id!
  const answer = await testDestination.executeDynamicField('userList', 'list_id', { settings, payload: {} }, dynamic)
  expect(answer).toEqual({ choices: [{ value: '5', label: 'Five' }] })
})

it.each([
  ['that Google does not have', {}],
  ['other than the one that was asked for', { results: [{ userList: { id: '6', name: 'Six' } }] }]
])('finds no audience %s', async (_, answer) => {
  afterRefresh(/search$/, answer)
  await expect(testDestination.getAudience({ settings: connected, externalId: '5' })).rejects.toThrow('"5"')
})

it('asks for no list of an audience that is for conversions only', async () => {
  const { externalId } = await testDestination.createAudience({
    settings: connected,
    audienceName: 'Buyers',
    audienceSettings: { supports_conversions: true }
  })
  await expect(testDestination.getAudience({ settings: connected, externalId })).resolves.toEqual({ externalId })
})
