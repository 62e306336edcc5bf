import { Destination, IntegrationError, type HostLookup } from '@segment/actions-core'
import { withClientLibraries } from '../../../lib/client-library'
import kafka from '..'
import { listTopics, sendMessages } from '../client'
import { headersOf } from '../headers'
import type { Settings } from '../generated-types'
import { startBroker, type Broker, type BrokerOptions } from './broker'
import { certificate, key } from './certificate'

const running: Broker[] = []

async function start(options: Partial<BrokerOptions> = {}): Promise<Broker> {
  const user = { mechanism: 'PLAIN', name: 'ada', password: 'fake-password' } as const
  const broker = await startBroker({ topics: ['signups', 'orders'], user, ...options })
  running.push(broker)
  return broker
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((broker) => broker.close()))
})

function accountAt({ address }: Broker, changes: Partial<Settings> = {}): Settings {
  return {
    clientId: 'test',
    brokers: address,
    mechanism: 'plain',
    username: 'ada',
    password: 'fake-password',
    ssl_enabled: false,
    ...changes
  }
}

/** Each test has the real library under a name of its own, and so producers of its own. */
const isolated = (act: () => Promise<void>) => () =>
  withClientLibraries({ kafkajs: { ...jest.requireActual<object>('kafkajs') } }, act)

it(
  'writes keyed messages with headers',
  isolated(async () => {
    const broker = await start()
    const headers = headersOf({ source: 'web', count: 3, nothing: null, tags: ['a', 1], nested: { deep: true } })
    const messages = [
      { value: '{"a":1}', key: 'user-1', headers },
      { value: '{"a":2}', key: 'user-1' },
      { value: '{"a":3}', partition: 1 }
    ]
    await sendMessages(accountAt(broker), 'signups', messages)
    const [first, second] = ['{"a":1}', '{"a":2}'].map((value) => broker.messages.find((one) => one.value === value))
    expect(first).toEqual({
      topic: 'signups',
      partition: second!.partition,
      key: 'user-1',
      value: '{"a":1}',
      headers: [
        ['source', 'web'],
        ['count', '3'],
        ['nothing', ''],
        ['tags', 'a'],
        ['tags', '1'],
        ['nested', '{"deep":true}']
      ]
    })
    expect(broker.messages).toContainEqual({ topic: 'signups', partition: 1, key: null, value: '{"a":3}', headers: [] })
  })
)

it.each(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const)('authenticates by %s', (mechanism) =>
  isolated(async () => {
    const broker = await start({ user: { mechanism, name: 'ada', password: 'fake-password' } })
    const settings = accountAt(broker, { mechanism: mechanism.toLowerCase() as Settings['mechanism'] })
    await sendMessages(settings, 'signups', [{ value: '{}' }])
    expect(broker.messages).toHaveLength(1)

    const wrong = { ...settings, password: 'fake-wrong' }
    await expect(sendMessages(wrong, 'signups', [{ value: '{}' }])).rejects.toMatchObject({ status: 400 })
    await expect(listTopics(wrong)).rejects.toThrow('Authentication failed')
    expect(broker.messages).toHaveLength(1)
  })()
)

it.each<[title: string, changes: Partial<Settings>, sent: boolean]>([
  ['checks the certificate of the broker', {}, false],
  ['accepts one of the authority of the account', { ssl_ca: certificate, ssl_reject_unauthorized_ca: true }, true],
  ['accepts any where the account says so', { ssl_ca: 'AAAA', ssl_reject_unauthorized_ca: false }, true]
])('%s', (_, changes, sent) =>
  isolated(async () => {
    const broker = await start({ tls: { key, cert: certificate } })
    const settings = accountAt(broker, { ssl_enabled: true, ...changes })
    const end = await sendMessages(settings, 'signups', [{ value: '{}' }]).catch((error: unknown) => error)
    expect((end as { status?: number } | undefined)?.status).toBe(sent ? undefined : 500)
    expect(broker.messages).toHaveLength(sent ? 1 : 0)
  })()
)

it(
  'authenticates by a client certificate',
  isolated(async () => {
    const tls = { key, cert: certificate, ca: certificate, requestCert: true, rejectUnauthorized: true }
    const broker = await start({ tls, user: undefined })
    const settings = accountAt(broker, {
      mechanism: 'client-cert-auth',
      ssl_enabled: true,
      ssl_ca: certificate,
      ssl_cert: certificate.replace(/-----[A-Z ]+-----/g, ''),
      ssl_key: key.replace(/-----[A-Z ]+-----/g, '')
    })
    await sendMessages(settings, 'signups', [{ value: '{}' }])
    expect(broker.messages).toHaveLength(1)
  })
)

it(
  'keeps one producer for an account, and another one for another account',
  isolated(async () => {
    const broker = await start()
    const send = (changes?: Partial<Settings>) =>
      sendMessages(accountAt(broker, changes), 'signups', [{ value: '{}', partition: 0 }])
    await Promise.all([send(), send(), send()])
    const opened = broker.opened()
    await send()
    expect(broker.opened()).toBe(opened)
    await send({ clientId: 'other' })
    expect(broker.opened()).toBeGreaterThan(opened)
    expect(broker.messages).toHaveLength(5)
  })
)

it(
  'closes the producers that were not used for longest',
  isolated(async () => {
    const broker = await start()
    const send = (number: number) =>
      sendMessages(accountAt(broker, { clientId: `client-${number}` }), 'signups', [{ value: '{}', partition: 0 }])
    for (let number = 0; number < 50; number += 1) await send(number)
    const [first] = broker.sockets
    const closed = new Promise((resolve) => first!.once('close', () => resolve('closed')))
    await send(50)
    expect(await closed).toBe('closed')
  })
)

