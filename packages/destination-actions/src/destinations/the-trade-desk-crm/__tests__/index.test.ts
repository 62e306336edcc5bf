import { createHash } from 'node:crypto'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import theTradeDesk from '..'
import { lineOf } from '../people'

const testDestination = createTestIntegration(theTradeDesk)
const settings = {
  auth_token: 'fake-token',
  advertiser_id: 'adv-1',
  __segment_internal_engage_force_full_sync: true,
  __segment_internal_engage_batch_sync: true
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const base64 = (text: string) => createHash('sha256').update(text).digest('base64')
const hex = createHash('sha256').update('ada@example.com').digest('hex')

it.each<[pii: 'Email' | 'EmailHashedUnifiedId2', email: string | undefined, line: string | undefined]>([
  ['Email', 'Ada.B+x@GMail.com', 'Ada.B+x@GMail.com'],
  ['Email', ' ada@example.com ', undefined],
  ['Email', hex, undefined],
  ['Email', undefined, undefined],
  ['EmailHashedUnifiedId2', 'Ada.B+x@GMail.com', base64('adab@gmail.com')],
  ['EmailHashedUnifiedId2', 'Ada.B+x@Example.com', base64('ada.b+x@example.com')],
  ['EmailHashedUnifiedId2', hex.toUpperCase(), base64('ada@example.com')],
  ['EmailHashedUnifiedId2', 'nobody', undefined]
])('writes as %s the line of %s', (pii_type, email, line) => {
  expect(lineOf({ pii_type, email })).toBe(line)
})

const features = { 'actions-the-trade-desk-crm-legacy-flow': true }
const mapping = { external_id: 'crm-1', pii_type: 'Email', email: { '@path': '$.userId' } }
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => createTestEvent({ userId: `u${index}@example.com` }))

it('uploads a large batch to the address of The Trade Desk', async () => {
  nock('https://api.thetradedesk.com', { reqheaders: { 'ttd-auth': 'fake-token' } })
    .post('/v3/crmdata/segment/adv-1/crm-1', { PiiType: 'Email', MergeMode: 'Replace', RetentionEnabled: true })
    .reply(200, { ReferenceId: 'ref-1', Url: 'https://drop.example.com/file?signature=fake' })
  let content = ''
  nock('https://drop.example.com', { badheaders: ['ttd-auth'] })
    .put('/file', (body) => {
      content = String(body)
      return true
    })
    .query({ signature: 'fake' })
    .reply(200)
  await testDestination.testBatchAction('syncAudience', { events: people(1500), features, settings, mapping })
  expect(content.split('\n').slice(0, 2)).toEqual(['u0@example.com', 'u1@example.com'])
  expect(content.endsWith('u1499@example.com\n')).toBe(true)
})

it('uploads nothing where there is no address', async () => {
  nock('https://api.thetradedesk.com').post(/crm-1/).reply(200, {})
  const sent = testDestination.testBatchAction('syncAudience', { events: people(1500), features, settings, mapping })
  await expect(sent).rejects.toMatchObject({ code: 'MISSING_DROP_ENDPOINT', status: 500 })
})

it('sends no small batch to The Trade Desk', async () => {
  const sent = testDestination.testBatchAction('syncAudience', { events: people(2), features, settings, mapping })
  await expect(sent).rejects.toThrow('The batch has 2 people.')
})

it('stops where the pages of segments come again', async () => {
  nock('https://api.thetradedesk.com')
    .get('/v3/crmdata/segment/adv-1')
    .query(true)
    .times(2)
    .reply(200, { Segments: [{ CrmDataId: 'crm-1' }], PagingToken: 'same' })
  const audience = await testDestination.getAudience({
    settings,
    audienceSettings: { region: 'US' },
    externalId: 'crm-1'
  })
  expect(audience).toEqual({ externalId: 'crm-1' })
})
