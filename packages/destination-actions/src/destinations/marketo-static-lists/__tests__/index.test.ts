import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import marketoStaticLists from '..'

const testDestination = createTestIntegration(marketoStaticLists)
const marketo = 'https://123-abc-456.mktorest.com'
const settings = {
  client_id: 'fake-id',
  client_secret: 'fake-secret',
  api_endpoint: `${marketo}/rest`,
  folder_name: 'Segment'
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const answerToken = () => nock(marketo).post('/identity/oauth/token').reply(200, { access_token: 'fake-fresh' })

/** Sends people to a list, and returns the bodies and the lists of the imports. */
async function imports(...people: { list?: string; data: object }[]) {
  const sent: { list: string | null; body: string }[] = []
  nock(marketo)
    .post(/^\/bulk\/v1\/leads.json/)
    .times(people.length)
    .reply(200, function (uri, body) {
      sent.push({ list: new URL(uri, marketo).searchParams.get('listId'), body: String(body) })
      return { success: true, result: [{ batchId: 1 }] }
    })
  await testDestination.testBatchAction('addToList', {
    events: people.map(({ list = '1001', data }) => createTestEvent({ properties: { list, data } })),
    settings,
    mapping: {
      external_id: { '@path': '$.properties.list' },
      lookup_field: 'email',
      data: { '@path': '$.properties.data' },
      enable_batching: true,
      batch_size: 300_000,
      event_name: 'Audience Entered'
    }
  })
  return sent
}

it('quotes where CSV needs it, and keeps 0 and false', async () => {
  const [sent] = await imports(
    { data: { email: 'ada@example.com', company: 'Ada "and" Co, Ltd\nLondon' } },
    { data: { email: 'bo@example.com', score: 0, unsubscribed: false } }
  )
  expect(sent!.body).toContain(
    [
      'email,company,score,unsubscribed',
      'ada@example.com,"Ada ""and"" Co, Ltd\nLondon",,',
      'bo@example.com,,0,false'
    ].join('\n')
  )
})

it('imports the people of each list, in files below the limit', async () => {
  const long = 'x'.repeat(4_000_000)
  const sent = await imports(
    { list: '1', data: { email: 'a@example.com', note: long } },
    { list: '2', data: { email: 'b@example.com' } },
    { list: '1', data: { email: 'c@example.com', note: long } },
    { list: '1', data: { email: 'd@example.com', note: long } }
  )
  const people = sent.map(({ list, body }) => [list, ...(body.match(/\w@example/g) ?? [])])
  expect(people).toEqual([
    ['1', 'a@example', 'c@example'],
    ['1', 'd@example'],
    ['2', 'b@example']
  ])
})

it('looks people up in addresses that Marketo takes, and removes nobody where it finds none', async () => {
  const addresses: string[] = []
  nock(marketo)
    .get(/^\/rest\/v1\/leads.json/)
    .times(10)
    .reply(200, function (uri) {
      addresses.push(uri)
      return { success: true, result: [] }
    })
  const emails = Array.from({ length: 300 }, (_, index) => `a.rather.long.name+${index}@marketing.example.com`)
  const results = await testDestination.executeBatch('removeFromList', {
    events: emails.map((email) => createTestEvent({ properties: { email } })),
    settings,
    mapping: {
      external_id: '1001',
      lookup_field: 'email',
      field_value: { '@path': '$.properties.email' },
      enable_batching: true,
      batch_size: 300,
      event_name: 'Audience Exited'
    }
  })
  expect(Math.max(...addresses.map((address) => address.length))).toBeLessThan(8_000)
  expect(
    addresses.flatMap((address) => new URL(address, marketo).searchParams.get('filterValues')!.split(','))
  ).toEqual(emails)
  expect(results.map(({ status }) => status)).toEqual(emails.map(() => 200))
})

it.each([
  { code: '602', status: 401 },
  { code: '1016', status: 500 },
  { code: '1003', status: 400 }
])('fails with $status after the error $code of Marketo', async ({ code, status }) => {
  nock(marketo)
    .post(/^\/bulk/)
    .reply(200, { success: false, errors: [{ code, message: 'No.' }] })
  const failure = testDestination.testAction('addToList', {
    settings,
    mapping: {
      external_id: '1001',
      lookup_field: 'email',
      data: { email: 'ada@example.com' },
      enable_batching: false,
      batch_size: 1,
      event_name: 'Audience Entered'
    }
  })
  await expect(failure).rejects.toMatchObject({ status, message: expect.stringContaining('No.') })
})

it('takes no audience whose list was deleted', async () => {
  answerToken()
  nock(marketo)
    .get('/rest/asset/v1/staticList/1001.json')
    .reply(200, { success: true, errors: [], warnings: ['No assets found for the given search criteria.'] })
  await expect(testDestination.getAudience({ settings, externalId: '1001' })).rejects.toThrow(
    'Marketo has no static list with the ID 1001.'
  )
})

it.each([
  { what: 'the folder', folders: [], lists: undefined, message: 'no folder named "Segment"' },
  { what: 'the ID of the list', folders: [{ id: 12 }], lists: [], message: 'did not return the ID' }
])('creates no audience without $what', async ({ folders, lists, message }) => {
  answerToken()
  nock(marketo).get('/rest/asset/v1/folder/byName.json?name=Segment').reply(200, { success: true, result: folders })
  if (lists) {
    nock(marketo)
      .post('/rest/asset/v1/staticLists.json?folder=12&name=Customers')
      .reply(200, { success: true, result: lists })
  }
  await expect(testDestination.createAudience({ settings, audienceName: 'Customers' })).rejects.toThrow(message)
})
