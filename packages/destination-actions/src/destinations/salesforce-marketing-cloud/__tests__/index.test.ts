import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import salesforceMarketingCloud from '..'

const testDestination = createTestIntegration(salesforceMarketingCloud)
const settings = { subdomain: 'mc-fake', account_id: '1', client_id: 'fake-id', client_secret: 'fake-secret' }
const rest = 'https://mc-fake.rest.marketingcloudapis.com'
const soap = 'https://mc-fake.soap.marketingcloudapis.com'
const chosen = { onMappingSave: { outputs: { id: 'DE-1', name: 'Orders' } } }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** Answers the request for a token of its own. */
function answerToken() {
  nock('https://mc-fake.auth.marketingcloudapis.com')
    .post('/v2/token')
    .reply(200, { access_token: 'fake-fresh', soap_instance_url: `${soap}/` })
}

/** The function that lists the choices of an input field of the hooks. */
async function hookChoices(field: string, page?: string) {
  const { dynamic } = salesforceMarketingCloud.actions.dataExtensionV2!.hooks!.onMappingSave!.inputFields![field]!
  return testDestination.executeDynamicField('dataExtensionV2', field, { settings, payload: {}, page }, dynamic)
}

it('sends rows for different data extensions in requests of their own', async () => {
  const sent: [string, unknown][] = []
  nock(rest)
    .post(/.*/, () => true)
    .times(2)
    .reply(200, function (uri, body) {
      sent.push([uri, body])
      return {}
    })
  const rowOf = (id: string) => createTestEvent({ properties: { id, key: id === '2' ? 'A/B' : undefined } })
  await testDestination.testBatchAction('dataExtension', {
    events: ['1', '2', '3'].map(rowOf),
    settings,
    mapping: {
      key: { '@path': '$.properties.key' },
      id: 'DE-1',
      keys: { Id: { '@path': '$.properties.id' } },
      values: { Name: 'Ada' }
    }
  })
  const row = (id: string) => ({ keys: { Id: id }, values: { Name: 'Ada' } })
  expect(sent).toEqual([
    ['/hub/v1/dataevents/DE-1/rowset', [row('1'), row('3')]],
    ['/hub/v1/dataevents/key:A%2FB/rowset', [row('2')]]
  ])
})

it.each([
  { field: 'keys', names: ['Id'] },
  { field: 'values', names: ['Name', 'Seats'] }
])('offers the columns for $field of the data extension that was chosen', async ({ field, names }) => {
  answerToken()
  nock(rest, { reqheaders: { authorization: 'Bearer fake-fresh' } })
    .get('/data/v1/customobjects/DE-1/fields')
    .reply(200, {
      fields: [
        { name: 'Id', isPrimaryKey: true },
        { name: 'Name', isPrimaryKey: false },
        { name: 'Seats', isPrimaryKey: false }
      ]
    })
  const answer = await testDestination.testDynamicField('dataExtensionV2', `${field}.__keys__`, {
    settings,
    payload: chosen
  })
  expect(answer).toEqual({ choices: names.map((name) => ({ value: name, label: name })) })
})

it('offers data extensions by the page', async () => {
  answerToken()
  nock(rest)
    .get('/data/v1/customobjects')
    .query({ $search: '_', $page: '2' })
    .reply(200, { count: 120, page: 2, pageSize: 50, items: [{ id: 'DE-51', name: 'Orders' }] })
  expect(await hookChoices('dataExtensionId', '2')).toEqual({
    choices: [{ value: 'DE-51', label: 'Orders' }],
    nextPage: '3'
  })
})

/** An answer of the SOAP API. */
function folders(status: string, ...list: [id: string, name: string][]) {
  const results = list.map(([id, name]) => `<Results><ID>${id}</ID><Name>${name}</Name></Results>`).join('')
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><RetrieveResponseMsg xmlns="http://exacttarget.com/wsdl/partnerAPI"><OverallStatus>${status}</OverallStatus><RequestID>r-1</RequestID>${results}</RetrieveResponseMsg></s:Body></s:Envelope>`
}

it('lists the folders of all answers, with their IDs and names as texts', async () => {
  answerToken()
  nock(soap)
    .post('//Service.asmx', (body: string) => !body.includes('<ContinueRequest>'))
    .reply(200, folders('MoreDataAvailable', ['0101', 'Q&amp;A']))
    .post('//Service.asmx', (body: string) => body.includes('<ContinueRequest>r-1</ContinueRequest>'))
    .reply(200, folders('OK', ['102', '2026']))
  expect(await hookChoices('categoryId')).toEqual({
    choices: [
      { value: '0101', label: 'Q&A' },
      { value: '102', label: '2026' }
    ]
  })
})

it('says why there are no folders', async () => {
  answerToken()
  nock(soap).post('//Service.asmx').reply(200, folders('Error: API Permission Failed.'))
  expect(await hookChoices('categoryId')).toMatchObject({
    choices: [],
    error: { message: expect.stringContaining('API Permission Failed') }
  })
})

it('saves the data extension that it created with the mapping', async () => {
  answerToken()
  nock(rest).post('/data/v1/customobjects').reply(201, { id: 'DE-9', name: 'Orders' })
  const answer = await testDestination.actions.dataExtensionV2!.executeHook('onMappingSave', {
    settings,
    payload: {},
    hookInputs: { operation: 'create', categoryId: '1', name: 'Orders', columns: [] }
  })
  expect(answer).toMatchObject({ savedData: { id: 'DE-9', name: 'Orders' } })
})

describe('polls', () => {
  const pollPayload = { jobId: 'job-1', uploadCount: 3 }
  const poll = () => testDestination.executeAsyncPoll('asyncDataExtension', { settings, pollPayload })

  it('read the results of all pages', async () => {
    nock(rest)
      .get('/data/v1/async/job-1/status')
      .reply(200, { status: { requestStatus: 'Complete', hasErrors: true } })
      .get('/data/v1/async/job-1/results')
      .reply(200, { count: 3, items: [{ status: 'OK' }, { status: 'OK' }] })
      .get('/data/v1/async/job-1/results')
      .query({ $page: '2' })
      .reply(200, { count: 3, items: [{ status: 'Error', message: 'Duplicate key.' }] })
    const { jobStatus, multiStatusResponse } = await poll()
    expect(jobStatus).toBe('SUCCEEDED')
    expect(multiStatusResponse!.getAllResponses().map((entry) => entry.value())).toMatchObject([
      { status: 200 },
      { status: 200 },
      { status: 400, errormessage: 'Duplicate key.' }
    ])
  })

  it.each([
    { status: 401, jobStatus: 'RETRYABLE_ERROR' },
    { status: 429, jobStatus: 'RETRYABLE_ERROR' },
    { status: 404, jobStatus: 'FAILED' }
  ])('make of an answer $status the state $jobStatus', async ({ status, jobStatus }) => {
    nock(rest).get('/data/v1/async/job-1/status').reply(status, {})
    expect(await poll()).toEqual({ jobId: 'job-1', status, jobStatus })
  })
})
