import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import * as fc from 'fast-check'
import nock from 'nock'
import salesforce from '..'
import { queryFor } from '../api'
import { csvOf } from '../bulk'

const testDestination = createTestIntegration(salesforce)
const host = 'https://example.my.salesforce.com'
const settings = { instanceUrl: `${host}/`, isSandbox: false }
const auth = { accessToken: 'old-token', refreshToken: 'refresh-1', clientId: 'client-1', clientSecret: 'fake-secret' }
const api = () => nock(`${host}/services/data/v53.0`)

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  delete process.env.SALESFORCE_CLIENT_ID
  delete process.env.SALESFORCE_CLIENT_SECRET
})
afterAll(() => nock.restore())

describe('look-ups', () => {
  const remove = (traits: JSONObject) =>
    testDestination.testAction('lead', { settings, auth, mapping: { operation: 'delete', traits } })

  it('quotes any text so that it stays one literal', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '\\', '\n', '\r', '"', 'n', ' ', 'é') }), (text) => {
        const query = queryFor('Lead', { Name: text }, 'OR')
        const literal = /^SELECT Id FROM Lead WHERE Name = '((?:[^'\\\n\r]|\\['\\nr])*)'$/.exec(query)?.[1]
        expect(literal?.replace(/\\(.)/g, (_, char: string) => ({ n: '\n', r: '\r' })[char] ?? char)).toBe(text)
      })
    )
  })

  it.each<{ traits: JSONObject; message: string }>([
    { traits: { "Name = 'x' OR Name": 'y' }, message: 'is not an API name' },
    { traits: { 'Plan-c': 'y' }, message: 'is not an API name' },
    { traits: {}, message: 'Map the record matchers' }
  ])('asks nothing for $traits', async ({ traits, message }) => {
    await expect(remove(traits)).rejects.toMatchObject({ status: 400, message: expect.stringContaining(message) })
  })

  it('creates nothing if the answer to the query is no list', async () => {
    api().get('/query/').query(true).reply(200, '<html>Maintenance</html>')
    const sent = testDestination.testAction('contact2', {
      settings,
      auth,
      mapping: { traits: { Email: 'ada@example.com' }, last_name: 'Lovelace', __segment_internal_sync_mode: 'upsert' }
    })
    await expect(sent).rejects.toMatchObject({ name: 'RetryableError' })
  })

  it('accepts no name of an object that would change the query', async () => {
    const sent = testDestination.testAction('customObject', {
      settings,
      auth,
      mapping: { operation: 'delete', customObjectName: '../Lead', traits: { Id: '00Q1' } }
    })
    await expect(sent).rejects.toMatchObject({ name: 'PayloadValidationError' })
  })
})

describe('the address of the account', () => {
  it.each([
    'http://example.my.salesforce.com',
    'https://example.com',
    'https://salesforce.com.example.com',
    'https://example.com/.salesforce.com',
    'https://examplesalesforce.com',
    'salesforce'
  ])('cannot be %s', async (instanceUrl) => {
    const sent = testDestination.testAction('cases', {
      settings: { instanceUrl },
      auth,
      mapping: { operation: 'create', description: 'Help' }
    })
    await expect(sent).rejects.toMatchObject({ code: 'INVALID_INSTANCE_URL', status: 400 })
  })

  it.each(['https://example--dev.sandbox.my.salesforce.com', 'https://example.my.salesforce.mil/lightning/page/home'])(
    'can be %s',
    async (instanceUrl) => {
      const { origin } = new URL(instanceUrl)
      const created = nock(origin).post('/services/data/v53.0/sobjects/Case', { Description: 'Help' }).reply(201)
      await testDestination.testAction('cases', {
        settings: { instanceUrl },
        auth,
        mapping: { operation: 'create', description: 'Help' }
      })
      expect(created.isDone()).toBe(true)
    }
  )
})

