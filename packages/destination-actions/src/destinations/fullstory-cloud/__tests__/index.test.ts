import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import fullstory from '..'

const testDestination = createTestIntegration(fullstory)
const settings = { apiKey: 'fake-key' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/** The body of the request that the action makes of the mapping. */
async function bodyOf(action: string, mapping: JSONObject): Promise<unknown> {
  nock('https://api.fullstory.com').post(/./).reply(200, {})
  const [response] = await testDestination.testAction(action, { mapping, settings })
  return response!.options.json
}

describe('the names of properties', () => {
  it.each<[what: string, data: JSONObject, event: JSONObject, user: JSONObject, v2: JSONObject]>([
    ['have a type already', { plan_str: 'pro' }, { plan_str: 'pro' }, { plan_str: 'pro' }, { plan_str: 'pro' }],
    ['begin with a digit', { '2nd': 'b' }, { nd_str: 'b' }, { '2Nd_str': 'b' }, { nd: 'b' }],
    ['are acronyms', { 'UTM source': 'x' }, { UTMsource_str: 'x' }, { utmSource_str: 'x' }, { UTMsource: 'x' }],
    ['name lists', { 'a b': [true] }, { ab_bools: [true] }, { aB_bools: [true] }, { ab: [true] }],
    ['name mixed lists', { a: [1, 'b'] }, { a: [1, 'b'] }, { a: [1, 'b'] }, { a: [1, 'b'] }],
    ['name empty lists', { a: [] }, { a: [] }, { a: [] }, { a: [] }],
    ['lie in lists', { a: [{ 'b c': 1 }] }, { a: [{ bc_real: 1 }] }, { a: [{ bC_real: 1 }] }, { a: [{ bc: 1 }] }]
  ])('that %s', async (_, data, event, user, v2) => {
    expect(await bodyOf('trackEvent', { userId: 'u1', name: 'n', properties: data })).toEqual({
      event: { event_name: 'n', event_data: event }
    })
    expect(await bodyOf('identifyUser', { userId: 'u1', traits: data })).toEqual(user)
    expect(await bodyOf('identifyUserV2', { uid: 'u1', properties: data })).toEqual({ uid: 'u1', properties: v2 })
  })
})

it('keeps the user ID inside the path', async () => {
  const scope = nock('https://api.fullstory.com')
    .post('/users/v1/individual/a%2Fb%3F/customvars?integration=segment')
    .reply(200, {})
  await testDestination.testAction('identifyUser', { mapping: { userId: 'a/b?' }, settings })
  expect(scope.isDone()).toBe(true)
})
