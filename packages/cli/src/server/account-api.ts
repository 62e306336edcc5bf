import type { JSONObject, Transport } from '@segment/actions-core'
import {
  CallError,
  openCall,
  storedSettings,
  textAt,
  toRejection,
  type JsonBody,
  type Loaded
} from '@segment/actions-session'
import type { Context, Hono } from 'hono'
import { refreshTokens } from '../auth/account'
import { login, type LoginReport } from '../auth/login'
import { checkScheme, clientProblems, knownClient, type OAuthClient } from '../auth/oauth-client'
import { json, readJsonBody } from './app'
import { accountRoutes } from './handlers'

/** What the routes for the account of a destination need. */
export interface AccountApiOptions {
  root: string
  /** Sends the requests of the destination. */
  send: Transport
  /** Returns the destination that the path names. */
  loadedOf: (context: Context) => Loaded
  /** Ends logins that wait. Default: they wait for their time. */
  signal?: AbortSignal
}

/** A login that was started. */
interface Login {
  state: 'waiting' | 'done' | 'failed'
  /** Where the user allows the access. */
  address: string
  /** How it ended, without secrets. */
  report?: LoginReport
  error?: string
  cancel: AbortController
}

/** How long a login waits for the user, in seconds. */
const LOGIN_TIMEOUT = 300

/** Adds the routes that test the account of a destination, log in at its OAuth provider, and refresh its tokens. */
export function addAccountRoutes(api: Hono, { root, send, loadedOf, signal }: AccountApiOptions): void {
  const logins = new Map<string, Login>()
  const view = (loaded: Loaded) => {
    const { clientSecret, ...client } = knownClient(root, loaded, {})
    const { state, address, report, error } = logins.get(loaded.place.name) ?? {}
    return { client, hasClientSecret: clientSecret !== undefined, state, address, report, error }
  }

  api.post('/destinations/:name/authenticate', async (context) => {
    const loaded = loadedOf(context)
    const stored = storedSettings(root, loaded)
    const call = openCall({ loaded, stored, body: {}, account: 'settings', root, send })
    const { run, describeFailure } = accountRoutes.authenticate!
    const result = await run(call).catch(describeFailure)
    return json(context, call.redact({ ...(result as object), exchanges: await call.recorder.exchanges() }))
  })
  api.get('/destinations/:name/login', (context) => json(context, view(loadedOf(context))))
  api.post('/destinations/:name/login', async (context) => {
    const loaded = loadedOf(context)
    const { name } = loaded.place
    const client = clientOf(root, loaded, await readJsonBody(context.req.raw))
    const fields = clientProblems(client)
    if (Object.keys(fields).length > 0) {
      const error = `The login needs ${Object.keys(fields).join(', ')}. The provider's page about your app has them.`
      return json(context, { ok: false, error, fields }, 400)
    }
    logins.get(name)?.cancel.abort(new CallError(400, 'Another login was started.'))
    logins.set(name, await startLogin(root, loaded, client as OAuthClient, signal))
    return json(context, view(loaded))
  })
  api.post('/destinations/:name/refresh', async (context) => {
    const loaded = loadedOf(context)
    checkScheme(loaded)
    const destination = new loaded.runtime.core.Destination<JSONObject>(loaded.definition, { transport: send })
    const settings = storedSettings(root, loaded)
    const { file, rotated } = await refreshTokens({ root, loaded, destination, settings }).catch((error: unknown) => {
      throw new CallError(400, toRejection(error).error, { cause: error })
    })
    return json(context, { file, rotated })
  })
}

/** Returns the client of a body, with the parts that are stored. */
function clientOf(root: string, loaded: Loaded, body: JsonBody): Partial<OAuthClient> {
  const parts = ['authorizeUrl', 'tokenUrl', 'clientId', 'clientSecret', 'scope'] as const
  const given = parts.map((part) => [part, textAt(body, part) || undefined])
  return knownClient(root, loaded, Object.fromEntries(given))
}

/** Starts a login and returns once its address is known. */
function startLogin(root: string, loaded: Loaded, client: OAuthClient, signal?: AbortSignal): Promise<Login> {
  const cancel = new AbortController()
  return new Promise((resolve, reject) => {
    let started: Login | undefined
    const options = {
      port: 0,
      timeout: LOGIN_TIMEOUT,
      basic: false,
      parameters: [],
      signal: AbortSignal.any([cancel.signal, ...(signal ? [signal] : [])]),
      warn: () => undefined,
      invite: (address: string) => {
        started = { state: 'waiting', address, cancel }
        resolve(started)
      }
    }
    login(root, loaded, client, options).then(
      (report) => started && Object.assign(started, { state: 'done', report }),
      (error: Error) => {
        if (started) Object.assign(started, { state: 'failed', error: error.message })
        else reject(error)
      }
    )
  })
}
