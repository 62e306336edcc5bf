import type { LookupAddress, lookup } from 'node:dns'
import { createRequestClient, type Transport } from '../..'
import { egressPolicy, type EgressPolicyOptions } from '../egress'
import { undiciTransport } from '../undici'
import { startLocalServer, type LocalServer } from './local-server'

// Requests that should not be sent get a transport that sends nothing; names lead to loopback addresses, of which only
// some are allowed. So not even a policy that is broken sends a packet off this machine.

let server: LocalServer
beforeAll(async () => void (server = await startLocalServer()))
afterAll(() => server.close())
beforeEach(() => server.answer((_, response) => response.end('hello')))

const port = () => new URL(server.origin).port

/** A resolver that answers each question with the next list of addresses, and then with the last one again. */
function resolver(...answers: string[][]) {
  const asked: string[] = []
  const resolve = (hostname: string, _: object, done: (error: null, found: LookupAddress[]) => void) => {
    const answer = answers[Math.min(asked.push(hostname), answers.length) - 1]
    done(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    )
  }
  return { asked, lookup: resolve as unknown as typeof lookup }
}

const request = (options: EgressPolicyOptions) => createRequestClient({ transport: egressPolicy(options) })
const local = { allowHttp: true, allow: ['127.0.0.1'] }
const refused = (reason: string) => ({
  name: 'IntegrationError',
  code: 'EGRESS_NOT_ALLOWED',
  status: 400,
  message: expect.stringContaining(reason)
})

describe('an address in a URL', () => {
  const sent = jest.fn(async () => new Response('hello'))
  beforeEach(() => sent.mockClear())

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback in another place', '127.9.9.9'],
    ['loopback as one number', '2130706433'],
    ['loopback in octal', '0177.0.0.01'],
    ['loopback in hexadecimal', '0x7f.0x1'],
    ['loopback in short', '127.1'],
    ['loopback in circled digits', '①②⑦.0.0.1'],
    ['loopback in IPv6', '[::1]'],
    ['loopback mapped', '[::ffff:127.0.0.1]'],
    ['loopback mapped, in hexadecimal', '[::ffff:7f00:1]'],
    ['loopback compatible', '[::127.0.0.1]'],
    ['loopback in NAT64', '[64:ff9b::127.0.0.1]'],
    ['loopback in a NAT64 of an organization', '[64:ff9b:1::127.0.0.1]'],
    ['loopback in 6to4', '[2002:7f00:1::1]'],
    ['this network', '0.0.0.0'],
    ['this network in IPv6', '[::]'],
    ['private 10', '10.1.2.3'],
    ['private 172', '172.31.255.255'],
    ['private 192', '192.168.0.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['unique local in IPv6', '[fd00::1]'],
    ['site local in IPv6', '[fec0::1]'],
    ['link-local', '169.254.1.1'],
    ['link-local in IPv6', '[fe80::1]'],
    ['metadata', '169.254.169.254'],
    ['metadata mapped', '[::ffff:a9fe:a9fe]'],
    ['metadata in NAT64', '[64:ff9b::a9fe:a9fe]'],
    ['metadata of AWS in IPv6', '[fd00:ec2::254]'],
    ['metadata of Azure', '168.63.129.16'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['metadata of Oracle', '192.0.0.192'],
    ['multicast', '224.0.0.1'],
    ['multicast in IPv6', '[ff02::1]'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['benchmarks', '198.18.0.1'],
    ['documentation in IPv6', '[2001:db8::1]'],
    ['Teredo', '[2001::1]']
  ])('%s is not allowed: %s', async (_, host) => {
    await expect(request({ transport: sent })(`https://${host}/`)).rejects.toMatchObject(refused('is not public'))
    expect(sent).not.toHaveBeenCalled()
  })

  it.each([
    ['public', 'https://203.0.114.1/', {}],
    ['public in IPv6', 'https://[2606:4700::1111]/', {}],
    ['public in NAT64', 'https://[64:ff9b::203.0.114.1]/', {}],
    ['a name', 'https://api.example.com/', {}],
    ['an allowed address', 'https://10.1.2.3/', { allow: ['10.1.2.3'] }],
    ['an allowed range', 'https://10.1.2.3/', { allow: ['10.0.0.0/8'] }],
    ['a mapped address in an allowed range', 'https://[::ffff:10.1.2.3]/', { allow: ['10.0.0.0/8'] }],
    ['an allowed range in IPv6', 'https://[fd00::1]/', { allow: ['fd00::/16'] }],
    ['an allowed origin', 'http://127.0.0.1:4000/hook', { allow: ['http://127.0.0.1:4000'] }],
    ['public over http', 'http://203.0.114.1/', { allowHttp: true }]
  ])('%s is allowed: %s', async (_, url, options) => {
    await expect(request({ ...options, transport: sent })(url)).resolves.toMatchObject({ content: 'hello' })
  })

  it.each([
    ['http', 'http://api.example.com/', {}, 'not over https'],
    ['another port of an allowed origin', 'http://127.0.0.1:4001/', { allow: ['http://127.0.0.1:4000'] }, 'https'],
    ['https of an allowed http origin', 'https://127.0.0.1/', { allow: ['http://127.0.0.1'] }, 'not public'],
    ['an address beside an allowed range', 'https://172.16.0.1/', { allow: ['10.0.0.0/8'] }, 'not public']
  ])('%s is not allowed', async (_, url, options, reason) => {
    await expect(request({ ...options, transport: sent })(url)).rejects.toMatchObject(refused(reason))
    expect(sent).not.toHaveBeenCalled()
  })

  it.each(['localhost', '10.0.0.0/33', '10.0.0', 'http://a.example/path', 'ftp://a.example', ''])(
    'the entry %p of allow is no address, range or origin',
    (entry) => {
      expect(() => egressPolicy({ allow: [entry] })).toThrow('is no address, range or origin')
    }
  )
})

describe('the address of a name', () => {
  it('is checked when the connection is opened', async () => {
    const { asked, lookup } = resolver(['127.0.0.1'])
    const { content } = await request({ ...local, lookup })(`http://vendor.example:${port()}/`)
    expect([content, asked]).toEqual(['hello', ['vendor.example']])
  })

  it.each([
    ['a forbidden address', ['127.0.0.2']],
    ['several', ['127.0.0.2', '127.0.0.3']],
    ['a mapped one', ['::ffff:127.0.0.2']],
    ['none', []]
  ])('is refused if the resolver answers with %s', async (_, addresses) => {
    const answer = request({ ...local, ...resolver(addresses) })(`http://vendor.example:${port()}/`)
    await expect(answer).rejects.toMatchObject(refused('no public address'))
    expect(server.arrived).toEqual([])
  })

  it('is never one of those that are forbidden beside an allowed one', async () => {
    const seen: (string | undefined)[] = []
    server.answer((_, response) => {
      seen.push(response.socket?.localAddress)
      response.end()
    })
    await request({ ...local, ...resolver(['127.0.0.2', '127.0.0.1', '127.0.0.3']) })(
      `http://vendor.example:${port()}/`
    )
    expect(seen).toEqual([expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/)])
  })

  it('is checked again for each connection, so that a resolver may change its answer', async () => {
    server.answer((_, response) => response.setHeader('connection', 'close').end('hello'))
    const { asked, lookup } = resolver(['127.0.0.1'], ['127.0.0.2'])
    const send = request({ ...local, lookup })
    await expect(send(`http://vendor.example:${port()}/`)).resolves.toMatchObject({ content: 'hello' })
    await expect(send(`http://vendor.example:${port()}/`)).rejects.toMatchObject(refused('no public address'))
    expect([asked.length, server.arrived.length]).toEqual([2, 1])
  })

  it('that nobody knows stays an error of the network', async () => {
    const lookup = ((_: string, __: object, done: (error: Error) => void) =>
      done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))) as unknown as typeof resolver
    const answer = request({ ...local, lookup: lookup as never })('https://vendor.example/')
    await expect(answer).rejects.toMatchObject({ name: 'FetchError', code: 'ENOTFOUND' })
  })
})