it(
  'opens another producer after a failure, and says whether another try can help',
  isolated(async () => {
    // https://kafka.apache.org/protocol.html#protocol_error_codes: not enough replicas, then message too large
    const codes = [19, 10, 0]
    const broker = await start({ produce: () => codes.shift() ?? 0 })
    const send = () => sendMessages(accountAt(broker), 'signups', [{ value: '{}', partition: 0 }])
    await expect(send()).rejects.toMatchObject({ status: 500 })
    await expect(send()).rejects.toMatchObject({ status: 400 })
    await send()
    expect(broker.messages).toHaveLength(1)
  })
)

it(
  'fails with 500 where there is no broker',
  isolated(async () => {
    const broker = await start()
    await broker.close()
    await expect(sendMessages(accountAt(broker), 'signups', [{ value: '{}' }])).rejects.toMatchObject({ status: 500 })
  })
)

it(
  'lists the topics that are not of Kafka itself',
  isolated(async () => {
    const broker = await start({ topics: ['orders', '__consumer_offsets'] })
    expect(await listTopics(accountAt(broker))).toEqual(['orders'])
    expect(broker.opened()).toBeGreaterThan(0)
  })
)

it.each<[title: string, changes: Partial<Settings>, message: string]>([
  ['a broker without a port', { brokers: 'a.example.com' }, "The broker 'a.example.com' has no port."],
  ['no password', { password: '' }, "The mechanism 'plain' needs a username and a password."],
  ['no client key', { mechanism: 'client-cert-auth' }, 'A client certificate needs its key']
])('names what is missing: %s', async (_, changes, message) => {
  const settings = { ...accountAt({ address: 'a.example.com:9092' } as Broker), ...changes }
  await expect(sendMessages(settings, 'signups', [])).rejects.toThrow(message)
})

it('closes a producer after five seconds without work', async () => {
  jest.useFakeTimers()
  const calls: string[] = []
  class Kafka {
    producer = () => ({
      connect: async () => void calls.push('connect'),
      send: async () => void calls.push('send'),
      disconnect: async () => void calls.push('disconnect')
    })
  }
  const kafkajs = { Kafka, Partitioners: {}, logLevel: {} }
  const send = () =>
    withClientLibraries({ kafkajs }, () => sendMessages(accountAt({ address: 'a:1' } as Broker), 'signups', []))
  await send()
  await jest.advanceTimersByTimeAsync(4_999)
  await send()
  await jest.advanceTimersByTimeAsync(4_999)
  expect(calls).toEqual(['connect', 'send', 'send'])
  await jest.advanceTimersByTimeAsync(1)
  await send()
  expect(calls).toEqual(['connect', 'send', 'send', 'disconnect', 'connect', 'send'])
  jest.useRealTimers()
})

/** A lookup of a host that leads every name to this machine, and does not allow the names and addresses given. */
const lookupWithout = (forbidden: string[]) => {
  const asked: string[] = []
  const lookup: HostLookup = (hostname, options, done) => {
    asked.push(hostname)
    const error = new IntegrationError(`${hostname} is not allowed.`, 'EGRESS_NOT_ALLOWED', 400)
    if (forbidden.includes(hostname)) done(error, [])
    else if ((options as { all?: boolean }).all) done(null, [{ address: '127.0.0.1', family: 4 }])
    else done(null, '127.0.0.1', 4)
  }
  return { asked, lookup }
}

it.each(['localhost', '127.0.0.1'])('connects to no broker that the host does not allow: %s', (host) =>
  isolated(async () => {
    const broker = await start()
    const brokers = broker.address.replace('localhost', host)
    const { lookup } = lookupWithout([host])
    const sent = sendMessages(accountAt(broker, { brokers }), 'signups', [{ value: '{}' }], lookup)
    await expect(sent).rejects.toMatchObject({ status: 400, code: 'EGRESS_NOT_ALLOWED' })
    await expect(listTopics(accountAt(broker, { brokers }), lookup)).rejects.toThrow('is not allowed')
    expect(broker.opened()).toBe(0)
  })()
)

it(
  'connects to no broker in a dry run',
  isolated(async () => {
    const broker = await start()
    const subscription = {
      partnerAction: 'send',
      subscribe: 'type = "track"',
      mapping: { topic: 'signups', payload: { a: 1 } }
    }
    const settings = { ...accountAt(broker), subscription }
    const failure = await new Destination(kafka).dryRun({ type: 'track' }, settings).catch((error: Error) => error)
    expect(failure).toMatchObject({
      code: 'EGRESS_NOT_ALLOWED',
      message: expect.stringContaining('A dry run opens no')
    })
    expect(broker.opened()).toBe(0)
  })
)

it.each([undefined, { key, cert: certificate }])('connects where the host allows it, over TLS: %j', (tls) =>
  isolated(async () => {
    const broker = await start({ tls })
    const { asked, lookup } = lookupWithout([])
    const secure = { ssl_enabled: tls !== undefined, ssl_ca: certificate, ssl_reject_unauthorized_ca: true }
    await sendMessages(accountAt(broker, secure), 'signups', [{ value: '{}' }], lookup)
    expect(broker.messages).toHaveLength(1)
    expect(new Set(asked)).toEqual(new Set(['localhost']))
  })()
)
