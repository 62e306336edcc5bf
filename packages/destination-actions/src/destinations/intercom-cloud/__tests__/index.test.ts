import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import intercom from '..'

const testDestination = createTestIntegration(intercom)
const found = { total_count: 1, data: [{ id: 'contact-1' }] }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

function intercomFinds(answer: object, query: Record<string, string>) {
  return nock('https://api.intercom.io').post('/contacts/search', { query }).reply(200, answer)
}

it('deletes a contact by the ID that Intercom gave it', async () => {
  const deleted = intercomFinds(found, { field: 'external_id', operator: '=', value: 'user-1' })
    .delete('/contacts/contact-1')
    .reply(200, {})
  await testDestination.onDelete?.({ type: 'delete', userId: 'user-1' }, {})
  expect(deleted.isDone()).toBe(true)
})

it.each([
  { what: 'the contact that the email address finds', answer: found, contact: 'contact-1' },
  { what: 'the contact ID if nothing is found', answer: { total_count: 0, data: [] }, contact: 'contact-2' }
])('adds $what to a company', async ({ answer, contact }) => {
  const added = intercomFinds(answer, { field: 'email', operator: '=', value: 'ada@example.com' })
    .post('/companies', { company_id: 'c-1', contact_id: 'contact-2' })
    .reply(200, { id: 'company-1' })
    .post(`/contacts/${contact}/companies`, { id: 'company-1' })
    .reply(200, {})
  await testDestination.testAction('groupIdentifyContact', {
    mapping: { company_id: 'c-1', contact_id: 'contact-2', email: 'ada@example.com' }
  })
  expect(added.isDone()).toBe(true)
})

it.each([
  {
    values: { revenue: 144.45, currency: 'GBP' },
    metadata: { plan: 'pro', price: { amount: 14445, currency: 'GBP' } }
  },
  { values: { revenue: 5 }, metadata: { plan: 'pro', revenue: 5 } }
])('sends $values as $metadata', async ({ values, metadata }) => {
  const sent = nock('https://api.intercom.io')
    .post('/events', { event_name: 'Ordered', created_at: 1767225600, metadata })
    .reply(202)
  await testDestination.testAction('trackEvent', {
    mapping: {
      event_name: 'Ordered',
      created_at: '2026-01-01T00:00:00Z',
      metadata: { plan: 'pro', email: 'ada@example.com', ...(values as JSONObject) },
      ...(values as JSONObject)
    }
  })
  expect(sent.isDone()).toBe(true)
})
