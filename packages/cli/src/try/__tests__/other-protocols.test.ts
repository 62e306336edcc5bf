import { resolve } from 'node:path'
import { tryAction, type TryOptions } from '../try-action'

const REPOSITORY = resolve(__dirname, '../../../../..')

const settings = JSON.stringify({
  clientId: 'try',
  brokers: '127.0.0.1:1',
  mechanism: 'plain',
  username: 'ada',
  password: 'fake-password-0123456789',
  ssl_enabled: false
})

it.each([false, true])('a dry run shows what goes over other protocols than HTTP, batch: %s', async (batch) => {
  const report = await tryAction(
    REPOSITORY,
    { destination: 'kafka', action: 'send' },
    {
      settings,
      map: ['topic=signups', 'payload=$.properties'],
      event: '{"type":"track","properties":{"a":1}}',
      batch,
      'dry-run': true
    }
  )
  expect(report.delivered).toBe(true)
  const exchanges = [...report.exchanges, ...report.events.flatMap((event) => event.exchanges)]
  expect(exchanges.map(({ request }) => [request.method, request.url])).toEqual([
    ['KAFKA-CONNECT', 'kafka://127.0.0.1:1'],
    ['KAFKA-SEND', 'kafka://127.0.0.1:1']
  ])
  expect(JSON.parse(exchanges[1]!.request.body)).toMatchObject({ topic: 'signups', messages: [{ value: '{"a":1}' }] })
  expect(JSON.stringify(report)).not.toContain('fake-password')
})

const MAP = ['topic=signups', 'payload=$.properties']

it.each<[what: string, action: string, options: TryOptions, code: unknown]>([
  ['a request', 'webhook', { map: ['url=http://127.0.0.2:9/'] }, 'EGRESS_NOT_ALLOWED'],
  [
    'an allowed request',
    'webhook',
    { map: ['url=http://127.0.0.2:9/'], allow: ['http://127.0.0.2:9'] },
    expect.stringMatching(/^E(CONN|ADDR)|INTERNAL/)
  ],
  ['a connection to Kafka', 'kafka', { settings, map: MAP }, 'EGRESS_NOT_ALLOWED'],
  [
    'an allowed connection to Kafka',
    'kafka',
    { settings, map: MAP, allow: ['127.0.0.1'] },
    expect.stringMatching(/^Kafka/)
  ]
])('only public hosts and those of --allow can be reached: %s', async (_, destination, options, code) => {
  const event = '{"type":"track","properties":{"a":1}}'
  const { events } = await tryAction(REPOSITORY, { destination, action: 'send' }, { event, ...options })
  expect(events[0]!.outcome).toMatchObject({ stage: 'action', code })
})