describe('logins with a password', () => {
  const withPassword = {
    ...settings,
    username: 'ada@example.com',
    auth_password: 'fake-pass',
    security_token: 'fake-tok'
  }
  const create = (account: typeof withPassword) =>
    testDestination.testAction('cases', {
      settings: account,
      auth,
      mapping: { operation: 'create', description: 'Help' }
    })

  it.each([
    { isSandbox: false, login: 'https://login.salesforce.com' },
    { isSandbox: true, login: 'https://test.salesforce.com' }
  ])('go to $login', async ({ isSandbox, login }) => {
    process.env.SALESFORCE_CLIENT_ID = 'client-2'
    process.env.SALESFORCE_CLIENT_SECRET = 'fake-secret-2'
    nock(login, { badheaders: ['authorization'] })
      .post('/services/oauth2/token', {
        grant_type: 'password',
        client_id: 'client-2',
        client_secret: 'fake-secret-2',
        username: 'ada@example.com',
        password: 'fake-passfake-tok'
      })
      .reply(200, { access_token: 'new-token' })
    const created = nock(host, { reqheaders: { authorization: 'Bearer new-token' } })
      .post('/services/data/v53.0/sobjects/Case')
      .reply(201)
    await create({ ...withPassword, isSandbox })
    expect(created.isDone()).toBe(true)
  })

  it('name the environment variable that is missing', async () => {
    await expect(create(withPassword)).rejects.toMatchObject({
      message: expect.stringContaining('SALESFORCE_CLIENT_ID')
    })
  })

  it('keep what Salesforce says out of the error, for it can repeat the password', async () => {
    process.env.SALESFORCE_CLIENT_ID = 'client-2'
    process.env.SALESFORCE_CLIENT_SECRET = 'fake-secret-2'
    nock('https://login.salesforce.com')
      .post('/services/oauth2/token')
      .reply(400, { error: 'invalid_grant', error_description: 'fake-passfake-tok' })
    await expect(create(withPassword)).rejects.toMatchObject({
      name: 'APIError',
      status: 400,
      message: expect.not.stringContaining('fake-pass')
    })
  })
})

describe('batches', () => {
  const events = (...properties: JSONObject[]) =>
    properties.map((one) => createTestEvent({ type: 'track', event: 'Signed Up', properties: one }))
  const path = (key: string) => ({ '@path': `$.properties.${key}` })

  it('make a job for each object', async () => {
    for (const [object, csv] of [
      ['One__c', 'Plan__c\n"a"\n"c"\n'],
      ['Two__c', 'Plan__c\n"b"\n']
    ]) {
      const job = `job-${object}`
      api().post('/jobs/ingest', { object, contentType: 'CSV', operation: 'insert' }).reply(200, { id: job })
      api().put(`/jobs/ingest/${job}/batches`, csv).reply(201)
      api().patch(`/jobs/ingest/${job}`, { state: 'UploadComplete' }).reply(200, {})
    }
    const results = await testDestination.executeBatch('customObject', {
      events: events({ object: 'One__c', plan: 'a' }, { object: 'Two__c', plan: 'b' }, { object: 'One__c', plan: 'c' }),
      settings,
      auth,
      mapping: {
        operation: 'create',
        enable_batching: true,
        customObjectName: path('object'),
        customFields: { Plan__c: path('plan') }
      }
    })
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(nock.isDone()).toBe(true)
  })

  it('report the error of the upload, also if closing the job fails', async () => {
    api().post('/jobs/ingest').reply(200, { id: 'job-1' })
    api().put('/jobs/ingest/job-1/batches').reply(400, {})
    const closed = api().patch('/jobs/ingest/job-1').reply(500, {})
    const sent = testDestination.executeBatch('cases2', {
      events: events({}),
      settings,
      auth,
      mapping: { enable_batching: true, description: 'Help', __segment_internal_sync_mode: 'add' }
    })
    await expect(sent).rejects.toMatchObject({ name: 'HTTPError', response: { status: 400 } })
    expect(closed.isDone()).toBe(true)
  })
})

it.each([
  {
    what: 'quotes, commas and line breaks',
    rows: [{ record: { Name: 'a "b", c\nd' } }],
    csv: 'Name\n"a ""b"", c\nd"\n'
  },
  {
    what: 'values that are no text',
    rows: [{ record: { A: 0, B: false, C: { d: [1] } } }],
    csv: 'A,B,C\n"0","false","{""d"":[1]}"\n'
  },
  {
    what: 'missing and empty values',
    rows: [{ record: { A: '', B: 'x' } }, { record: { C: null } }],
    csv: 'C,A,B\n#N/A,#N/A,"x"\n#N/A,#N/A,#N/A\n'
  },
  {
    what: 'an ID that is a field of the record, too',
    rows: [{ record: { Ext__c: '1', Name: 'x' }, id: '2' }],
    idField: 'Ext__c',
    csv: 'Name,Ext__c\n"x","2"\n'
  },
  {
    what: 'the name of a field of a related record',
    rows: [{ record: { 'Owner.Email': 'a@example.com' } }],
    csv: 'Owner.Email\n"a@example.com"\n'
  }
])('writes $what as CSV', ({ rows, idField, csv }) => {
  expect(csvOf(rows, idField)).toBe(csv)
})
