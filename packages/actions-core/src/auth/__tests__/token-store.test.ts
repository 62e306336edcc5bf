import { Destination, errorData, type JournalEntry, type OnEventOptions, type TokenStore, type Transport } from '../..'
import { event, send, subscribed, definition, type Settings } from '../../__tests__/text-destination'
import type { AuthTokens, DestinationDefinition } from '../..'

const oauth: DestinationDefinition<Settings> = {
  ...definition,
  authentication: {
    scheme: 'oauth2',
    fields: {},
    refreshAccessToken: async (request, { auth }) => {
      const json = { refresh_token: auth.refreshToken }
      const { data } = await request<AuthTokens>('https://api.example.com/token', { method: 'post', json })
      return data
    }
  },
  extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
  actions: { send: { ...send, perform: (request) => request('https://api.example.com/send', { method: 'post' }) } }
}

const account = (token = 'access-1') => ({
  ...subscribed(),
  oauth: { access_token: token, refresh_token: 'refresh-1' }
})

/** Accepts one access token, and answers the token endpoint as told. */
function vendor(good: string, answerToken: () => Response | Promise<Response> = () => Response.json({})) {
  const tokenBodies: unknown[] = []
  const transport: Transport = async (url, { headers, body }) => {
    if (url.endsWith('/token')) {
      tokenBodies.push(JSON.parse(body as string))
      return answerToken()
    }
    return Response.json({}, { status: headers.get('authorization') === `Bearer ${good}` ? 200 : 401 })
  }
  return { transport, tokenBodies }
}

/** A store that writes down what is called. */
function storeOf(saved: Partial<AuthTokens> | undefined) {
  const calls: string[] = []
  const tokenStore: TokenStore = {
    lock: async () => void calls.push('lock'),
    load: async () => {
      calls.push('load')
      return saved
    },
    save: async ({ accessToken, refreshToken }) => void calls.push(`save ${accessToken} ${refreshToken}`),
    release: async () => void calls.push('release')
  }
  return { calls, tokenStore }
}

const deliver = (settings: ReturnType<typeof account>, options: OnEventOptions) =>
  new Destination(oauth).onEvent(event, settings, options)
const failureOf = async (delivery: Promise<unknown>) => errorData(await delivery.catch((error: unknown) => error))

describe('a token store', () => {
  it('is asked under the lock: tokens that another process saved are used without a refresh', async () => {
    const { transport, tokenBodies } = vendor('access-2')
    const { calls, tokenStore } = storeOf({ accessToken: 'access-2', refreshToken: 'refresh-2' })
    const settings = account()
    const results = await deliver(settings, { transport, tokenStore })
    expect(results.at(-1)?.outcome).toBe('delivered')
    expect(calls).toEqual(['lock', 'load', 'release'])
    expect(tokenBodies).toEqual([])
    expect(settings.oauth).toEqual({ access_token: 'access-2', refresh_token: 'refresh-2' })
  })

  it('gets the new tokens before the lock is released; the saved refresh token counts', async () => {
    const { transport, tokenBodies } = vendor('access-3', () =>
      Response.json({ accessToken: 'access-3', refreshToken: 'refresh-3' })
    )
    const { calls, tokenStore } = storeOf({ accessToken: 'access-1', refreshToken: 'refresh-2' })
    const settings = account()
    await deliver(settings, { transport, tokenStore })
    expect(tokenBodies).toEqual([{ refresh_token: 'refresh-2' }])
    expect(calls).toEqual(['lock', 'load', 'save access-3 refresh-3', 'release'])
    expect(settings.oauth).toEqual({ access_token: 'access-3', refresh_token: 'refresh-3' })
  })

  it.each([
    [400, { status: 400, retryable: false, scope: 'account', reason: '{"error":"invalid_grant"}' }],
    [401, { status: 401, retryable: false, scope: 'account' }],
    [503, { status: 503, retryable: true, scope: 'destination' }]
  ])('is released when the token endpoint answers %i', async (status, expected) => {
    const { transport } = vendor('never', () => Response.json({ error: 'invalid_grant' }, { status }))
    const { calls, tokenStore } = storeOf(undefined)
    expect(await failureOf(deliver(account(), { transport, tokenStore }))).toMatchObject(expected)
    expect(calls).toEqual(['lock', 'load', 'release'])
  })

  it('is released when a lock comes after the abort', async () => {
    const { transport, tokenBodies } = vendor('never')
    const { calls, tokenStore } = storeOf(undefined)
    const controller = new AbortController()
    let comeThrough = () => {}
    const lock = (signal: AbortSignal) => {
      controller.abort()
      expect(signal.aborted).toBe(false)
      return new Promise<void>((resolve) => (comeThrough = resolve))
    }
    const released = new Promise<void>((resolve) => {
      const release = async () => resolve()
      const options = { transport, tokenStore: { ...tokenStore, lock, release }, signal: controller.signal }
      void failureOf(deliver(account(), options)).then(({ code }) => {
        calls.push(code)
        comeThrough()
      })
    })
    await released
    expect(calls).toEqual(['REQUESTCLIENTERROR'])
    expect(tokenBodies).toEqual([])
  })
})

