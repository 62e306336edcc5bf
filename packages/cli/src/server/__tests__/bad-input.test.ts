import { BODY_LIMIT } from '../app'
import { app, post, startExampleApp, vendor } from './example-app'
import { settings } from './example-destination'

const event = { type: 'track', event: 'Signed Up' }

startExampleApp()

it.each([
  [
    'JSON that ends too early',
    '/send',
    '{"payload":',
    400,
    /^The body is not valid JSON: it ends too early, at line 1, column 12\.$/
  ],
  [
    'JSON with a stray character',
    '/send',
    '{\n  "payload": {},\n}',
    400,
    /^The body is not valid JSON: at line 3, column 1\.$/
  ],
  ['a form', '/send', 'payload=1', 400, /^The body is not valid JSON: at line 1, column 1\.$/],
  ['a JSON text', '/send', '"payload"', 400, /^The body must be a JSON object, .* but it is a string\.$/],
  ['a JSON list', '/send', [event], 400, /^The body must be a JSON object, .* but it is a list\.$/],
  [
    'a body over 1 MiB',
    '/send',
    { payload: 'x'.repeat(BODY_LIMIT) },
    413,
    /^The body is larger than 1 MiB \(1048576 bytes\)\./
  ],
  ['an unknown action', '/sent', {}, 404, /^There is no action 'sent'\. Did you mean send\?$/],
  ['an inherited name', '/constructor', {}, 404, /^There is no action 'constructor'\./],
  [
    'an event in the place of the body',
    '/send',
    event,
    400,
    /^The body has no 'payload'\. Put the event under that key/
  ],
  [
    'a payload that is a text',
    '/send',
    { payload: 'x' },
    400,
    /^'payload' in the body must be an object but it is a string\.$/
  ],
  ['an empty batch', '/send', { payload: [] }, 400, /^'payload' in the body is an empty list\./],
  ['a batch with a number', '/send', { payload: [event, 1] }, 400, /^'payload\[1\]' in the body must be an object/],
  [
    'a mapping that is a list',
    '/send',
    { mapping: [], settings },
    400,
    /^'mapping' in the body must be an object but it is a list\.$/
  ],
  [
    'a trigger that is a number',
    '/send',
    { subscribe: 1, settings },
    400,
    /^'subscribe' in the body must be a text but it is a number\.$/
  ],
  [
    'settings that do not validate',
    '/send',
    { payload: event },
    400,
    /^The settings are not valid\. .* required field 'apiKey'\.$/
  ],
  [
    'a mapping with an unknown directive',
    '/send',
    { payload: event, settings, mapping: { name: { '@nope': 1 } } },
    400,
    /^The mapping is not valid: \/name has an invalid directive: @nope\.$/
  ],
  [
    'such a mapping for a batch',
    '/send',
    { payload: [event], settings, mapping: { name: { '@nope': 1 } } },
    400,
    /^The mapping is not valid: \/name has an invalid directive: @nope\.$/
  ],
  [
    'a trigger that does not parse',
    '/send',
    { payload: event, settings, subscribe: 'type' },
    400,
    /^The trigger 'type' does not parse: Value token is missing/
  ],
  ['an unknown field', '/send/lost', { settings }, 404, /^There is no dynamic field 'lost'\. Did you mean list\?$/],
  [
    'a field of an action without any',
    '/keep/list',
    { settings },
    404,
    /^There is no dynamic field 'list'\. There are none\.$/
  ],
  ['an unknown hook', '/send/hooks/onSave', { settings }, 404, /^There is no hook 'onSave'\./],
  [
    'an unknown input',
    '/send/hooks/onMappingSave/dynamic/x',
    { settings },
    404,
    /^There is no input field of the hook 'x'\./
  ]
])('answers %s with 4xx and what is wrong', async (_what, path, posted, status, message) => {
  const answer = await post(app, path, posted)

  expect(answer).toMatchObject({ status, body: [{ requestError: true, stack: [], retry: false }] })
  expect(answer.body[0].message).toMatch(message)
  expect(vendor.received).toEqual([])
})

it('names the fields of settings that do not validate', async () => {
  const { body } = await post(app, '/send', { payload: event, settings: { ...settings, region: 'mars' } })

  expect(body).toMatchObject([{ fields: { region: 'Region must be one of: "eu".' } }])
})

it.each([
  ['POST', '/authenticate', '{', 400],
  ['POST', '/authenticate', 'x'.repeat(BODY_LIMIT + 1), 413],
  ['POST', '/a/b/c', '{}', 404],
  ['GET', '/send', undefined, 404]
])('answers %s %s in the shape of that route', async (method, path, body, status) => {
  const response = await app.request(path, { method, body })

  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ ok: false, error: expect.any(String), fields: {} })
})

it('reads a body up to 1 MiB, and no further where its length is not told', async () => {
  const longest = JSON.stringify({ payload: event, settings, x: '' })
  const fits = longest.replace('"x":""', `"x":"${'é'.repeat(10)}${'x'.repeat(BODY_LIMIT - longest.length - 20)}"`)
  expect(Buffer.byteLength(fits)).toBe(BODY_LIMIT)
  expect(await post(app, '/keep', fits)).toMatchObject({ status: 200 })

  let given = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 65_536
      controller.enqueue(new Uint8Array(65_536))
    }
  })
  const response = await app.request('/keep', { method: 'POST', body: endless, duplex: 'half' } as RequestInit)
  expect(response.status).toBe(413)
  expect(given).toBeLessThan(BODY_LIMIT * 2)
})
