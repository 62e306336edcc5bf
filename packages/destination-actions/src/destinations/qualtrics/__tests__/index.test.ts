import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import qualtrics from '..'

const testDestination = createTestIntegration(qualtrics)
const settings = { apiToken: 'fake-token', datacenter: 'fra1' }
const directory = '/API/v3/directories/POOL_1'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

it.each([
  { what: 'a text', transactionDate: '2026-01-15T09:12:33.456+01:00', sent: '2026-01-15 08:12:33' },
  { what: 'milliseconds', transactionDate: 1768464753456, sent: '2026-01-15 08:12:33' }
])('sends a transaction with a date that was $what', async ({ transactionDate, sent }) => {
  let body: object = {}
  nock('https://fra1.qualtrics.com', { reqheaders: { 'x-api-token': 'fake-token' } })
    .post(`${directory}/transactions`, (posted) => Boolean((body = posted)))
    .reply(200, {})
  await testDestination.testAction('upsertContactTransaction', {
    settings,
    mapping: {
      directoryId: 'POOL_1',
      mailingListId: 'CG_1',
      contactId: 'CID_1',
      extRef: 'user-1',
      transactionDate,
      transactionData: { total: 5 }
    }
  })
  expect(Object.values(body)).toEqual([
    { contactId: 'CID_1', mailingListId: 'CG_1', transactionDate: sent, data: { total: 5 } }
  ])
})

it('offers the directories by their names', async () => {
  nock('https://fra1.qualtrics.com')
    .get('/API/v3/directories/')
    .reply(200, { result: { elements: [{ directoryId: 'POOL_1', name: 'Customers' }] } })
  const answer = await testDestination.testDynamicField('addContactToXmd', 'directoryId', { settings, payload: {} })
  expect(answer).toMatchObject({ choices: [{ label: 'Customers', value: 'POOL_1' }] })
})
