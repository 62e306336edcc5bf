import { DELIVERY_PATHS, DELIVERY_SCHEMAS } from './open-api-delivery'
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

const mapping = { name: text, enabled: bool, partnerAction: text, subscribe: text, mapping: record }

const deed: Schema = { enum: ['drop', 'drop-properties', 'keep-properties'] }

const explanation = {
  filters: list(ref('FilterResult')),
  'filtered?': { ...record, description: 'The event as the filters left it, if they removed something.' },
  trigger: { anyOf: [{ type: 'null' }, ref('Trigger')] },
  fields: list(ref('Field')),
  problems: list({ type: 'object', required: ['path', 'message'], properties: { path: text, message: text } }),
  mappingError: { type: ['string', 'null'] },
  'times?': { type: 'object', additionalProperties: { type: 'number' }, description: 'Milliseconds of each stage.' }
}

const counts = { delivered: count, retried: count, failed: count, discarded: count }
const mode = { enum: ['dry', 'stand-in', 'real'] }

const schemas: Record<string, Schema> = {
  Failure: object({ ok: { const: false }, error: text, fields: { type: 'object', additionalProperties: text } }),
  Session: object({
    token: text,
    header: text,
    rewrites: { ...record, description: 'Where requests of real runs go instead, by origin; * is for all others.' },
    delivery: { ...bool, description: 'Whether the server shows a delivery.' }
  }),
  Destinations: object({
    destinations: list({
      oneOf: [
        object({
          name: text,
          title: text,
          slug: { type: ['string', 'null'] },
          mode: text,
          actions: list(text),
          isReady: { ...bool, description: 'Whether the settings are complete and valid.' },
          mappings: object({ total: count, enabled: count }),
          'error?': { ...text, description: 'Why the newest code does not load. The last code that did goes on.' }
        }),
        object({ name: text, error: text })
      ]
    })
  }),
  Destination: object({
    name: text,
    definition: ref('Definition'),
    settings: ref('Settings'),
    'error?': { ...text, description: 'Why the newest code does not load. The last code that did goes on.' }
  }),
  Definition: {
    type: 'object',
    required: ['name', 'slug', 'mode', 'authentication', 'audience', 'actions', 'asyncActions', 'presets'],
    properties: {
      name: text,
      slug: { type: ['string', 'null'] },
      mode: text,
      authentication: {
        type: ['object', 'null'],
        required: ['scheme', 'fields'],
        properties: { scheme: text, fields: { type: 'object', additionalProperties: ref('InputField') } }
      },
      actions: { type: 'object', additionalProperties: ref('Action') },
      asyncActions: { type: 'object', additionalProperties: ref('Action') },
      presets: list({ type: 'object', required: ['partnerAction', 'subscribe'] })
    }
  },
  Action: {
    type: 'object',
    required: ['title', 'description', 'defaultSubscription', 'fields', 'hasPerformBatch', 'dynamicFields'],
    properties: {
      title: text,
      description: text,
      defaultSubscription: { type: ['string', 'null'] },
      fields: { type: 'object', additionalProperties: ref('InputField') },
      hasPerformBatch: bool,
      dynamicFields: list(text)
    }
  },
  InputField: {
    type: 'object',
    required: ['label', 'type', 'dynamic'],
    properties: { label: text, type: text, dynamic: bool }
  },
  Settings: object({
    file: { ...text, description: 'The file, relative to the workspace.' },
    settings: { ...record, description: 'The declared settings that are not secret.' },
    secrets: { ...list(text), description: 'The secret settings that are set. Their values are never sent.' },
    oauth: { ...list(text), description: 'The parts of the OAuth connection that are set.' },
    environment: { ...list(text), description: 'The settings that environment variables override.' },
    problems: { ...list(text), description: 'What is missing or invalid.' }
  }),
  SettingsChange: object({
    settings: {
      ...record,
      description: 'New values by key; null removes a setting. Other settings, such as secrets that are not sent, stay.'
    }
  }),
  Mapping: object({ id: text, ...mapping }),
  NewMapping: object({ 'id?': { ...text, description: 'Default: made by the server.' }, ...mapping }),
  Authentication: object({
    ok: bool,
    'error?': text,
    'fields?': { type: 'object', additionalProperties: text },
    exchanges: list(ref('Exchange'))
  }),
  Login: object({
    client: { ...record, description: 'authorizeUrl, tokenUrl, clientId and scope, as far as they are known.' },
    hasClientSecret: bool,
    'state?': { enum: ['waiting', 'done', 'failed'] },
    'address?': { ...text, description: 'Where the user allows the access.' },
    'report?': record,
    'error?': text
  }),
  LoginCall: object({
    'authorizeUrl?': text,
    'tokenUrl?': text,
    'clientId?': text,
    'clientSecret?': text,
    'scope?': text
  }),
  Refresh: object({ file: text, rotated: bool }),
  Nothing: object({}),
  Mappings: object({ mappings: { ...list(ref('Mapping')), maxItems: 50 }, most: count }),
  MappingsChange: object({ mappings: { ...list(ref('NewMapping')), maxItems: 50 } }),
  Filter: object({
    'name?': text,
    'trigger?': { ...text, description: 'Default: every event.' },
    do: deed,
    'properties?': {
      ...list(text),
      description: 'Paths such as properties.email; in a list, they apply to each element.'
    },
    'enabled?': { ...bool, description: 'Default: true.' }
  }),
  Filters: object({ filters: list(ref('Filter')) }),
  FilterResult: object({
    name: text,
    do: deed,
    trigger: { anyOf: [{ type: 'null' }, ref('Trigger')] },
    applied: bool,
    removed: { ...list(text), description: 'The paths of what the filter removed.' }
  }),
  Call: object({
    action: { ...text, description: 'The key of the action.' },
    'mapping?': record,
    'subscribe?': { ...text, description: 'The trigger. Default: every event matches.' },
    events: { ...list(record), minItems: 1, maxItems: 1000 },
    'batch?': { ...bool, description: 'Whether the events are one batch. Default false.' }
  }),
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
  Trigger: object({
    text,
    origin: text,
    met: bool,
    conditions: list(object({ depth: count, text, holds: bool, 'path?': text, 'actual?': any }))
  }),
  Field: object({
    key: text,
    required: { enum: [true, false, 'conditional'] },
    origin: { type: ['string', 'null'] },
    'expression?': any,
    reads: list(object({ path: text, 'value?': any })),
    'mapped?': any,
    'payload?': any,
    changes: list(object({ path: text, what: text })),
    'error?': { ...text, description: 'Why the field cannot be mapped.' }
  }),
  Choices: object({
    choices: list({ type: 'object', required: ['label', 'value'], properties: { label: text, value: text } }),
    'nextPage?': { ...text, description: 'Send it as `page` for more choices.' },
    'error?': { type: 'object', required: ['message'], properties: { message: text } },
    exchanges: list(ref('Exchange'))
  }),
  ChoicesCall: object({
    action: { ...text, description: 'The key of the action.' },
    field: { ...text, description: 'The key of a dynamic field, or `object.key`.' },
    'payload?': { ...record, description: 'What the event becomes, for fields whose choices depend on others.' },
    'page?': text,
    'query?': { ...text, description: 'What the person has typed.' }
  }),
  Explanations: object({ events: list(object(explanation)) }),
  Exchange: object({
    request: object({ url: text, method: text, headers: record, body: text }),
    response: object({ statusCode: count, statusMessage: text, headers: record, body: any }),
    'time?': object({ startMs: { type: 'number' }, ms: { type: 'number' } })
  }),
  Outcome: object({
    stage: { enum: ['delivered', 'filter', 'trigger', 'mapping', 'validation', 'action'] },
    status: count,
    'message?': text,
    'code?': text,
    retry: bool,
    'retryAfterMs?': { type: 'number' },
    'data?': any
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
        results: list(object({ ...explanation, exchanges: list(ref('Exchange')), outcome: ref('Outcome') })),
        batches: list(object({ events: list(count), exchanges: list(ref('Exchange')) })),
        'job?': object({ 'jobId?': text, states: list(text) })
      })
    ),
    'madeUp?': { ...list(text), description: 'The settings that were missing and got example values.' },
    'tokens?': { enum: ['saved', 'not saved'] }
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

