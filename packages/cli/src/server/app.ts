import { fetchTransport, type JSONObject, type Transport } from '@segment/actions-core'
import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  openCall,
  type Call,
  type CallContext,
  CallError,
  toFailure,
  toRejection,
  ACTION_KEYS,
  type Loaded,
  type JsonBody
} from '@segment/actions-session'
import { nameOfJson, parseJsonText } from '@segment/actions-input'
import {
  accountRoutes,
  type AccountRoute,
  answerAction,
  answerField,
  answerHook,
  answerHookField,
  LOOKUP_KEYS,
  type Params
} from './handlers'
import { describeCall, describeFailure, logCalls, remark } from './call-log'
import { refuse } from '../loopback/listen'
import { describeRoutes, routesOf } from './routes'
import type { Source } from '../workspace/source'

/** What the server answers with. */
export interface AppOptions {
  source: Source
  /** Sends the requests of the destination. Default: the global fetch. */
  send?: Transport
  /** Returns the settings for calls that have none of their own. Default: no settings. */
  settings?: (loaded: Loaded) => JSONObject
  /** The workspace whose settings files keep refreshed tokens. Default: they are not saved. */
  root?: string
  /** Called with a line for each call: see {@link logCalls}. Default: nothing. */
  log?: (line: string) => void
}

/** The pages that may call the server from a browser: the reference's hosted tester, and its local one. */
export const ALLOWED_ORIGINS: ReadonlySet<string> = new Set([
  'https://app.segment.com',
  'https://eu1.app.segment.com',
  'https://app.segment.build',
  'https://eu1.app.segment.build',
  'http://localhost:8000'
])

/** What a route reads, and how it reports a failure. */
interface RouteForm {
  /** The keys of the body that it reads; undefined if it reads any key. */
  keys?: readonly string[]
  /** Where the body has the account. */
  account?: CallContext['account']
  /** The status of a failure. A {@link CallError} has its own. */
  status: 200 | 400 | 500
  /** Returns the body of the answer after a failure. */
  describe: (error: unknown) => unknown
}

/** An action: after a failure the answer contains the failure instead of the exchanges. */
const ACTION: RouteForm = { keys: ACTION_KEYS, status: 200, describe: (error) => [toFailure(error)] }

/** A dynamic field, a hook, or the job of an async action. */
const LOOKUP: RouteForm = { ...ACTION, keys: LOOKUP_KEYS, status: 500 }

/**
 * Creates the application for the destination of `source`; `app.request(...)` calls it without a port.
 *
 * Routes and bodies are those of the reference's local server. An invalid body is answered with 4xx, and code that does
 * not load with 500.
 */
export async function createApp(options: AppOptions): Promise<Hono> {
  const { source, send = fetchTransport, settings = () => ({}), root, log } = options
  const [{ Hono }, { cors }] = await Promise.all([import('hono'), import('hono/cors')])
  const app = new Hono()

  const answer =
    ({ keys, account, ...form }: RouteForm, work: (call: Call, params: Params) => Promise<unknown>) =>
    async (context: Context) => {
      let call: Call | undefined
      try {
        const loaded = source.current()
        const body = await readJsonBody(context.req.raw)
        call = openCall({ loaded, stored: settings(loaded), body, account, root, send })
        const result = await work(call, context.req.param() as Params)
        remark(context, await describeCall(call, result, keys))
        return json(context, await completeAnswer(call, result))
      } catch (error) {
        const status = error instanceof CallError ? error.status : call ? form.status : 500
        remark(context, await describeFailure(call, error))
        const result = form.describe(error)
        return json(context, call ? await completeAnswer(call, result) : result, status)
      }
    }

  if (log) app.use(logCalls(log))
  app.use(cors({ origin: (origin) => (ALLOWED_ORIGINS.has(origin) ? origin : null) }))
  app.use(async ({ req }, next) => refuse(req.raw, ALLOWED_ORIGINS) ?? next())

  app.get('/', (context) => {
    const loaded = source.current()
    const routes = routesOf(loaded, originOf(context), settings(loaded))
    if (wantsText(context)) return context.text(describeRoutes(loaded, routes))
    const { name, slug = null } = loaded.definition
    return json(context, { name, slug, routes })
  })
  app.get('/manifest', (context) => {
    const { definition, place } = source.current()
    return json(context, { ...definition, directoryName: place.name })
  })

  app.post('/:action', (context) => {
    const route = accountRouteOf(source, context.req.param('action'))
    return route
      ? answer({ ...route, status: route.failureStatus, describe: route.describeFailure }, route.run)(context)
      : answer(ACTION, answerAction)(context)
  })
  app.post('/:action/:field', answer(LOOKUP, answerField))
  app.post('/:action/hooks/:hook', answer(LOOKUP, answerHook))
  app.post('/:action/hooks/:hook/dynamic/:field', answer(LOOKUP, answerHookField))

  answerUnknownRoutes(app)
  return app
}

