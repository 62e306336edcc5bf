import { Agent, MockAgent } from 'undici'
import { createRequestClient } from '../client'
import { undiciTransport } from '../undici'

const { transport } = { transport: jest.fn(undiciTransport({ dispatcher: new Agent() })) }

jest.mock('../transport', () => ({
  ...jest.requireActual<object>('../transport'),
  fetchTransport: (...request: Parameters<typeof transport>) => transport(...request)
}))

// What holds for the client over fetch holds over undici as well.
describe.each(['client', 'deadline', 'errors', 'redirect', 'response'])('over undici: %s', (suite) => {
  require(`./${suite}.test`)
})

it('is the transport that these suites took', () => expect(transport.mock.calls.length).toBeGreaterThan(100))

it('sends through the dispatcher that it is given', async () => {
  const agent = new MockAgent()
  agent.disableNetConnect()
  const headers = { 'content-type': 'application/json' }
  agent
    .get('http://api.example')
    .intercept({ method: 'POST', path: '/a?b=1', body: '{"c":2}' })
    .reply(201, { d: 3 }, { headers })
  const request = createRequestClient({ transport: undiciTransport({ dispatcher: agent }) })
  const response = await request('http://api.example/a', { method: 'post', json: { c: 2 }, searchParams: { b: 1 } })
  expect(response).toMatchObject({ status: 201, data: { d: 3 } })
  await expect(request('http://api.example/other')).rejects.toMatchObject({ name: 'FetchError' })
  await agent.close()
})
