import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { client_id: 'c', client_secret: 'fake-client-secret', advertiser_id: '7' }
const criteo = 'https://api.criteo.com'
const segments = '/2023-10/marketing-solutions/audience-segments'

const list = (id: number, name: string) => ({ id: String(id), attributes: { name } })
const add = (audience_key: string) =>
  testDestination.testAction('addUserToAudience', { mapping: { audience_key, email: 'ada@example.com' }, settings })

beforeEach(() => nock(criteo).post('/oauth2/token').reply(200, { access_token: 'fake-token' }))
afterEach(() => nock.cleanAll())

it('looks on all pages for the audience', async () => {
  const firstPage = Array.from({ length: 100 }, (_, index) => list(index, `list ${index}`))
  nock(criteo).post(`${segments}/search?limit=100&offset=0`).reply(200, { data: firstPage })
  nock(criteo)
    .post(`${segments}/search?limit=100&offset=100`)
    .reply(200, { data: [list(4711, 'vip')] })
  const amendment = nock(criteo).patch(`${segments}/4711/contact-list`).reply(200, {})
  await add('vip')
  expect(amendment.isDone()).toBe(true)
})

it.each([
  ['no audience of the advertiser', { data: [] }, undefined, 'Check the Advertiser ID'],
  ['no ID of the new audience', { data: [list(1, 'other')] }, {}, 'without the ID']
])('fails when Criteo answers with %s', async (_, found, created, message) => {
  nock(criteo).post(`${segments}/search?limit=100&offset=0`).reply(200, found)
  if (created) nock(criteo).post(`${segments}/create`).reply(200, created)
  await expect(add('vip')).rejects.toThrow(message)
})

it('sends each event of a batch to the audience that it names', async () => {
  nock(criteo).post('/oauth2/token').reply(200, { access_token: 'fake-token' })
  nock(criteo)
    .post(`${segments}/search?limit=100&offset=0`)
    .twice()
    .reply(200, { data: [list(1, 'vip'), list(2, 'lapsed')] })
  const amendments = [1, 2].map((id) => nock(criteo).patch(`${segments}/${id}/contact-list`).reply(200, {}))
  await testDestination.testBatchAction('addUserToAudience', {
    events: ['vip', 'lapsed', undefined].map((audience_key) => ({ properties: { audience_key } })),
    mapping: { audience_key: { '@path': '$.properties.audience_key' }, email: 'ada@example.com' },
    settings
  })
  expect(amendments.every((amendment) => amendment.isDone())).toBe(true)
  expect(testDestination.results[0]?.multistatus).toMatchObject([{ status: 200 }, { status: 200 }, { status: 400 }])
})
