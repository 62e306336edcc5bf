import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { authKey: 'b5a9f293-5328-4895-a8d3-2819686d0115', authSecret: 'fake-secret' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const authorized = () =>
  nock('https://mapi.fbot.me')
    .post('/v1/authorization', { key: settings.authKey, secret: settings.authSecret })
    .reply(200, { tokenType: 'Bearer', token: 'token-1' })

it('sends the token that it gets for the key', async () => {
  authorized()
  const customer = nock('https://mapi.fbot.me', { reqheaders: { authorization: 'Bearer token-1' } })
    .post('/v1/customer', { customerId: 'user-1', email: 'ada@example.com' })
    .reply(200, {})
  const mapping = { customerId: 'user-1', email: 'ada@example.com' }
  await testDestination.testAction('trackCustomer', { settings, mapping })
  expect(customer.isDone()).toBe(true)
})

it('deletes again with a token where Friendbuy asks for one', async () => {
  nock('https://mapi.fbot.me').delete('/v1/user-data').query({ customerId: 'user 1' }).reply(401)
  authorized()
  const deletion = nock('https://mapi.fbot.me', { reqheaders: { authorization: 'Bearer token-1' } })
    .delete('/v1/user-data')
    .query({ customerId: 'user 1' })
    .reply(200, {})
  await testDestination.onDelete!({ type: 'delete', userId: 'user 1' }, settings)
  expect(deletion.isDone()).toBe(true)
})

it('completes products, without which Friendbuy refuses the purchase', async () => {
  authorized()
  const purchase = nock('https://mapi.fbot.me')
    .post('/v1/event/purchase', (body) => {
      expect(body.products).toEqual([{ sku: 'unknown', name: 'unknown', quantity: 1, price: 5 }])
      return true
    })
    .reply(200, {})
  const mapping = { orderId: 'o-1', amount: 5, currency: 'EUR', products: [{ price: 5 }] }
  await testDestination.testAction('trackPurchase', { settings, mapping })
  expect(purchase.isDone()).toBe(true)
})
