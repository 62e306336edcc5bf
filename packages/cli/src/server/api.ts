import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Destination, JSONObject, SegmentEvent, Transport } from '@segment/actions-core'
import { findSample, makeEvents, SAMPLES } from '@segment/actions-events'
import {
  anyFormOf,
  CallError,
  droppedOutcome,
  editSettings,
  explain,
  explainMapping,
  givenSubscription,
  MOST_MAPPINGS,
  objectAt,
  parseScript,
  printScript,
  readFilters,
  readMappings,
  saveFilters,
  saveMappings,
  storedSecrets,
  textAt,
  toRejection,
  viewSettings,
  type Explanation,
  type JsonBody,
  type Loaded,
  type Rewrites,
  type StandIn
} from '@segment/actions-session'
import { CliError } from '@segment/actions-input'
import type { Context, Hono } from 'hono'
import { json, readJsonBody } from './app'
import { addAccountRoutes } from './account-api'
import type { Changes } from './changes'
import { listChoices } from './choices'
import { runHook } from './hooks'
import { refuse } from '../loopback/listen'
import { addDeliveryRoutes, type ShownDelivery } from './delivery-api'
import { createLatest, type Latest } from './latest'
import { OPEN_API } from './open-api'
import { addRunRoutes, readEvents, readMapping } from './run-routes'
import type { Source } from '../workspace/source'

/** The most variations of a sample event. */
const MOST_EVENTS = 1000

/** What the JSON API answers for. */
export interface ApiOptions {
  /** The workspace; its settings files are read and written. */
  root: string
  /** The destinations, each by the name of its folder. */
  destinations: readonly { name: string; source: Source }[]
  /** Where requests of real runs go instead. */
  rewrites: Rewrites
  /** Sends them, with the rewrites. */
  send: Transport
  /** The stand-in for the vendors, if the server has one. */
  standIn?: StandIn
  changes: Changes
  /** The delivery that the server shows. Default: none. */
  delivery?: ShownDelivery
  /** Ends logins that wait when the server stops. Default: they wait for their time. */
  signal?: AbortSignal
}

/** The header with the token that calls need which do more than read. */
const TOKEN_HEADER = 'x-actions-token'

/**
 * Makes the JSON API, for the path `/api`. `GET /openapi.json` describes it. Pages of other origins get 403; calls other
 * than GET need JSON and the token of `GET /session`.
 */
export async function createApi({
  root,
  destinations,
  rewrites,
  send,
  standIn,
  changes,
  delivery,
  signal
}: ApiOptions): Promise<Hono> {
  const [{ Hono }, { streamSSE }] = await Promise.all([import('hono'), import('hono/streaming')])
  const token = randomUUID()
  const api = new Hono()
  const latest = createLatest(destinations)
  const nameOf = ({ req }: Context) => req.param('name') ?? ''
  const loadedOf = (context: Context): Loaded => latest(nameOf(context)).loaded

  api.use(async ({ req }, next) => refuse(req.raw) ?? next())
  api.use(async ({ req }, next) => {
    if (req.method !== 'GET') checkWrite(req.header(), token)
    await next()
  })
  api.get('/openapi.json', (context) => json(context, OPEN_API))
  api.get('/session', (context) =>
    json(context, {
      token,
      header: TOKEN_HEADER,
      rewrites: Object.fromEntries(rewrites),
      delivery: delivery !== undefined
    })
  )
  api.get('/destinations', (context) =>
    json(context, { destinations: destinations.map(({ name }) => summaryOf(root, name, latest)) })
  )
  api.get('/destinations/:name', (context) => {
    const { loaded, error } = latest(nameOf(context))
    const definition = loaded.runtime.core.describe(loaded.definition as never)
    const { name } = loaded.place
    return json(context, { name, definition, settings: viewSettings(root, loaded), ...(error && { error }) })
  })

  api.get('/destinations/:name/settings', (context) => json(context, viewSettings(root, loadedOf(context))))
  api.put('/destinations/:name/settings', async (context) => {
    const loaded = loadedOf(context)
    editSettings(root, loaded, objectAt(await readJsonBody(context.req.raw), 'settings') ?? {})
    return json(context, viewSettings(root, loaded))
  })
  addAccountRoutes(api, { root, send, loadedOf, signal })
  api.get('/destinations/:name/mappings', (context) =>
    json(context, { mappings: readMappings(root, loadedOf(context)), most: MOST_MAPPINGS })
  )
  api.put('/destinations/:name/mappings', async (context) => {
    const loaded = loadedOf(context)
    const { mappings } = await readJsonBody(context.req.raw)
    return json(context, { mappings: saveMappings(root, loaded, mappings), most: MOST_MAPPINGS })
  })

  api.get('/destinations/:name/filters', (context) => json(context, { filters: readFilters(root, loadedOf(context)) }))
  api.put('/destinations/:name/filters', async (context) => {
    const { filters } = await readJsonBody(context.req.raw)
    return json(context, { filters: saveFilters(root, loadedOf(context), filters) })
  })

  api.post('/destinations/:name/explain', async (context) =>
    json(context, explainEvents(root, loadedOf(context), await readJsonBody(context.req.raw)))
  )
  addRunRoutes(api, { root, send, changes, loadedOf })
  api.post('/destinations/:name/hooks', async (context) =>
    json(context, await runHook({ root, send }, loadedOf(context), await readJsonBody(context.req.raw)))
  )
  api.post('/destinations/:name/choices', async (context) =>
    json(context, await listChoices({ root, send }, loadedOf(context), await readJsonBody(context.req.raw)))
  )

  api.get('/events', (context) =>
    json(context, { events: Object.keys(SAMPLES).map((name) => ({ name, event: makeEvents(name)[0] })) })
  )
  api.get('/events/:name', (context) => {
    const { req } = context
    const count = Math.min(Math.max(Number(req.query('count') ?? 1) || 1, 1), MOST_EVENTS)
    const events = makeEvents(findSample(req.param('name')), { count, seed: Number(req.query('seed') ?? 1) || 1 })
    return json(context, { events })
  })

  api.get('/stand-in', (context) => json(context, viewStandIn(standIn)))
  api.put('/stand-in', async (context) => {
    const script = textAt(await readJsonBody(context.req.raw), 'script') ?? '200'
    viewStandIn(standIn)
    standIn!.restart(parseScript(script))
    return json(context, viewStandIn(standIn))
  })

  addDeliveryRoutes(api, delivery)

  api.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      await stream.writeSSE({ event: 'ready', data: '{}' })
      await changes.follow(stream, (event, data) => stream.writeSSE({ event, data: JSON.stringify(data) }))
    })
  )
  api.all('/*', ({ req }) => {
    throw new CallError(404, `The API has no route ${req.method} ${req.path}. GET /api/openapi.json lists the routes.`)
  })
  api.onError((error, context) => {
    const status = error instanceof CallError ? error.status : error instanceof CliError ? 400 : 500
    return json(context, toRejection(error), status)
  })
  return api
}