describe('a redirect', () => {
  const redirecting = (status: number, location: (path: string) => string) =>
    server.answer(({ path }, response) => {
      if (path === '/end') response.end('end')
      else response.writeHead(status, { location: location(path) }).end()
    })

  it.each([
    [5, 'end'],
    [6, undefined]
  ])('of %i in a row', async (count, content) => {
    redirecting(302, (path) => (Number(path.slice(1)) > 1 ? `/${Number(path.slice(1)) - 1}` : '/end'))
    const answer = await request(local)(`${server.origin}/${count}`).catch((error: Error) => error)
    expect(answer).toMatchObject(content ? { content } : refused('redirect 6'))
    expect(server.arrived).toHaveLength(6)
  })

  it('to a forbidden address is refused', async () => {
    redirecting(302, () => `http://127.0.0.2:${port()}/end`)
    await expect(request(local)(`${server.origin}/`)).rejects.toMatchObject(refused('not public'))
    expect(server.arrived.map(({ path }) => path)).toEqual(['/'])
  })

  it('to a name with a forbidden address is refused', async () => {
    redirecting(302, () => `http://vendor.example:${port()}/end`)
    const answer = request({ ...local, ...resolver(['127.0.0.2']) })(`${server.origin}/`)
    await expect(answer).rejects.toMatchObject(refused('no public address'))
    expect(server.arrived.map(({ path }) => path)).toEqual(['/'])
  })

  it.each([
    [307, 'post', {}, false],
    [308, 'post', {}, false],
    [301, 'put', {}, false],
    [302, 'post', {}, true],
    [307, 'post', { allowBodyToOtherOrigins: true }, true]
  ] as const)('with %i, of a %s, to another origin', async (status, method, options, isSent) => {
    redirecting(status, () => `http://vendor.example:${port()}/end`)
    const client = request({ ...local, ...options, ...resolver(['127.0.0.1']) })
    const answer = await client(`${server.origin}/`, { method, json: { personal: 'data' } }).catch(
      (error: Error) => error
    )
    expect(answer).toMatchObject(isSent ? { content: 'end' } : refused('the body of a request to another origin'))
    expect(server.arrived.map(({ path }) => path)).toEqual(isSent ? ['/', '/end'] : ['/'])
  })

  it('with 307 to the same origin keeps the body', async () => {
    redirecting(307, () => '/end')
    await request(local)(`${server.origin}/`, { method: 'post', json: { personal: 'data' } })
    expect(server.arrived.map(({ body }) => body)).toEqual(['{"personal":"data"}', '{"personal":"data"}'])
  })
})

it('over undici, too, the connection checks the address', async () => {
  const transport: Transport = undiciTransport()
  const send = (addresses: string[]) =>
    request({ ...local, transport, ...resolver(addresses) })(`http://vendor.example:${port()}/`)
  await expect(send(['127.0.0.2'])).rejects.toMatchObject(refused('no public address'))
  await expect(send(['127.0.0.1'])).resolves.toMatchObject({ content: 'hello' })
})