describe('without a store', () => {
  it('tokens that the host puts into the settings while it synchronizes are used without a refresh', async () => {
    const { transport, tokenBodies } = vendor('access-2')
    const settings = account()
    const synchronizeRefreshAccessToken = async () => void (settings.oauth.access_token = 'access-2')
    await deliver(settings, { transport, synchronizeRefreshAccessToken })
    expect(tokenBodies).toEqual([])
  })

  it('the refresh token that the host puts there counts', async () => {
    const { transport, tokenBodies } = vendor('access-2', () => Response.json({ accessToken: 'access-2' }))
    const settings = account()
    const synchronizeRefreshAccessToken = async () => void (settings.oauth.refresh_token = 'refresh-9')
    await deliver(settings, { transport, synchronizeRefreshAccessToken })
    expect(tokenBodies).toEqual([{ refresh_token: 'refresh-9' }])
  })
})

it('a 401 after a refresh is about the account', async () => {
  const { transport } = vendor('never', () => Response.json({ accessToken: 'access-2' }))
  expect(await failureOf(deliver(account(), { transport }))).toMatchObject({ status: 401, scope: 'account' })
})

it('the journal has the requests for tokens, without secrets', async () => {
  const journal: JournalEntry[] = []
  const { transport } = vendor('access-2', () => Response.json({ accessToken: 'access-2' }))
  await deliver(account(), { transport, journal })
  expect(journal.map(({ attempt, isRefresh, url, status, body }) => [attempt, isRefresh, url, status, body])).toEqual([
    [1, undefined, 'https://api.example.com/send', 401, undefined],
    [1, true, 'https://api.example.com/token', 200, '{"refresh_token":"[redacted]"}'],
    [2, undefined, 'https://api.example.com/send', 200, undefined]
  ])
})

it('an abort ends a refresh, and its request, while the API does not answer', async () => {
  const controller = new AbortController()
  let isEnded = false
  const transport: Transport = (url, { signal }) => {
    if (!url.endsWith('/token')) return Promise.resolve(Response.json({}, { status: 401 }))
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        isEnded = true
        reject(signal.reason as Error)
      })
      controller.abort()
    })
  }
  const { calls, tokenStore } = storeOf(undefined)
  const failure = await failureOf(deliver(account(), { transport, signal: controller.signal, tokenStore }))
  expect(failure).toMatchObject({ code: 'REQUESTCLIENTERROR', retryable: true })
  expect(isEnded).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(calls).toEqual(['lock', 'load', 'release'])
})

it('an abort of one delivery leaves the refresh to the others that wait for it', async () => {
  const controller = new AbortController()
  let answer = (_: Response) => {}
  let isAsked = () => {}
  const asked = new Promise<void>((resolve) => (isAsked = resolve))
  const { transport } = vendor('access-2', () => {
    isAsked()
    return new Promise<Response>((resolve) => (answer = resolve))
  })
  const destination = new Destination(oauth)
  const aborted = failureOf(destination.onEvent(event, account(), { transport, signal: controller.signal }))
  await asked
  const other = destination.onEvent(event, account(), { transport })
  // The other delivery has its 401 after this.
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  controller.abort()
  expect((await aborted).code).toBe('REQUESTCLIENTERROR')
  answer(Response.json({ accessToken: 'access-2' }))
  expect((await other).at(-1)?.outcome).toBe('delivered')
})

it('an abort ends a perform that sends nothing', async () => {
  const controller = new AbortController()
  const perform = () => {
    controller.abort()
    return new Promise(() => {})
  }
  const destination = new Destination({ ...definition, actions: { send: { ...send, perform } } })
  const delivery = destination.onEvent(event, subscribed(), { signal: controller.signal })
  expect(await failureOf(delivery)).toMatchObject({ code: 'REQUESTCLIENTERROR', status: 408, retryable: true })
})
