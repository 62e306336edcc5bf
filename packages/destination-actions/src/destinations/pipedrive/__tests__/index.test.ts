import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import nock from 'nock'
import pipedrive from '..'

const testDestination = createTestIntegration(pipedrive)
const settings = { domain: 'acme', apiToken: 'fake-token', personField: 'abc123' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

/** Plays the answer to a search. */
function finds(type: string, key: string, term: string, ids: number[]) {
  return nock('https://acme.pipedrive.com')
    .get('/api/v1/itemSearch/field')
    .query((query) => query.field_type === `${type}Field` && query.field_key === key && query.term === term)
    .reply(200, { success: true, data: ids.map((id) => ({ id })) })
}

/** Plays the answer to a change, which must have this body. */
function saves(method: string, path: string, body: JSONObject) {
  return nock('https://acme.pipedrive.com')
    .intercept(`/api/v1/${path}`, method, (sent) => JSON.stringify(sent) === JSON.stringify(body))
    .query({ api_token: 'fake-token' })
    .reply(200, { success: true, data: { id: 1 } })
}

function send(action: string, mapping: JSONObject) {
  return testDestination.testAction(action, { mapping, settings })
}

it('updates the person that the field of the settings finds', async () => {
  finds('person', 'abc123', 'u-1', [7, 8])
  const saved = saves('PUT', 'persons/7', { name: 'Ada', abc123: 'u-1' })
  await send('createUpdatePerson', { match_value: 'u-1', name: 'Ada' })
  expect(saved.isDone()).toBe(true)
})

it('creates a person that is found next time', async () => {
  finds('person', 'email', 'ada@example.com', [])
  const saved = saves('POST', 'persons', { name: 'Ada', email: 'ada@example.com' })
  await send('createUpdatePerson', { match_field: 'email', match_value: 'ada@example.com', name: 'Ada' })
  expect(saved.isDone()).toBe(true)
})

it('does not write the ID of an organization', async () => {
  finds('organization', 'id', '12', [12])
  const saved = saves('PUT', 'organizations/12', { name: 'Acme' })
  await send('createUpdateOrganization', { match_value: '12', name: 'Acme' })
  expect(saved.isDone()).toBe(true)
})

const person = { person_match_value: 'u-1' }
const organization = { organization_match_field: 'name', organization_match_value: 'Acme' }
const deal = { deal_match_field: 'title', deal_match_value: 'D-1' }

it.each([
  [
    'createUpdateActivity',
    { subject: 'Call', done: true },
    'activities',
    { subject: 'Call', done: 1, person_id: 7, org_id: 8, deal_id: 9 }
  ],
  ['createUpdateNote', { content: 'Hi' }, 'notes', { content: 'Hi', person_id: 7, org_id: 8, deal_id: 9 }],
  [
    'createUpdateLead',
    { title: 'T', amount: 5, currency: 'EUR' },
    'leads',
    { title: 'T', value: { amount: 5, currency: 'EUR' }, person_id: 7, organization_id: 8 }
  ]
] as [string, JSONObject, string, JSONObject][])('%s links a new item', async (action, values, path, body) => {
  finds('person', 'abc123', 'u-1', [7])
  finds('organization', 'name', 'Acme', [8])
  finds('deal', 'title', 'D-1', [9])
  const saved = saves('POST', path, body)
  await send(action, { ...values, ...person, ...organization, ...(path !== 'leads' && deal) })
  expect(saved.isDone()).toBe(true)
})

it.each<{ what: string; found: number[]; mapping: JSONObject; method: string; path: string; links: JSONObject }>([
  {
    what: 'updates a deal that is found, without links',
    found: [9],
    mapping: {},
    method: 'PUT',
    path: 'deals/9',
    links: {}
  },
  {
    what: 'creates a deal for a person',
    found: [],
    mapping: person,
    method: 'POST',
    path: 'deals',
    links: { person_id: 7 }
  }
])('$what', async ({ found, mapping, method, path, links }) => {
  finds('person', 'abc123', 'u-1', [7])
  finds('deal', 'code', 'D-1', found)
  const values = { title: 'Ten seats', value: '100', currency: 'EUR', stage_id: 2, status: 'won', probability: 60 }
  const saved = saves(method, path, { ...values, ...links, code: 'D-1', custom: 'x' })
  await send('createUpdateDeal', {
    ...values,
    ...mapping,
    deal_match_field: 'code',
    deal_match_value: 'D-1',
    custom_fields: { custom: 'x' }
  })
  expect(saved.isDone()).toBe(true)
})

it.each([
  ['createUpdateDeal', { title: 'T' }],
  ['createUpdateLead', { title: 'T' }],
  ['createUpdateNote', { content: 'Hi' }]
])('%s creates nothing that belongs to nothing', async (action, mapping) => {
  await expect(send(action, mapping)).rejects.toMatchObject({ code: 'INVALID_REQUEST_DATA', status: 400 })
})

it('offers the types of activities', async () => {
  nock('https://acme.pipedrive.com')
    .get('/api/v1/activityTypes')
    .query({ api_token: 'fake-token' })
    .reply(200, { data: [{ name: 'Call', key_string: 'call' }] })
  const response = await testDestination.testDynamicField('createUpdateActivity', 'type', { payload: {}, settings })
  expect(response).toEqual({ choices: [{ label: 'Call', value: 'call' }] })
})

it('keeps the token out of errors', async () => {
  finds('organization', 'id', '12', [])
  nock('https://acme.pipedrive.com').post('/api/v1/organizations').query(true).reply(401, { error: 'unauthorized' })
  const error: unknown = await send('createUpdateOrganization', { match_value: '12' }).catch(
    (thrown: unknown) => thrown
  )
  expect(error).toMatchObject({ response: { status: 401 } })
  expect(String(error)).not.toContain('fake-token')
})
