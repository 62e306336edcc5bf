import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const linkedIn = 'https://api.linkedin.com/rest'
const onMappingSave = { inputs: { adAccountId: '7' }, outputs: { id: '789' } }
const now = Date.parse('2026-10-15T12:00:00Z')

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(now)
})
afterEach(() => {
  jest.restoreAllMocks()
  nock.cleanAll()
})

it('returns a result for each conversion of a batch', async () => {
  nock(linkedIn)
    .post('/conversionEvents', ({ elements }) => elements.length === 2)
    .matchHeader('x-restli-method', 'BATCH_CREATE')
    .reply(200, { elements: [{ status: 201 }, { status: 400, error: { message: 'unknown currency' } }] })
  await testDestination.testBatchAction('streamConversion', {
    events: ['2026-10-14T00:00:00Z', '2026-01-01T00:00:00Z', '2026-10-13T00:00:00Z'].map((timestamp) => ({
      timestamp,
      traits: { email: 'ada@example.com' }
    })),
    mapping: {
      conversionHappenedAt: { '@path': '$.timestamp' },
      email: { '@path': '$.traits.email' },
      onMappingSave
    }
  })
  expect(testDestination.results[0]?.multistatus).toMatchObject([
    { status: 200 },
    { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errormessage: expect.stringContaining('90 days') },
    { status: 400, errormessage: 'unknown currency' }
  ])
})

it.each([
  ['a time that is none', { conversionHappenedAt: 'soon', email: 'a@example.com', onMappingSave }, '"soon"'],
  ['a mapping without a rule', { conversionHappenedAt: String(now), email: 'a@example.com' }, 'no conversion rule'],
  ['nobody', { conversionHappenedAt: String(now), onMappingSave }, 'who the person is']
])('rejects %s', async (_, mapping, message) => {
  await expect(testDestination.testAction('streamConversion', { mapping })).rejects.toThrow(message)
})

it('sends an empty list of IDs where only the name is known', async () => {
  nock(linkedIn)
    .post('/conversionEvents', ({ user }) => user.userIds.length === 0 && user.userInfo.lastName === 'Lovelace')
    .reply(201)
  const responses = await testDestination.testAction('streamConversion', {
    mapping: {
      conversionHappenedAt: String(now),
      userInfo: { firstName: 'Ada', lastName: 'Lovelace' },
      onMappingSave
    }
  })
  expect(responses[0]?.status).toBe(201)
})

const { inputFields, performHook } = destination.actions.streamConversion!.hooks!.onMappingSave!

it.each([
  ['adAccountId', '/adAccounts?q=search&pageToken=p2', { metadata: { nextPageToken: 'p3' } }, 'p3'],
  [
    'campaignId',
    '/adAccounts/7/adCampaigns?q=search&search=(status:(values:List(ACTIVE,DRAFT)))&pageToken=p2',
    { metadata: {} },
    undefined
  ]
])('reads the next page of %s', async (field, path, rest, nextPage) => {
  nock(linkedIn)
    .get(path)
    .reply(200, { elements: [{ id: 1, name: 'One' }], ...rest })
  const answer = await testDestination.executeDynamicField(
    'streamConversion',
    field,
    { settings: {}, payload: {}, page: 'p2', hookInputs: { adAccountId: 'urn:li:sponsoredAccount:7' } },
    inputFields?.[field]?.dynamic
  )
  expect(answer).toMatchObject({ choices: [{ label: 'One' }], nextPage })
})

it('reads conversion rules page by page, although not all of a page are for servers', async () => {
  const rules = Array.from({ length: 100 }, (_, id) => ({
    id,
    name: `Rule ${id}`,
    enabled: id === 5,
    conversionMethod: 'CONVERSIONS_API'
  }))
  nock(linkedIn)
    .get('/conversions')
    .query({ q: 'account', account: '7', start: 100, count: 100 })
    .reply(200, { elements: rules })
  const answer = await testDestination.executeDynamicField(
    'streamConversion',
    'conversionRuleId',
    { settings: {}, payload: {}, page: '100', hookInputs: { adAccountId: '7' } },
    inputFields?.conversionRuleId?.dynamic
  )
  expect(answer).toEqual({ choices: [{ label: 'Rule 5', value: 5 }], nextPage: '200' })
})

it('keeps a new rule when its campaigns cannot be connected', async () => {
  nock(linkedIn).post('/conversions').reply(201, { id: 9, name: 'Leads', type: 'LEAD' })
  nock(linkedIn)
    .put(/campaignConversions/)
    .reply(403)
  const hookInputs = { adAccountId: '7', campaignId: ['1'], name: 'Leads', conversionType: 'LEAD' }
  const answer = await testDestination.actions.streamConversion!.executeHook('onMappingSave', {
    settings: {},
    payload: {},
    hookInputs
  })
  expect(performHook).toBeDefined()
  expect(answer).toMatchObject({ savedData: { id: 9, name: 'Leads' }, error: { code: 'CAMPAIGN_ASSOCIATION_FAILURE' } })
})
