import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import * as fc from 'fast-check'
import nock from 'nock'
import acoustic from '..'
import { flatten } from '../attributes'

const testDestination = createTestIntegration(acoustic)
const settings = {
  fileNamePrefix: 'acme_',
  s3_bucket_accesspoint_alias: 'our-s3alias',
  s3_access_key: 'fake-key',
  s3_secret: 'fake-secret',
  s3_region: 'us-east-1'
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

it.each([
  [undefined, {}],
  [{}, {}],
  [{ a: { b: [1, { c: 'd' }] } }, { 'a.b.0': 1, 'a.b.1.c': 'd' }],
  [[{ name: 'x' }, { name: 'y' }], { '0.name': 'x', '1.name': 'y' }],
  [
    { none: null, off: false, zero: 0, empty: '' },
    { 'none.null': '', off: false, zero: 0, empty: '' }
  ],
  [{ list: [], object: {} }, {}]
])('flattens %j', (data, attributes) => {
  expect(flatten(data)).toEqual(attributes)
})

it('has a flat list of values for whatever it is given', () => {
  fc.assert(
    fc.property(
      fc.object({ maxDepth: 6, values: [fc.integer(), fc.string(), fc.boolean(), fc.constant(null)] }),
      (data) => {
        expect(Object.values(flatten(data)).every((value) => typeof value !== 'object')).toBe(true)
      }
    )
  )
})

it('names an object that is nested too deep', () => {
  const data = Array.from({ length: 20 }).reduce<object>((inner) => ({ a: inner }), {})
  expect(() => flatten(data)).toThrow("The object 'a.a.a")
})

it.each([
  [true, 'Audience Entered'],
  [false, 'Audience Exited']
])('says that membership of %s is %s', async (vip, membership) => {
  let content = ''
  nock('https://our-s3alias.s3.amazonaws.com')
    .put(/^\/acme_[\dTZ_]+\.json$/)
    .reply((_, body) => {
      content = String(body)
      return [200]
    })
  const event = createTestEvent({
    properties: { vip },
    context: { personas: { computation_class: 'audience', computation_key: 'vip' } }
  })
  const mapping = {
    uniqueRecipientId: 'ada@example.com',
    type: 'track',
    timestamp: '2026-11-29T12:00:00Z',
    context: { page: 'x' }
  }
  await testDestination.testAction('receiveEvents', { event, mapping, settings })
  expect(JSON.parse(content)).toMatchObject({ page: 'x', vip: membership })
})
