import { createHash } from 'node:crypto'
import nock from 'nock'
import { createTestIntegration, errorData } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { api_user: 'example001', api_password: 'fake-password' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const events = ['ada', 'grace', 'radia'].map((userId) => ({ type: 'track' as const, userId, event: 'Signed Up' }))
const contact = { key_field: '100', key_value: { '@path': '$.userId' } }

it('signs each request with a nonce of its own', async () => {
  const signatures: string[] = []
  nock('https://api.emarsys.net')
    .get('/api/v2/settings')
    .twice()
    .reply(function () {
      signatures.push(String(this.req.headers['x-wsse']))
      return [200, { replyCode: 0 }]
    })
  await testDestination.testAuthentication(settings)
  await testDestination.testAuthentication(settings)
  expect(new Set(signatures).size).toBe(2)
  const parts = /^UsernameToken Username="example001", PasswordDigest="(.+)", Nonce="(\w{32})", Created="(.+)"$/
  for (const signature of signatures) {
    const [, digest, nonce, created] = parts.exec(signature) ?? []
    const hash = createHash('sha1').update(`${nonce}${created}fake-password`).digest('hex')
    expect(digest).toBe(Buffer.from(hash).toString('base64'))
  }
})

it.each([
  ['upsertContact', 'put', '/api/v2/contact/', { write_field: {} }],
  ['addToContactList', 'post', '/api/v2/contactlist/7/add', { contactlistid: 7 }],
  ['removeFromContactList', 'post', '/api/v2/contactlist/7/delete', { contactlistid: 7 }],
  ['triggerEvent', 'post', '/api/v2/event/7/trigger', { eventid: 7 }]
] as const)('%s fails only the contacts that Emarsys names', async (action, method, path, more) => {
  nock('https://api.emarsys.net')
    .intercept((url) => url.startsWith(path), method)
    .reply(200, { replyCode: 0, data: { errors: { grace: { 2008: 'No contact found' } } } })
  const results = await testDestination.executeBatch(action, { events, mapping: { ...contact, ...more }, settings })
  expect(results.map(({ status }) => status)).toEqual([200, 400, 200])
  expect(results[1]).toMatchObject({ errormessage: 'No contact found' })
})

it('fails the whole batch where the code of the answer is not 0', async () => {
  nock('https://api.emarsys.net')
    .post('/api/v2/contactlist/7/add')
    .reply(200, { replyCode: 3001, replyText: 'Invalid list' })
  const mapping = { ...contact, contactlistid: 7 }
  const results = await testDestination.executeBatch('addToContactList', { events, mapping, settings })
  expect(results.map(({ status }) => status)).toEqual([400, 400, 400])
})

it.each([0, -1])('refuses the list %i', async (contactlistid) => {
  const mapping = { key_field: '3', key_value: 'ada@example.com', contactlistid }
  const sent = testDestination.testAction('addToContactList', { settings, mapping })
  await expect(sent).rejects.toThrow(`The contact list ID is ${contactlistid}, but it must be greater than 0.`)
})

it.each([
  [400, 400],
  [401, 500],
  [429, 500]
])('tries a single event again unless Emarsys answers with 400: %i', async (answered, status) => {
  nock('https://api.emarsys.net').post('/api/v2/event/7/trigger').reply(answered, {})
  const sent = testDestination.testAction('triggerEvent', {
    mapping: { ...contact, eventid: 7 },
    event: events[0],
    settings
  })
  expect(errorData(await sent.catch((error: unknown) => error)).status).toBe(status)
})