/** Throws for a call that a page of another site could make: without JSON, or without the token. */
function checkWrite(headers: Record<string, string>, token: string): void {
  const given = Buffer.from(headers[TOKEN_HEADER] ?? '')
  if (given.length !== token.length || !timingSafeEqual(given, Buffer.from(token))) {
    throw new CallError(403, `The header ${TOKEN_HEADER} must be the token of GET /api/session.`)
  }
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    throw new CallError(415, 'The header content-type must be application/json.')
  }
}

function summaryOf(root: string, name: string, latest: (name: string) => Latest): Record<string, unknown> {
  try {
    const { loaded, error } = latest(name)
    const { definition } = loaded
    const mappings = readMappings(root, loaded)
    return {
      name,
      title: definition.name,
      slug: definition.slug ?? null,
      mode: definition.mode,
      actions: Object.keys({ ...definition.asyncActions, ...definition.actions }),
      isReady: viewSettings(root, loaded).problems.length === 0,
      mappings: { total: mappings.length, enabled: mappings.filter(({ enabled }) => enabled).length },
      ...(error && { error })
    }
  } catch (error) {
    return { name, error: (error as Error).message }
  }
}

function viewStandIn(standIn: StandIn | undefined) {
  if (!standIn) throw new CallError(404, 'This server has no stand-in. Start it with --stand-in.')
  const { origin, script, answered } = standIn
  return { origin, script: printScript(script), answered }
}

/**
 * Explains events. Those that a filter or the trigger stops are mapped too, so that a person can edit the mapping of any
 * event.
 */
function explainEvents(root: string, loaded: Loaded, body: JsonBody) {
  const { partnerAction, mapping, subscribe } = readMapping(loaded, body, 'action')
  const subscription = givenSubscription({ mapping, subscribe })
  const action = anyFormOf(destinationOf(loaded), partnerAction)
  const { redact } = storedSecrets(root, loaded)
  const single = body.batch !== true
  const steps = { subscription, filters: readFilters(root, loaded) }
  const explainEach = (event: SegmentEvent): Explanation => {
    const explanation = explain(action, steps, event, single)
    if (explanation.trigger?.met !== false && !droppedOutcome(explanation)) return explanation
    return { ...explanation, ...explainMapping(action, subscription, explanation.filtered ?? event, single) }
  }
  return redact({ events: readEvents(body).map(explainEach) })
}

const explaining = new WeakMap<object, Destination<JSONObject>>()

/** Returns the destination of a definition, the same one each time: compiling its validators takes longer than to run them. */
function destinationOf({ definition, runtime }: Loaded): Destination<JSONObject> {
  const destination = explaining.get(definition) ?? new runtime.core.Destination<JSONObject>(definition)
  explaining.set(definition, destination)
  return destination
}
