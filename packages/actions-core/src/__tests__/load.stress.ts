import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Destination, type DestinationDefinition, type JSONObject, type SegmentEvent } from '..'

const field = { label: 'Number', description: 'A number.', type: 'integer' } as const
const definitionFor = (url: string): DestinationDefinition<JSONObject> => ({
  name: 'Example',
  mode: 'cloud',
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: { n: { ...field, required: true } },
      perform: (request, { payload }) => request(url, { method: 'post', json: payload, timeout: false })
    }
  }
})

let server: Server
let url: string
let sockets = 0
const received: number[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const { n } = JSON.parse(body)
      received.push(n)
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ n }))
    })
  })
  server.on('connection', () => sockets++)
  // Longer than the test takes on a slow machine, so that neither side closes a connection between two requests.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('takes 1,000 concurrent events through one instance, and returns the right answer for each', async () => {
  const destination = new Destination(definitionFor(url))
  const settings = {
    subscriptions: [
      { partnerAction: 'send', subscribe: 'type = "track"', mapping: { n: { '@path': '$.properties.n' } } }
    ]
  }
  const numbers = Array.from({ length: 1000 }, (_, n) => n)
  const results = await Promise.all(
    numbers.map((n) => destination.onEvent({ type: 'track', properties: { n } } as SegmentEvent, settings))
  )
  expect(results.map((steps) => steps.at(-1)?.data)).toEqual(numbers.map((n) => ({ n })))
  expect(received.toSorted((a, b) => a - b)).toEqual(numbers)

  // Connections are kept: one more event opens none.
  const before = sockets
  await destination.onEvent({ type: 'track', properties: { n: 1 } } as SegmentEvent, settings)
  expect(sockets).toBe(before)
})
