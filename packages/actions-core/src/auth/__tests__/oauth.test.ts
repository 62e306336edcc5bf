import {
  Destination,
  InvalidAuthenticationError,
  MultiStatusResponse,
  type ActionDefinition,
  type DestinationDefinition,
  type ExecuteInput,
  type Transport
} from '../..'
import { answering, definition, event, send, subscribed, type Settings } from '../../__tests__/text-destination'

describe('OAuth (destination-kit §2.1, §2.4)', () => {
  const oauth = (refreshAccessToken: () => Promise<{ accessToken: string; refreshToken?: string }>) =>
    ({
      ...definition,
      authentication: { scheme: 'oauth2', fields: {}, refreshAccessToken },
      extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
      actions: {
        send: {
          ...send,
          perform: (request) => request('https://api.example.com/send', { method: 'post' })
        }
      }
    }) as DestinationDefinition<Settings>
  const account = () => ({ ...subscribed(), oauth: { access_token: 'old', refresh_token: 'r-1' } })
  const accept = (token: string) => {
    const seen: string[] = []
    const transport: Transport = async (_, { headers }) => {
      seen.push(headers.get('authorization') ?? '')
      return new Response(null, { status: headers.get('authorization') === `Bearer ${token}` ? 204 : 401 })
    }
    return { transport, seen }
  }

  it('refreshes after a 401, writes the tokens into the settings and tries once more', async () => {
    const { transport, seen } = accept('new')
    const refresh = jest.fn(async () => ({ accessToken: 'new', refreshToken: 'r-2' }))
    const settings = account()
    const onTokenRefresh = jest.fn(async () => {})
    const synchronizeRefreshAccessToken = jest.fn(async () => {})
    const destination = new Destination(oauth(refresh), { transport })
    await destination.onEvent(event, settings, { onTokenRefresh, synchronizeRefreshAccessToken })

    expect(seen).toEqual(['Bearer old', 'Bearer new'])
    expect(settings.oauth).toEqual({ access_token: 'new', refresh_token: 'r-2' })
    expect(onTokenRefresh).toHaveBeenCalledWith({ accessToken: 'new', refreshToken: 'r-2' })
    expect(synchronizeRefreshAccessToken).toHaveBeenCalledTimes(1)
    expect(refresh).toHaveBeenCalledWith(expect.any(Function), {
      settings: { apiKey: 'key-12345678' },
      auth: expect.objectContaining({ accessToken: 'old', refreshToken: 'r-1' })
    })
  })

  it('refreshes twice and throws the 401 where the token stays bad', async () => {
    const { transport, seen } = accept('never')
    let tokens = 0
    const refresh = jest.fn(async () => ({ accessToken: `t${++tokens}` }))
    const failure = new Destination(oauth(refresh), { transport }).onEvent(event, account())
    await expect(failure).rejects.toMatchObject({ response: { status: 401 } })
    expect(seen).toEqual(['Bearer old', 'Bearer t1'])
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('shares one refresh between concurrent events of one account', async () => {
    const { transport } = accept('new')
    const refresh = jest.fn(async () => ({ accessToken: 'new' }))
    const onTokenRefresh = jest.fn(async () => {})
    const destination = new Destination(oauth(refresh), { transport })
    const accounts = [account(), account(), account()]
    await Promise.all(accounts.map((settings) => destination.onEvent(event, settings, { onTokenRefresh })))
    expect(refresh).toHaveBeenCalledTimes(1)
    expect(onTokenRefresh).toHaveBeenCalledTimes(1)
    expect(accounts.map((settings) => settings.oauth.access_token)).toEqual(['new', 'new', 'new'])
  })

  it('keeps the accounts apart', async () => {
    const { transport } = accept('new')
    const refresh = jest.fn(async () => ({ accessToken: 'new' }))
    const destination = new Destination(oauth(refresh), { transport })
    const other = { ...account(), oauth: { access_token: 'old', refresh_token: 'other' } }
    await Promise.all([account(), other].map((settings) => destination.onEvent(event, settings)))
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('fails where there are no new tokens', async () => {
    const { transport } = accept('new')
    const destination = new Destination(
      oauth(async () => undefined as never),
      { transport }
    )
    await expect(destination.onEvent(event, account())).rejects.toMatchObject({
      name: 'InvalidAuthenticationError',
      code: 'OAUTH_REFRESH_FAILED',
      status: 401
    })
  })

  it('does not refresh for other schemes', async () => {
    const { transport, asked } = answering({ status: 401 })
    await expect(new Destination(definition, { transport }).onEvent(event, subscribed())).rejects.toThrow(
      'Unauthorized'
    )
    expect(asked).toHaveLength(1)
  })

  it('sends only those events of a batch again that were answered with 401', async () => {
    const sent: string[][] = []
    const perform: ActionDefinition<Settings, { text: string }>['performBatch'] = async (_, { payload, auth }) => {
      const answer = new MultiStatusResponse()
      sent.push(payload.map(({ text: given }) => given))
      for (const { text: given } of payload) {
        if (given === 'b' && auth?.accessToken === 'old') answer.pushErrorResponse({ status: 401, errormessage: 'no' })
        else answer.pushSuccessResponse({ status: 200, sent: given, body: `in call ${sent.length}` })
      }
      return answer
    }
    const base = oauth(async () => ({ accessToken: 'new' }))
    const destination = new Destination({ ...base, actions: { send: { ...send, performBatch: perform } } })
    const events = ['a', 'b', 'c'].map((given) => ({ ...event, properties: { text: given } }))
    const results = await destination.onBatch(events, account())
    expect(sent).toEqual([['a', 'b', 'c'], ['b']])
    expect(results[0]).toMatchObject({ outcome: 'delivered', subscription: 0 })
    expect(results).toEqual([
      {
        multistatus: [
          { status: 200, sent: 'a', body: 'in call 1' },
          { status: 200, sent: 'b', body: 'in call 2' },
          { status: 200, sent: 'c', body: 'in call 1' }
        ]
      }
    ])
  })

  it('treats an InvalidAuthenticationError as a 401', async () => {
    const refresh = jest.fn(async () => ({ accessToken: 'new' }))
    const perform = jest.fn(async (_: unknown, { auth }: ExecuteInput<Settings, unknown>) => {
      if (auth?.accessToken === 'old') throw new InvalidAuthenticationError('expired')
      return 'done'
    })
    const base = oauth(refresh)
    const results = await new Destination({ ...base, actions: { send: { ...send, perform } } }).onEvent(
      event,
      account()
    )
    expect(results.at(-1)).toEqual({ output: 'Action Executed', data: 'done' })
  })
})

it('keeps what was delivered of a batch when there are no new tokens for the rest', async () => {
  const performBatch: ActionDefinition<Settings, { text: string }>['performBatch'] = async (_, { payload }) => {
    const answer = new MultiStatusResponse()
    for (const { text: given } of payload) {
      if (given === 'b') answer.pushErrorResponse({ status: 401, errormessage: 'no' })
      else answer.pushSuccessResponse({ status: 200, sent: given, body: 'ok' })
    }
    return answer
  }
  const refreshAccessToken = () => Promise.reject(new Error('no connection'))
  const destination = new Destination<Settings>({
    ...definition,
    authentication: { scheme: 'oauth2', fields: {}, refreshAccessToken },
    actions: { send: { ...send, performBatch } }
  })
  const events = ['a', 'b'].map((given) => ({ ...event, properties: { text: given } }))
  const settings = { ...subscribed(), oauth: { access_token: 'old' } }
  const [{ multistatus }] = await destination.onBatch(events, settings)
  expect(multistatus?.map(({ outcome, retryable }) => [outcome, retryable])).toEqual([
    ['delivered', undefined],
    ['failed', true]
  ])
  await expect(destination.onBatch(events.slice(1), settings)).rejects.toThrow('no connection')
})