const name = path('name')

/** The description of the JSON API, by OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.0 */
export const OPEN_API = {
  openapi: '3.1.0',
  info: { title: 'Actions Tester', version: '1.0.0', description: 'What the local server knows and does, as JSON.' },
  servers: [{ url: '/api' }],
  paths: {
    '/session': { get: get('The token that other calls than GET need, and its header', 'Session') },
    '/destinations': { get: get('The destinations that are served', 'Destinations') },
    '/destinations/{name}': { get: get('A destination: fields, presets and settings', 'Destination', name) },
    '/destinations/{name}/settings': {
      get: get('The stored settings, without secrets', 'Settings', name),
      put: write('Store settings', 'SettingsChange', 'Settings', name)
    },
    '/destinations/{name}/authenticate': {
      post: write('Test the stored settings with the vendor', 'Nothing', 'Authentication', name)
    },
    '/destinations/{name}/login': {
      get: get('The OAuth client, and how the last login stands', 'Login', name),
      post: write('Start a login: its address waits for the user', 'LoginCall', 'Login', name)
    },
    '/destinations/{name}/refresh': {
      post: write('Refresh the OAuth tokens and save them', 'Nothing', 'Refresh', name)
    },
    '/destinations/{name}/mappings': {
      get: get('The stored mappings', 'Mappings', name),
      put: write('Replace the stored mappings', 'MappingsChange', 'Mappings', name)
    },
    '/destinations/{name}/filters': {
      get: get('The stored filters, which run before all mappings', 'Filters', name),
      put: write('Replace the stored filters', 'Filters', 'Filters', name)
    },
    '/destinations/{name}/explain': {
      post: write('Explain trigger, mapping and validation of events', 'Call', 'Explanations', name)
    },
    '/destinations/{name}/run': { post: write('Run events, and keep the run', 'RunCall', 'Run', name) },
    '/destinations/{name}/runs': {
      get: get('The runs in the history, newest first', 'Runs', name),
      delete: change('Remove all runs and the overview', 'Runs', name)
    },
    '/destinations/{name}/runs/{number}': { get: get('A run of the history', 'Run', name, path('number')) },
    '/destinations/{name}/runs/{number}/replay': {
      post: change('Run a run of the history again, with the newest code and settings', 'Run', name, path('number'))
    },
    '/destinations/{name}/overview': { get: get('What became of the events of all runs', 'Overview', name) },
    '/destinations/{name}/choices': {
      post: write('Ask the vendor for the choices of a dynamic field', 'ChoicesCall', 'Choices', name)
    },
    '/events': { get: get('The sample events', 'Samples') },
    '/events/{name}': { get: get('Variations of a sample event', 'Events', name, query('count'), query('seed')) },
    '/stand-in': {
      get: get('The stand-in that the server was started with', 'StandIn'),
      put: write('Give the stand-in another script', 'StandInChange', 'StandIn')
    },
    ...DELIVERY_PATHS,
    '/changes': {
      get: {
        summary:
          'Server-sent events: ready at the start; reload with files and errors; progress of a run; run with its number',
        responses: { 200: { description: 'A stream of events', content: { 'text/event-stream': { schema: text } } } }
      }
    },
    '/openapi.json': {
      get: {
        summary: 'This description',
        responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: record } } } }
      }
    }
  },
  components: {
    schemas: { ...schemas, ...DELIVERY_SCHEMAS },
    securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'x-actions-token' } }
  }
}
