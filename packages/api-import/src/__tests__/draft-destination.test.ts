import { FailureError, UsageError } from '@segment/actions-input'
import { candidatesOf, chooseCandidates } from '../candidates'
import { describeDraft, draftDestination } from '../draft-destination'
import { readApi } from '../read-api'
import { printFormatted } from './print-formatted'

const OBJECT = { type: 'object', properties: { event: { type: 'string' } }, required: ['event'] }

/** A document with the given paths; POST with a JSON body of `schema` where only that is given. */
function api(parts: object, paths: Record<string, unknown> = { '/events': post(OBJECT) }) {
  return readApi(
    { openapi: '3.0.0', info: { title: 'Acme' }, servers: [{ url: 'https://a.co' }], paths, ...parts },
    '-'
  )
}

function post(schema: unknown, more: object = {}) {
  return { post: { requestBody: { content: { 'application/json': { schema } } }, ...more } }
}

async function print(document: ReturnType<typeof api>, actions: string[] = []) {
  const draft = draftDestination(document, '-', chooseCandidates(candidatesOf(document), actions))
  const files = await printFormatted(draft)
  return { draft, files, lines: describeDraft(draft) }
}

const security = (scheme: object) => ({ components: { securitySchemes: { it: scheme } }, security: [{ it: [] }] })