/** Answers for missing routes, and for errors that no route has handled. */
export function answerUnknownRoutes(app: Hono): void {
  app.notFound((context) => {
    const { method, path } = context.req
    const hint = method === 'POST' ? '' : 'Call actions with POST. '
    const message = `There is no route ${method} ${path}. ${hint}GET / lists the routes.`
    return json(context, toRejection(new CallError(404, message)), 404)
  })
  app.onError((error, context) => json(context, toRejection(error), error instanceof CallError ? error.status : 500))
}

/**
 * Returns an answer with its exchanges, without secrets: after the failures of a list, or as its member `exchanges`. New
 * tokens that only the caller can keep are in clear.
 */
async function completeAnswer(call: Call, answer: unknown): Promise<unknown> {
  const exchanges = await call.recorder.exchanges()
  if (Array.isArray(answer)) {
    const [first, ...others] = call.redact([...(answer as object[]), ...(hasExchanges(answer) ? [] : exchanges)])
    return first ? [{ ...first, ...call.revealed }, ...others] : []
  }
  if (typeof answer !== 'object' || answer === null) return call.redact(answer) ?? null
  return { ...call.redact({ ...answer, exchanges }), ...call.revealed }
}

/** Whether a list is the answer of an action, which has its exchanges already. */
function hasExchanges(answer: unknown[]): boolean {
  return 'outcome' in Object(answer[0])
}

/** Answers with JSON: indented for a terminal, without white space for programs. */
export function json(context: Context, body: unknown, status: ContentfulStatusCode = 200): Response {
  if (!wantsText(context)) return context.json(body, status)
  return context.body(`${JSON.stringify(body, undefined, 2)}\n`, status, { 'content-type': 'application/json' })
}

/** Returns the URL of a root that was called with `GET`, without a trailing `/`: `http://127.0.0.1:3000/slack`. */
export function originOf({ req }: Context): string {
  const { origin, pathname } = new URL(req.url)
  return (origin + pathname).replace(/\/$/, '')
}

/** Returns the account route that `key` names, if the destination has it or does not load, and so may have it. */
function accountRouteOf(source: Source, key: string): AccountRoute | undefined {
  if (!Object.hasOwn(accountRoutes, key)) return undefined
  const route = accountRoutes[key]!
  try {
    return route.isOffered(source.current().definition) ? route : undefined
  } catch {
    return route
  }
}

/** Returns true for curl, and for a client that prefers text to JSON, such as a browser. */
export function wantsText({ req }: Context): boolean {
  const { accept = '', 'user-agent': agent = '' } = req.header()
  return !accept.includes('application/json') && (accept.includes('text/') || agent.startsWith('curl/'))
}

/** One of several destinations: its path, and its application. */
export interface Member extends Omit<AppOptions, 'log'> {
  /** The first segment of its paths: `slack` for `/slack/...`. */
  name: string
}

/**
 * Creates the application for several destinations, each under the path of its name. `GET /` lists them. Each answers
 * as {@link createApp} does at the root.
 *
 * @param log as for `createApp`; calls are numbered across all destinations
 */
export async function createSite(members: readonly Member[], log?: AppOptions['log']): Promise<Hono> {
  const { Hono } = await import('hono')
  const site = new Hono({ strict: false })
  if (log) site.use(logCalls(log))
  site.use(async ({ req }, next) => refuse(req.raw, ALLOWED_ORIGINS) ?? next())
  site.get('/', (context) => {
    const origin = originOf(context)
    const names = members.map(({ name }) => name)
    if (wantsText(context)) return context.text(`${describeMembers(names, origin).join('\n')}\n`)
    return context.json({ destinations: names.map((name) => ({ name, url: `${origin}/${name}` })) })
  })
  for (const { name, ...options } of members) site.route(`/${name}`, await createApp(options))
  answerUnknownRoutes(site)
  return site
}

/** Lists where the destinations are, one per line. */
export function describeMembers(names: readonly string[], origin: string): string[] {
  return ['Each destination lists its routes at its own URL:', '', ...names.map((name) => `  ${origin}/${name}`)]
}

/** The largest body that is read, in bytes. */
export const BODY_LIMIT = 1024 * 1024

/**
 * Reads the body as a JSON object, whatever its content type is; an empty body counts as `{}`.
 *
 * Throws a CallError: 413 for a body over {@link BODY_LIMIT}, without reading it to its end; 400, with line and column,
 * for a body that is not JSON or not an object.
 */
export async function readJsonBody(request: Request): Promise<JsonBody> {
  const text = await readText(request)
  if (text.trim() === '') return {}
  const body = parseJson(text)
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as JsonBody
  throw new CallError(400, `The body must be a JSON object, such as {"payload": {...}}, but it is ${nameOfJson(body)}.`)
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length')) > BODY_LIMIT) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > BODY_LIMIT) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(): CallError {
  return new CallError(413, `The body is larger than 1 MiB (${BODY_LIMIT} bytes). Post fewer events per call.`)
}

function parseJson(text: string): unknown {
  try {
    return parseJsonText(text)
  } catch (error) {
    throw new CallError(400, `The body is not valid JSON: ${(error as Error).message}.`, { cause: error })
  }
}
