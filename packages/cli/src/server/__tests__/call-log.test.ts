import { app, createExampleApp, lines, post, startExampleApp, vendor } from './example-app'
import { settings, signedUp } from './example-destination'

startExampleApp()

describe('the log', () => {
  const send = { payload: signedUp, settings }
  const busy = [signedUp, { ...signedUp, event: 'busy' }, { ...signedUp, type: 'page' }]

  it.each<[string, unknown, unknown]>([
    ['/send', send, '200 : 1 request (200)'],
    ['/keep', { payload: { a: 1 }, settings }, '200 : no requests'],
    ['/send', { ...send, subscribe: 'type = "page"' }, '200 : no requests, discarded: no matching mapping'],
    ['/send', { ...send, mapping: { mail: 'x' } }, '200 : no requests, discarded: payload validation failed (mail)'],
    [
      '/send',
      { ...send, payload: busy, subscribe: 'type = "track"' },
      '200 : 1 request (200), 1 of 3 events discarded: no matching mapping, 1 of 3 events retried: 429 TOO_MANY_REQUESTS'
    ],
    [
      '/send',
      { ...send, maping: {}, other: 1 },
      "200 : 1 request (200), ignored in the body: 'maping' (Did you mean mapping?), 'other'"
    ],
    ['/send/list', { settings, page: '1', context: {} }, "200 : 1 request (200), ignored in the body: 'context'"],
    ['/authenticate', settings, '200 : 1 request (200)'],
    ['/getAudience', { settings, externalId: 'gone' }, '400 : no requests, failed with 500'],
    ['/sent', { settings }, "404 : refused: There is no action 'sent'. Did you mean send?"],
    ['/send', '{', '400 : refused: The body is not valid JSON: it ends too early, at line 1, column 2.'],
    [
      '/send',
      { ...send, subscribe: 'x\n\u001b[2J=' },
      expect.stringMatching(/^400 : refused: The trigger 'x \[2J=' does not parse: /)
    ]
  ])('tells what came of %s with %j', async (path, body, expected) => {
    await post(app, path, body)

    expect(lines).toHaveLength(1)
    const [, told] = /^#\d+ POST \S+ (.*)$/.exec(lines[0]!)!
    expect(told!.replace(/\d+ ms/, '')).toEqual(expected)
  })

  it('has no secret, whatever was posted', async () => {
    await post(app, '/send?key=key-of-the-vendor', { ...send, 'key-of-the-vendor': 1, subscribe: 'type = "page"' })
    await post(app, '/send', { ...send, subscribe: 'key-of-the-vendor (' })

    expect(lines).toHaveLength(2)
    expect(lines.join()).not.toContain('key-of-the-vendor')
    expect(lines.join()).toContain('[redacted]')
  })

  it('numbers the calls, those to nowhere included', async () => {
    const logged: string[] = []
    const counted = await createExampleApp(vendor, (line) => logged.push(line))
    await post(counted, '/send', send)
    await counted.request('/nowhere')

    expect(logged).toEqual([
      expect.stringMatching(/^#1 POST \/send 200 \d+ ms: 1 request \(200\)$/),
      expect.stringMatching(/^#2 GET \/nowhere 404 \d+ ms$/)
    ])
  })
})
