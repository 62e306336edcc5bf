import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import avo from '..'
import { shapesOf } from '../property-shapes'

const testDestination = createTestIntegration(avo)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  [null, { propertyType: 'null' }],
  [1, { propertyType: 'int' }],
  [1.5, { propertyType: 'float' }],
  [[], { propertyType: 'list(unknown)', children: [] }],
  [[{ a: 1 }, { a: 2 }], { propertyType: 'list(object)', children: [[{ propertyName: 'a', propertyType: 'int' }]] }],
  [
    [{ a: 1 }, { b: 'x' }],
    {
      propertyType: 'list(object)',
      children: [[{ propertyName: 'a', propertyType: 'int' }], [{ propertyName: 'b', propertyType: 'string' }]]
    }
  ],
  [
    { a: { b: 'x' } },
    {
      propertyType: 'object',
      children: [
        { propertyName: 'a', propertyType: 'object', children: [{ propertyName: 'b', propertyType: 'string' }] }
      ]
    }
  ]
])('the shape of %j', (value, shape) => {
  expect(shapesOf({ name: value })).toEqual([{ propertyName: 'name', ...shape }])
})

it.each([
  ['the property that the settings name', { release: 42 }, { appVersion: '1.0.0' }, '42'],
  ['the context, where the event has no such property', {}, { appVersion: '1.0.0' }, '1.0.0'],
  ['neither', { release: null }, {}, 'unversioned']
])('takes the version from %s', async (_, properties, fields, appVersion) => {
  const endpoint = nock('https://api.avo.app')
    .post('/inspector/segment/v1/track', ([shape]) => shape.appVersion === appVersion)
    .reply(200)
  await testDestination.testAction('sendSchemaToInspector', {
    mapping: { event: 'Signed Up', properties, messageId: 'm-1', createdAt: '2026-10-01T12:00:00Z', ...fields },
    settings: { apiKey: 'fake-api-key', env: 'prod', appVersionPropertyName: 'release' }
  })
  expect(endpoint.isDone()).toBe(true)
})
