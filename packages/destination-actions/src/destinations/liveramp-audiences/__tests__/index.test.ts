import { createHash } from 'node:crypto'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import liveramp from '..'
import { csvOf, type Row } from '../file'

const testDestination = createTestIntegration(liveramp)
const settings = {
  __segment_internal_engage_force_full_sync: true,
  __segment_internal_engage_batch_sync: true
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')

/** The file of 25 people, of whom the first has the given data. */
function linesOf(row: Partial<Row>): string[] {
  const rows = Array.from({ length: 25 }, (_, index) => ({ audience_key: `user-${index}`, delimiter: ',' }))
  return csvOf(
    rows.map((other, index) => (index === 0 ? { ...other, ...row } : { ...other, delimiter: row.delimiter ?? ',' }))
  ).split('\n')
}

it.each<[title: string, row: Partial<Row>, header: string, first: string]>([
  ['the key alone', {}, 'audience_key', '"user-0"'],
  [
    'columns in the order of the alphabet',
    { identifier_data: { b: 'B', a: 'A' } },
    'audience_key,a,b',
    '"user-0","A","B"'
  ],
  [
    'values with quotes, delimiters and line breaks',
    { identifier_data: { note: 'say "hi", he\u2028said' } },
    'audience_key,note',
    '"user-0","say ""hi"", he\u2028said"'
  ],
  ['another delimiter', { delimiter: '|', identifier_data: { 'a|b': 'x' } }, 'audience_key|"a|b"', '"user-0"|"x"'],
  ['nothing for no value', { identifier_data: { a: null, b: '' } }, 'audience_key,a,b', '"user-0",,'],
  ['numbers and booleans', { identifier_data: { a: 0, b: false } }, 'audience_key,a,b', '"user-0","0","false"']
])('writes %s', (_, row, header, first) => {
  const [head, line, ...others] = linesOf(row)
  expect([head, line]).toEqual([header, first])
  expect(others).toHaveLength(24)
})

it.each([
  ['email', ' Ada@Example.com ', hash('sha256', 'ada@example.com')],
  ['email', hash('sha256', 'ada@example.com'), hash('sha256', 'ada@example.com')],
  ['name', 'Ada', hash('sha256', 'Ada')],
  ['phone_number', '+1 (415) 555-0123', hash('sha1', '4155550123')],
  ['phone_number', '415-555-0123', hash('sha1', '4155550123')],
  ['phone_number', '+49 151 12345678', hash('sha1', '4915112345678')],
  ['phone_number', hash('sha1', '4155550123'), hash('sha1', '4155550123')],
  ['phone_number', 'none', hash('sha1', 'none')]
])('hashes the %s %s', (column, value, hashed) => {
  const [, line] = linesOf({ unhashed_identifier_data: { [column]: value }, identifier_data: { [column]: 'as it is' } })
  expect(line).toBe(`"user-0","${hashed}"`)
})

const events = Array.from({ length: 25 }, (_, index) =>
  createTestEvent({ event: 'Audience Entered', userId: `user-${index}` })
)
const features = { 'actions-liveramp-audiences-legacy-flow': true }
const target = {
  s3_aws_region: 'eu-west-1',
  delimiter: ',',
  filename: 'my people.csv',
  audience_key: { '@path': '$.userId' },
  enable_batching: true
}

it('uploads a file to the bucket of the customer, signed with its keys', async () => {
  let authorization = ''
  nock('https://our-bucket.s3.amazonaws.com')
    .put('/my%20people.csv')
    .reply(function () {
      authorization = String(this.req.headers.authorization)
      return [200]
    })
  const keys = { s3_aws_access_key: 'FAKEKEY', s3_aws_secret_key: 'fake-secret', s3_aws_bucket_name: 'our-bucket' }
  await testDestination.testBatchAction('audienceEnteredS3', {
    events,
    features,
    settings,
    mapping: { ...target, ...keys }
  })
  expect(authorization).toContain('Credential=FAKEKEY/')
  expect(authorization).toContain('/eu-west-1/s3/aws4_request')
})

it.each([
  ['no bucket', { s3_aws_access_key: 'FAKEKEY', s3_aws_secret_key: 'fake-secret' }],
  ['no key', { s3_aws_bucket_name: 'our-bucket' }],
  ['neither', {}]
])('uploads nothing if the mapping has %s', async (_, keys) => {
  const mapping = { ...target, ...keys }
  const sent = testDestination.testBatchAction('audienceEnteredS3', { events, features, settings, mapping })
  await expect(sent).rejects.toThrow('no bucket or no access key')
})

it.each(['audienceEnteredS3', 'audienceEnteredSFTP'])('%s sends no fewer than 25 people', async (action) => {
  const mapping = { ...target, sftp_username: 'ada', sftp_password: 'fake' }
  const sent = testDestination.testBatchAction(action, { events: events.slice(1), settings, mapping })
  await expect(sent).rejects.toThrow('The batch has 24 people.')
})
