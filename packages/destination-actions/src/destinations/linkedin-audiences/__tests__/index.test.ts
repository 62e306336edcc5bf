import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { ad_account_id: '7', send_email: true, send_google_advertising_id: true }
const linkedIn = 'https://api.linkedin.com/rest'

afterEach(() => nock.cleanAll())

it('returns a result for each company of a batch', async () => {
  nock(linkedIn)
    .get('/dmpSegments')
    .query(true)
    .reply(200, { elements: [{ id: 2, type: 'COMPANY' }] })
  nock(linkedIn)
    .post('/dmpSegments/2/companies', ({ elements }) => elements.length === 2)
    .reply(200, { elements: [{ status: 201 }, { status: 400, message: 'unknown domain' }] })
  await testDestination.testBatchAction('updateCompanyAudience', {
    events: ['a.example.com', 'b.example.com', 'a.example.com', ''].map((domain) => ({ properties: { domain } })),
    mapping: {
      identifiers: { companyDomain: { '@path': '$.properties.domain' } },
      dmp_company_action: 'ADD',
      audience_source: 'CONNECTIONS',
      segment_name: 'Accounts'
    },
    settings
  })
  expect(testDestination.results[0]?.multistatus).toMatchObject([
    { status: 201 },
    { status: 400, errormessage: 'unknown domain' },
    { status: 201 },
    { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED' }
  ])
})

it.each([
  ['VIEWER', "the role 'VIEWER'"],
  [undefined, "the role 'none'"]
])('refuses the role %s', async (role, message) => {
  nock(linkedIn).get('/me').reply(200, { id: 'p1' })
  nock(linkedIn).get('/adAccountUsers/account=urn:li:sponsoredAccount:7&user=urn:li:person:p1').reply(200, { role })
  await expect(testDestination.testAuthentication(settings)).rejects.toThrow(message)
})
