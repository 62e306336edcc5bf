import { sampleSettings } from '@segment/actions-events'
import type { JSONObject, SegmentEvent, Transport } from '@segment/actions-core'
import { nameOfJson } from '@segment/actions-input'
import {
  CallError,
  clearHistory,
  eventsOf,
  keepRun,
  listRuns,
  memberOf,
  objectAt,
  parseScript,
  readMappings,
  readOverview,
  readRun,
  replayInput,
  runMappings,
  textAt,
  type JsonBody,
  type KeptRun,
  type Loaded,
  type RunInput,
  type RunMapping,
  type RunMode
} from '@segment/actions-session'
import type { Context, Hono } from 'hono'
import { json, readJsonBody } from './app'
import type { Changes } from './changes'
import { createRunning } from './running'

/** What the routes need. */
export interface RunRoutes {
  root: string
  /** Sends the requests of real runs. */
  send: Transport
  changes: Changes
  /** Returns the destination that a call names. */
  loadedOf: (context: Context) => Loaded
}

/** Adds the routes that run events, and those of the history of runs. */
export function addRunRoutes(api: Hono, { root, send, changes, loadedOf }: RunRoutes): void {
  const running = createRunning(changes)
  const runAndKeep = async (
    loaded: Loaded,
    input: RunInput,
    { keep = true, replayOf, id }: { keep?: boolean; replayOf?: number; id?: string }
  ): Promise<KeptRun> => {
    const destination = loaded.place.name
    if ((loaded.definition.mode as string) === 'device') {
      throw new CallError(400, `${loaded.definition.name} runs in a browser, not on this server.`)
    }
    const examples = sampleSettings(loaded.definition.authentication?.fields ?? {}) as JSONObject
    const { run, redact } = await running.follow(destination, id, (following) =>
      runMappings({ root, loaded, send, examples, ...following }, input)
    )
    if (!keep) return run
    const repeats = replayOf !== undefined && { replayOf }
    // Redaction returns the same object if there is nothing to redact.
    const isClean = redact(input) === input
    const kept = keepRun(root, loaded, { run: { ...run, ...repeats }, ...(isClean && { input }) })
    if (kept.number !== undefined) changes.tell('run', { destination, number: kept.number })
    return kept
  }
  const numberOf = ({ req }: Context): number => {
    const text = req.param('number') ?? ''
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
    throw new CallError(404, `'${text}' is not the number of a run.`)
  }

  api.post('/destinations/:name/run', async (context) => {
    const [loaded, body] = [loadedOf(context), await readJsonBody(context.req.raw)]
    const options = { keep: body.keep !== false, id: textAt(body, 'id') }
    return json(context, await runAndKeep(loaded, readInput(root, loaded, body), options))
  })
  api.get('/destinations/:name/running', (context) =>
    json(context, { runs: running.list(loadedOf(context).place.name) })
  )
  api.delete('/destinations/:name/running/:id', (context) => {
    const { name } = loadedOf(context).place
    running.cancel(name, context.req.param('id'))
    return json(context, { runs: running.list(name) })
  })
  api.get('/destinations/:name/runs', (context) => json(context, { runs: listRuns(root, loadedOf(context)) }))
  api.delete('/destinations/:name/runs', (context) => {
    clearHistory(root, loadedOf(context))
    return json(context, { runs: [] })
  })
  api.get('/destinations/:name/runs/:number', (context) =>
    json(context, readRun(root, loadedOf(context), numberOf(context)))
  )
  api.post('/destinations/:name/runs/:number/replay', async (context) => {
    const [loaded, number] = [loadedOf(context), numberOf(context)]
    return json(context, await runAndKeep(loaded, replayInput(root, loaded, number), { replayOf: number }))
  })
  api.get('/destinations/:name/overview', (context) => json(context, readOverview(root, loadedOf(context))))
}

/** The most events of a call. */
const MOST_EVENTS = 1000

/** Reads the events of a body. */
export function readEvents(body: JsonBody): SegmentEvent[] {
  const { list } = eventsOf({ payload: body.events ?? [] })
  if (list.length <= MOST_EVENTS) return list
  throw new CallError(400, `'events' in the body has ${list.length} events. Send at most ${MOST_EVENTS}.`)
}

const MODES: readonly string[] = ['dry', 'stand-in', 'real'] satisfies RunMode[]

/** Reads how to send. */
export function readSending(body: JsonBody): Pick<RunInput, 'mode' | 'script'> {
  const mode = textAt(body, 'mode') ?? 'dry'
  if (!MODES.includes(mode)) {
    throw new CallError(400, `'mode' in the body must be dry, stand-in or real but it is '${mode}'.`)
  }
  const script = textAt(body, 'script') ?? '200'
  parseScript(script)
  return { mode: mode as RunMode, script }
}

function readInput(root: string, loaded: Loaded, body: JsonBody): RunInput {
  const sending = readSending(body)
  const mappings = body.action === undefined ? givenMappings(root, loaded, body) : [readMapping(loaded, body, 'action')]
  return { mappings, events: readEvents(body), ...sending, batch: body.batch === true }
}

/** The mappings of a body, or the stored ones. */
function givenMappings(root: string, loaded: Loaded, { mappings }: JsonBody): RunMapping[] {
  if (mappings === undefined) return readMappings(root, loaded)
  if (!Array.isArray(mappings)) {
    throw new CallError(400, `'mappings' in the body must be a list but it is ${nameOfJson(mappings)}.`)
  }
  return mappings.map((each) => readMapping(loaded, Object(each) as JsonBody, 'partnerAction'))
}

/** Reads one mapping, with the key of its action at `key`. */
export function readMapping({ definition }: Loaded, body: JsonBody, key: 'action' | 'partnerAction'): RunMapping {
  const action = textAt(body, key) ?? ''
  const { actions, asyncActions } = definition
  memberOf({ ...asyncActions, ...actions } as Record<string, unknown>, action, 'action')
  const [id, name, subscribe] = ['id', 'name', 'subscribe'].map((each) => textAt(body, each))
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    enabled: body.enabled !== false,
    partnerAction: action,
    ...(subscribe !== undefined && { subscribe }),
    mapping: (objectAt(body, 'mapping') ?? {}) as JSONObject
  }
}
