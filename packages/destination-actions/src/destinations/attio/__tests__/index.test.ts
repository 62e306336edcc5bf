import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import attio from '..'

const testDestination = createTestIntegration(attio)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const mapping = { domain: 'example.com', workspace_id: 'w-1', user_id: 'u-1' }

it('links a workspace to the record of its company', async () => {
  nock('https://api.attio.com')
    .put(/^\/v2\/objects\/companies\/records\/simple/, { data: { values: { domains: 'example.com' } } })
    .reply(200, { data: { id: { record_id: 'rec-1' } } })
    .put('/v2/objects/workspaces/records/simple?matching_attribute=workspace_id&append_to_existing_values=true', {
      data: { values: { workspace_id: 'w-1', users: ['u-1'], company: 'rec-1' } }
    })
    .reply(200, {})
  const responses = await testDestination.testAction('groupWorkspace', { mapping })
  expect(responses).toHaveLength(2)
})

it('fails with a status that is retried if the company has no record ID', async () => {
  nock('https://api.attio.com')
    .put(/companies/)
    .reply(200, {})
  await expect(testDestination.testAction('groupWorkspace', { mapping })).rejects.toMatchObject({ status: 502 })
})

it('offers the objects of the workspace by their names', async () => {
  nock('https://api.attio.com')
    .get('/v2/objects')
    .reply(200, { data: [{ api_slug: 'people', singular_noun: 'Person', plural_noun: 'People' }] })
  const answer = await testDestination.testDynamicField('assertRecord', 'object', { settings: {}, payload: {} })
  expect(answer).toMatchObject({ choices: [{ label: 'People', value: 'people' }] })
})
