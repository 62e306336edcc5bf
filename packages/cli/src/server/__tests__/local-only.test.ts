import { request } from 'node:http'
import { createFakeProvider } from '../../auth/fake-provider/app'
import { createPageApp } from '../../browser-server/serve-page'
import { ALLOWED_ORIGINS, createSite } from '../app'
import { listen, type Listening } from '../../loopback/listen'
import { exampleSource } from './example-destination'

const pages = { configuration: () => ({ destinations: [] }), script: () => undefined, rebuild: async () => {} }
const listeners: Listening[] = []

async function serve(name: string): Promise<number> {
  const apps: Record<string, () => Promise<Parameters<typeof listen>[0]>> = {
    serve: () => createSite([{ name: 'example', source: exampleSource }]),
    'serve --browser': () => createPageApp(pages, () => () => {}),
    'the fake provider': () => createFakeProvider({ clientId: 'id', clientSecret: 'secret', approve: true } as never)
  }
  const listening = await listen(await apps[name]!(), 0, name === 'serve' ? ALLOWED_ORIGINS : undefined)
  listeners.push(listening)
  return listening.port
}

/** Sends a request with any headers, such as a foreign Host, which `fetch` does not let one set. */
function call(port: number, method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode!))
    })
    sent.on('error', reject).end()
  })
}

afterEach(() => Promise.all(listeners.splice(0).map((each) => each.close(0))))

describe.each<[server: string, method: string, path: string, served: number]>([
  ['serve', 'GET', '/', 200],
  ['serve', 'GET', '/example/manifest', 200],
  ['serve', 'POST', '/example/keep', 400],
  ['serve --browser', 'GET', '/', 200],
  ['serve --browser', 'GET', '/configuration.json', 200],
  ['the fake provider', 'GET', '/me', 401],
  ['the fake provider', 'POST', '/expire', 200]
])('%s: %s %s', (server, method, path, served) => {
  it.each<[who: string, headers: (port: number) => Record<string, string>, isServed: boolean]>([
    ['a program', () => ({}), true],
    ['a program that calls it localhost', (port) => ({ host: `localhost:${port}` }), true],
    ['its own page', (port) => ({ origin: `http://127.0.0.1:${port}` }), true],
    ['a name that was made to lead here', (port) => ({ host: `evil.example:${port}` }), false],
    ['a page of that name', (port) => ({ host: `evil.example:${port}`, origin: `http://evil.example:${port}` }), false],
    ['a page of the web', () => ({ origin: 'https://evil.example' }), false],
    ['a page without an origin', () => ({ origin: 'null' }), false],
    ['a page of another local server', () => ({ origin: 'http://127.0.0.1:1' }), false],
    ['a script of another site', () => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }), false]
  ])('%s', async (_who, headers, isServed) => {
    const port = await serve(server)

    expect(await call(port, method, path, headers(port))).toBe(isServed ? served : 403)
  })
})