describe('authentication', () => {
  it.each([
    ['bearer', { type: 'http', scheme: 'Bearer' }, 'headers: { authorization: `Bearer ${settings.apiKey}` }'],
    ['a key in a header', { type: 'apiKey', in: 'header', name: 'X-Key' }, "headers: { 'X-Key': settings.apiKey }"],
    ['a key in the query', { type: 'apiKey', in: 'query', name: 'key' }, 'searchParams: { key: settings.apiKey }'],
    [
      'a key after a word',
      { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Write `Token <key>`' },
      'headers: { Authorization: `Token ${settings.apiKey}` }'
    ],
    ['basic', { type: 'http', scheme: 'basic' }, 'username: settings.username, password: settings.password'],
    [
      'OAuth',
      { type: 'oauth2', flows: { authorizationCode: { tokenUrl: 'https://a.co/token' } } },
      'headers: { authorization: `Bearer ${auth?.accessToken}` }'
    ]
  ])('by %s', async (_, scheme, source) => {
    const { files } = await print(api(security(scheme)))
    expect(files.get('index.ts')).toContain(source)
  })

  it('takes the way that is easiest to fill in', async () => {
    const schemes = {
      oauth: { type: 'oauth2' },
      key: { type: 'apiKey', in: 'header', name: 'K' },
      basic: { type: 'http', scheme: 'basic' }
    }
    const parts = { components: { securitySchemes: schemes }, security: [{ oauth: [] }, { basic: [] }, { key: [] }] }
    expect((await print(api(parts))).draft.account).toMatchObject({ scheme: 'custom', settings: { apiKey: {} } })
  })

  it('takes all that an operation needs together, and what is defined where none is asked for', async () => {
    const schemes = {
      a: { type: 'apiKey', in: 'header', name: 'X-A' },
      b: { type: 'apiKey', in: 'header', name: 'X-App-Id' }
    }
    const both = await print(api({ components: { securitySchemes: schemes }, security: [{ a: [], b: [] }] }))
    expect(Object.keys(both.draft.account.settings)).toEqual(['apiKey', 'xAppId'])
    const none = await print(api({ components: { securitySchemes: { a: schemes.a } } }))
    expect(none.draft.account.scheme).toBe('custom')
  })

  it('takes a key that stands in the body for a setting', async () => {
    const schema = { properties: { ...OBJECT.properties, routing_key: { type: 'string' } }, required: ['routing_key'] }
    const { files, draft } = await print(api({}, { '/enqueue': post(schema) }))
    expect(draft.account.settings).toMatchObject({ routingKey: { type: 'password', required: true } })
    expect(files.get('postEnqueue/index.ts')).toContain('routing_key: settings.routingKey')
    expect(draft.actions[0]!.draft.fields).not.toHaveProperty('routing_key')
  })

  it('refreshes OAuth tokens, and says so where it does not know how', async () => {
    const known = await print(api(security({ type: 'oauth2', flows: { x: { tokenUrl: 'https://a.co/token' } } })))
    expect(known.files.get('index.ts')).toContain("'https://a.co/token'")
    const unknown = await print(api(security({ type: 'oauth2', flows: {} })))
    expect(unknown.lines.join()).toContain('Write refreshAccessToken.')
  })

  it('says that there is none', async () => {
    const { files, lines } = await print(api({}))
    expect(lines.join()).toContain('The API asks for no credentials.')
    expect(files.get('index.ts')).not.toContain('authentication')
  })

  it('tries credentials by the request for the account itself', async () => {
    const get = { get: {} }
    const needs = { get: { parameters: [{ in: 'query', name: 'q', required: true, schema: {} }] } }
    const paths = { '/a': get, '/users/{id}': get, '/long/users/me': get, '/x': needs, '/events': post(OBJECT) }
    const { draft } = await print(api(security({ type: 'http', scheme: 'bearer' }), paths))
    expect(draft.test?.path).toBe('/long/users/me')
  })
})

describe('settings', () => {
  it('are the variables of the address', async () => {
    const variables = { region: { default: 'us', enum: ['us', 'eu'], description: 'where your data is' } }
    const { files, draft } = await print(api({ servers: [{ url: 'https://{region}.a.co/v1/', variables }] }))
    expect(draft.account.settings.region).toEqual({
      label: 'Region',
      description: 'Where your data is.',
      type: 'string',
      required: true,
      choices: [
        { value: 'us', label: 'Us' },
        { value: 'eu', label: 'Eu' }
      ],
      default: 'us'
    })
    expect(files.get('api.ts')).toContain('`https://${settings.region}.a.co/v1`')
    expect(files.get('postEvents/index.ts')).toContain('`${apiUrl(settings)}/events`')
    expect(JSON.parse(files.get('conformance.json')!)).toMatchObject({ hosts: ['*.a.co'] })
  })

  it('are parameters of an account, in paths, headers and queries', async () => {
    const parameters = [
      { in: 'header', name: 'X-Team', required: true, schema: { type: 'string' } },
      { in: 'query', name: 'project_id', required: true, schema: { type: 'integer' } },
      { in: 'query', name: 'strict', required: true, schema: { type: 'string', default: '1' } }
    ]
    const { files, draft } = await print(api({}, { '/{workspace_id}/events': post(OBJECT, { parameters }) }))
    expect(Object.keys(draft.account.settings)).toEqual(['xTeam', 'projectId', 'workspaceId'])
    const source = files.get('postWorkspaceIdEvents/index.ts')
    expect(source).toContain("headers: { 'X-Team': settings.xTeam }")
    expect(source).toContain("searchParams: { project_id: settings.projectId, strict: '1' }")
    expect(source).toContain('/${encodeURIComponent(settings.workspaceId)}/events`')
  })
})

describe('batches', () => {
  const list = (items: unknown) => ({ type: 'array', items })

  it.each([
    [
      'a list as the body',
      { '/events': post(list(OBJECT)) },
      'json: items })',
      'toItem: (payload: Payload) => toBody(payload)',
      undefined
    ],
    [
      'a list in the body',
      { '/events/batch': post({ properties: { events: list(OBJECT) }, required: ['events'] }) },
      'json: { events: items } })',
      'toItem: (payload: Payload) => toBody(payload)',
      undefined
    ],
    [
      'another operation',
      { '/events': post(OBJECT), '/events/bulk': post({ properties: { items: list(OBJECT) } }) },
      'request(`${API_URL}/events/bulk`',
      'sendOne: (request, item) => request(`${API_URL}/events`',
      [expect.objectContaining({ reason: 'Batches have an endpoint of their own.' })]
    ]
  ])('go by %s', async (_, paths, batched, single, declared) => {
    const { files, draft } = await print(api({}, paths))
    const source = files.get(`${draft.actions[0]!.draft.key}/index.ts`)
    expect(source).toContain(batched)
    expect(source).toContain(single)
    expect(draft.actions).toHaveLength(1)
    expect(JSON.parse(files.get('conformance.json')!).batches).toEqual(declared)
  })

  it('are no lists beside other things that are needed', async () => {
    const order = { properties: { id: { type: 'string' }, lines: list(OBJECT) }, required: ['id', 'lines'] }
    const { draft } = await print(api({}, { '/orders': post(order) }))
    expect(draft.actions[0]!.draft.batch).toBeUndefined()
    expect(Object.keys(draft.actions[0]!.draft.fields)).toEqual(['id', 'lines'])
  })
})

describe('candidates', () => {
  const paths = {
    '/webhooks': post(OBJECT, { operationId: 'createWebhook' }),
    '/users/{id}': {
      ...post(OBJECT),
      put: { operationId: 'put-user', requestBody: { content: { 'application/json': {} } } }
    },
    '/track': post(OBJECT, { operationId: 'track' }),
    '/old/track': post(OBJECT, { operationId: 'oldTrack', deprecated: true }),
    '/files': { post: { requestBody: { content: { 'multipart/form-data': {} } } } },
    '/export': { get: {} }
  }

  it('are what takes a body, the most suitable first', () => {
    expect(candidatesOf(api({}, paths)).map(({ key, topic }) => [key, topic])).toEqual([
      ['track', 'track'],
      ['postUsersId', 'identify'],
      ['putUser', 'identify'],
      ['oldTrack', 'track'],
      ['createWebhook', 'track']
    ])
  })

  it.each([['put-user'], ['putUser'], ['PUT /users/{id}'], ['put  /users/{id}']])('are found by %j', (name) => {
    const [found] = chooseCandidates(candidatesOf(api({}, paths)), [name])
    expect(found?.key).toBe('putUser')
  })

  it.each([
    [['trak'], "no operation 'trak' that takes a body. Did you mean track?"],
    [['nothing like it'], 'Available: track, postUsersId,']
  ])('are named when there is no %j', (wanted, message) => {
    expect(() => chooseCandidates(candidatesOf(api({}, paths)), wanted)).toThrow(UsageError)
    expect(() => chooseCandidates(candidatesOf(api({}, paths)), wanted)).toThrow(message)
  })

  it('have keys of their own', () => {
    const same = post(OBJECT, { operationId: 'send' })
    const odd = { '/a': same, '/b': same, '/c': post(OBJECT, { operationId: 'constructor' }), '/日本': post(OBJECT) }
    expect(candidatesOf(api({}, odd)).map(({ key }) => key)).toEqual(['send', 'send2', 'postC', 'post'])
  })

  it('fail when no action can be made of them', async () => {
    await expect(print(api({}, { '/events': post({ type: 'string' }) }))).rejects.toThrow(FailureError)
    expect(() => chooseCandidates(candidatesOf(api({}, { '/a': { get: {} } })), [])).toThrow('no POST, PUT or PATCH')
  })
})

it.each([
  {},
  { paths: 1 },
  { paths: { '/a': null } },
  { paths: { '/a': { post: 1, parameters: [null] } } },
  { servers: 'x' }
])('takes a document that is odd: %j', (parts) => {
  expect(() => candidatesOf(readApi({ openapi: '3.0.0', ...parts }, '-'))).not.toThrow()
})
