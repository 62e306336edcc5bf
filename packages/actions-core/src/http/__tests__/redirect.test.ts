import { createRequestClient } from '../client'
import type { RequestOptions } from '../options'
import { startLocalServer, type LocalServer } from './local-server'

let server: LocalServer
beforeAll(async () => {
  server = await startLocalServer()
})
afterAll(() => server.close())

/** Answers `/` with a redirect, and anything else with 200. */
function redirectTo(location: string, status = 302) {
  server.answer(({ path }, response) => {
    if (path === '/') response.writeHead(status, { location }).end('see there')
    else response.end(path)
  })
}

const request = createRequestClient()

describe('request-client §3 and §10, redirects', () => {
  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [307, 'POST', 'POST'],
    [308, 'PATCH', 'PATCH']
  ])('%p turns %s into %s', async (status, method, next) => {
    redirectTo('/next?a=1', status)
    const json = method === 'HEAD' ? undefined : { a: 1 }
    const response = await request(server.origin, { method: method as 'GET', json })
    expect(response).toMatchObject({ redirected: true, url: `${server.origin}/next?a=1`, status: 200 })
    const [first, second] = server.arrived
    expect(second).toMatchObject({ method: next, path: '/next?a=1', body: next === 'GET' ? '' : first.body })
    expect(second.headers['content-type']).toBe(next === 'GET' ? undefined : first.headers['content-type'])
  })

  const secrets = { authorization: 'Bearer s', cookie: 's=1', 'x-api-key': 's' }
  const harmless = { accept: 'a/b', 'accept-language': 'fr', 'content-type': 'c/d', 'user-agent': 'us' }

  it('keeps all headers at the same origin', async () => {
    redirectTo('/next', 307)
    await request(server.origin, { method: 'post', body: 'b', headers: { ...secrets, ...harmless } })
    expect(server.arrived[1].headers).toMatchObject({ ...secrets, ...harmless })
  })

  it.each<[number, RequestOptions]>([
    [302, {}],
    [307, {}],
    [302, { redirect: undefined }]
  ])('sends no credentials to another origin, nor back again (%p, %p)', async (status, options) => {
    server.answer(({ path }, response) => {
      if (path === '/') response.writeHead(status, { location: `${server.otherOrigin}/2` }).end()
      else if (path === '/2') response.writeHead(status, { location: `${server.origin}/3` }).end()
      else response.end()
    })
    const headers = { ...secrets, ...harmless }
    const response = await request(server.origin, { method: 'post', body: 'b', headers, ...options })
    expect(response.url).toBe(`${server.origin}/3`)
    expect(server.arrived).toHaveLength(3)
    for (const arrived of server.arrived.slice(1)) {
      for (const name of Object.keys(secrets)) expect(arrived.headers).not.toHaveProperty(name)
      expect(arrived.headers).toMatchObject({ accept: 'a/b', 'accept-language': 'fr', 'user-agent': 'us' })
      expect(arrived.headers['content-type']).toBe(status === 307 ? 'c/d' : undefined)
    }
  })

  it.each<[string, RequestOptions, string]>([
    ['options', { username: 'u', password: 's' }, ''],
    ['the URL', {}, 'u:s@']
  ])('sends no credentials of %s to another origin', async (_name, options, userinfo) => {
    redirectTo(`${server.otherOrigin}/next`)
    await request(server.origin.replace('//', `//${userinfo}`), options)
    expect(server.arrived[0].headers).toHaveProperty('authorization')
    expect(server.arrived[1].headers).not.toHaveProperty('authorization')
  })

  it('takes the credentials that the location brings', async () => {
    redirectTo(`${server.otherOrigin.replace('//', '//a:b@')}/next`)
    const response = await request(server.origin, { username: 'u' })
    expect(server.arrived[1].headers.authorization).toBe(`Basic ${btoa('a:b')}`)
    expect(response.url).toBe(`${server.otherOrigin}/next`)
  })

  it('follows 20 and no more', async () => {
    const chain = (length: number) =>
      server.answer(({ path }, response) => {
        const at = Number(path.slice(1))
        if (at < length) response.writeHead(302, { location: `/${at + 1}` })
        response.end()
      })
    chain(20)
    await expect(request(`${server.origin}/0`)).resolves.toMatchObject({ url: `${server.origin}/20` })
    chain(21)
    await expect(request(`${server.origin}/0`)).rejects.toThrow(
      `request to ${server.origin}/0 failed, reason: the server redirected more than 20 times`
    )
  })

  it('leaves it to the caller: manual', async () => {
    redirectTo('/next')
    await expect(request(server.origin, { redirect: 'manual' })).rejects.toThrow('Found')
    const options: RequestOptions = { redirect: 'manual', throwHttpErrors: false }
    const response = await request(server.origin, options)
    expect(response).toMatchObject({ status: 302, redirected: false, content: 'see there' })
    expect(response.headers.get('location')).toBe('/next')
  })

  it('leaves it to the caller: error', async () => {
    redirectTo('/next')
    await expect(request(server.origin, { redirect: 'error' })).rejects.toMatchObject({ name: 'FetchError' })
    expect(server.arrived).toHaveLength(1)
  })

  it.each([
    ['ftp://h/', 'Only HTTP(S) protocols are supported'],
    ['http://', 'Only absolute URLs are supported']
  ])('does not follow to %s', async (location, reason) => {
    redirectTo(location)
    await expect(request(server.origin)).rejects.toThrow(`request to ${server.origin}/ failed, reason: ${reason}`)
  })

  it('does not send a stream twice', async () => {
    redirectTo('/next', 307)
    const body = new Blob(['once']).stream() as ReadableStream<Uint8Array>
    await expect(request(server.origin, { method: 'post', body })).rejects.toThrow('a stream cannot be sent twice')
  })

  it('hands out 304, and a redirect that names no place', async () => {
    server.answer((_request, response) => response.writeHead(304).end())
    await expect(request(server.origin)).rejects.toThrow('Not Modified')
    server.answer((_request, response) => response.writeHead(302).end())
    await expect(request(server.origin)).rejects.toThrow('Found')
  })
})
