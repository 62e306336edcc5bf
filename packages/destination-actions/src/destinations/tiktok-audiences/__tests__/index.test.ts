import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '..'
import { sha256 } from '../../../lib/hash'

const testDestination = createTestIntegration(destination)
const settings = { advertiser_ids: ['7001'] }
const audience = { selected_advertiser_id: '7001', audience_id: '800' }
const tiktok = nock('https://business-api.tiktok.com/open_api/v1.3')

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const add = (mapping: Record<string, unknown>) =>
  testDestination.testAction('addUser', { mapping: { ...audience, ...mapping }, settings })

it.each([
  ['an email', { email: ' Ada.Byron+news@Example.com', send_email: true }, 'adabyron@example.com'],
  ['a phone number', { phone: '+1 (415) 555-0123', send_phone: true }, '+14155550123'],
  ['an advertising ID', { advertising_id: ' 8B-1 ', send_advertising_id: true }, '8B-1']
])('hashes %s in the form that TikTok compares', async (_, mapping, form) => {
  let sent: { batch_data: unknown } | undefined
  tiktok.post('/segment/mapping/', (body) => Boolean((sent = body))).reply(200, { code: 0 })
  await add(mapping)
  expect(sent?.batch_data).toEqual([[{ id: sha256(form), audience_ids: ['800'] }]])
})

it.each([
  [40002, 400],
  [40100, 429],
  [40105, 401],
  [50000, 500]
])('fails for the code %i in an answer of 200', async (code, status) => {
  tiktok.post('/segment/audience/').reply(200, { code, message: 'no' })
  const sent = testDestination.testAction('createAudience', {
    mapping: { selected_advertiser_id: '7001', custom_audience_name: 'vip' },
    settings
  })
  await expect(sent).rejects.toMatchObject({ status })
})

it('sends people with other kinds of IDs in a request of their own', async () => {
  const sent: { id_schema: string[]; batch_data: unknown[] }[] = []
  tiktok
    .post('/segment/mapping/', (body) => Boolean(sent.push(body)))
    .twice()
    .reply(200, { code: 0 })
  const people = [
    { email: 'a@example.com', send_email: true },
    { email: 'b@example.com', send_email: true, send_phone: true },
    { email: 'c@example.com', send_email: true },
    {}
  ]
  await testDestination.testBatchAction('addUser', {
    events: people.map((properties) => ({ properties })),
    mapping: {
      ...audience,
      email: { '@path': '$.properties.email' },
      send_email: { '@path': '$.properties.send_email' },
      send_phone: { '@path': '$.properties.send_phone' }
    },
    settings
  })
  expect(sent.map(({ id_schema, batch_data }) => [id_schema, batch_data.length])).toEqual([
    [['EMAIL_SHA256'], 2],
    [['EMAIL_SHA256', 'PHONE_SHA256'], 1]
  ])
  const statuses = testDestination.results[0]?.multistatus?.map(({ status }) => status)
  expect(statuses).toEqual([200, 200, 200, 400])
})

it('lists the audiences of all pages that the advertiser may change', async () => {
  for (const page of [1, 2]) {
    tiktok
      .get('/dmp/custom_audience/list/')
      .query({ advertiser_id: '7001', page, page_size: 100 })
      .reply(200, {
        code: 0,
        data: {
          list: [
            { audience_id: `8${page}`, name: `own ${page}`, is_creator: true },
            { audience_id: `9${page}`, name: `shared ${page}`, is_creator: false }
          ],
          page_info: { total_page: 2 }
        }
      })
  }
  const found = await testDestination.testDynamicField('addUser', 'audience_id', { payload: audience, settings })
  expect(found.choices).toEqual([
    { value: '81', label: 'own 1' },
    { value: '82', label: 'own 2' }
  ])
})
