import { EXPLANATION } from './open-api-mappings'
import {
  any,
  bool,
  change,
  count,
  get,
  list,
  object,
  path,
  query,
  record,
  ref,
  text,
  time,
  write,
  type Schema
} from './open-api-parts'

const counts = { delivered: count, retried: count, failed: count, discarded: count }

const mode = { enum: ['dry', 'stand-in', 'real'] }

const name = path('name')

/** The routes for runs, their history, and the events for them. */
export const RUNS_PATHS = {
  '/destinations/{name}/run': { post: write('Run events, and keep the run', 'RunCall', 'Run', name) },
  '/destinations/{name}/running': { get: get('The runs that are under way', 'RunningRuns', name) },
  '/destinations/{name}/running/{id}': {
    delete: change('Cancel a run. It ends with what it has done', 'RunningRuns', name, path('id'))
  },
  '/destinations/{name}/runs': {
    get: get('The runs in the history, newest first', 'Runs', name),
    delete: change('Remove all runs and the overview', 'Runs', name)
  },
  '/destinations/{name}/runs/{number}': { get: get('A run of the history', 'Run', name, path('number')) },
  '/destinations/{name}/runs/{number}/replay': {
    post: change('Run a run of the history again, with the newest code and settings', 'Run', name, path('number'))
  },
  '/destinations/{name}/overview': { get: get('What became of the events of all runs', 'Overview', name) },
  '/events': { get: get('The sample events', 'Samples') },
  '/events/{name}': { get: get('Variations of a sample event', 'Events', name, query('count'), query('seed')) },
  '/stand-in': {
    get: get('The stand-in that the server was started with', 'StandIn'),
    put: write('Give the stand-in another script', 'StandInChange', 'StandIn')
  }
}

/** Their schemas. */
export const RUNS_SCHEMAS: Record<string, Schema> = {
  RunCall: {
    type: 'object',
    required: ['events'],
    properties: {
      action: { ...text, description: 'The key of the action, to run one mapping with `mapping` and `subscribe`.' },
      mapping: record,
      subscribe: text,
      mappings: { ...list(ref('RunMapping')), description: 'Or several. Default: the stored mappings.' },
      events: { ...list(record), minItems: 1, maxItems: 1000 },
      batch: { ...bool, description: 'Whether to send batches, grouped as a host groups events. Default false.' },
      mode: {
        ...mode,
        description:
          'Send nothing, send to a stand-in for the vendor that the run has to itself, or send. Default: dry.'
      },
      script: { ...text, description: 'How the stand-in answers, for example 401,200. Default: 200.' },
      id: { ...text, description: 'Names the run while it is under way. Default: made by the server.' },
      keep: { ...bool, description: 'Whether the history keeps the run. Default: true.' }
    }
  },
  RunMapping: object({
    'id?': text,
    'name?': text,
    enabled: { ...bool, description: 'Mappings that are not enabled do not run.' },
    partnerAction: text,
    'subscribe?': text,
    mapping: record
  }),
  Run: object({
    'number?': {
      ...count,
      description: 'In the history. Absent if the history does not keep the run, or the run is too large for it.'
    },
    'replayOf?': count,
    at: time,
    ms: { type: 'number' },
    mode,
    script: text,
    batch: bool,
    delivered: { ...bool, description: 'Whether every event matched a mapping, and all that it matched delivered it.' },
    events: list(record),
    mappings: list(
      object({
        mapping: ref('RunMapping'),
        results: list(object({ ...EXPLANATION, exchanges: list(ref('Exchange')), outcome: ref('Outcome') })),
        batches: list(object({ events: list(count), exchanges: list(ref('Exchange')) })),
        'job?': object({ 'jobId?': text, states: list(text) })
      })
    ),
    'cancelled?': { const: true },
    'madeUp?': { ...list(text), description: 'The settings that were missing and got example values.' },
    'tokens?': { enum: ['saved', 'not saved'] }
  }),
  RunningRuns: object({
    runs: list(
      object({
        id: text,
        done: { ...count, description: 'How many events are done; an event counts once for each mapping.' },
        of: count,
        step: { ...text, description: 'The mapping, and the host whose answer it waits for.' }
      })
    )
  }),
  Outcome: object({
    stage: { enum: ['delivered', 'filter', 'trigger', 'mapping', 'validation', 'action', 'cancelled'] },
    status: count,
    'message?': text,
    'code?': text,
    retry: bool,
    'retryAfterMs?': { type: 'number' },
    'data?': any
  }),
  Exchange: object({
    request: object({ url: text, method: text, headers: record, body: text }),
    response: object({ statusCode: count, statusMessage: text, headers: record, body: any }),
    'time?': object({ startMs: { type: 'number' }, ms: { type: 'number' } })
  }),
  Runs: object({
    runs: list(
      object({
        number: count,
        'replayOf?': count,
        at: time,
        ms: { type: 'number' },
        mode,
        batch: bool,
        delivered: bool,
        title: { ...text, description: 'The name of the first event, or its type.' },
        events: count,
        mappings: { ...list(text), description: 'The names of the first mappings.' },
        counts: object(counts),
        'reason?': { ...text, description: 'Why an event was not delivered, of those that need attention first.' }
      })
    )
  }),
  Overview: object({
    totals: list(object({ mode, ...counts })),
    minutes: list(object({ at: time, mode, ...counts })),
    reasons: list(
      object({
        mode,
        verdict: { enum: ['retried', 'failed', 'discarded'] },
        reason: text,
        count,
        samples: list(object({ at: time, 'run?': count, 'mapping?': text, 'message?': text, 'event?': record }))
      })
    )
  }),
  Samples: object({ events: list(object({ name: text, event: record })) }),
  Events: object({ events: list(record) }),
  StandIn: object({ origin: text, script: text, answered: count }),
  StandInChange: object({ 'script?': text })
}
