import {
  any,
  bool,
  count,
  get,
  list,
  object,
  query,
  record,
  ref,
  text,
  time,
  write,
  type Schema
} from './open-api-parts'

const tally = {
  counts: { type: 'object', additionalProperties: count, description: 'Events by outcome.' },
  reasons: { ...list(object({ outcome: text, reason: text, count })), description: 'The most frequent first.' }
}

const names = { destination: text, 'subscription?': text }

/** Which dead letters. */
const filter = {
  'destination?': text,
  'subscription?': text,
  'code?': text,
  'since?': { ...text, description: 'A time, or an age such as 2h.' },
  'until?': { ...text, description: 'A time, or an age such as 2h.' }
}

const request = {
  type: 'object',
  required: ['url', 'headers'],
  properties: { method: text, url: text, headers: record, body: text }
}

/** The schemas of what a delivery answers. */
export const DELIVERY_SCHEMAS: Record<string, Schema> = {
  Delivery: object({
    store: { ...text, description: 'The name of the store, without a password.' },
    at: time,
    minutes: { ...count, description: 'How many minutes the counts cover.' },
    sources: list(object({ id: text, ...tally })),
    destinations: list(ref('DeliveryDestination')),
    'fault?': { ...text, description: 'Why the configuration cannot be read. The last good one still holds.' },
    timeline: list(
      object({ at: time, 'source?': text, 'destination?': text, 'subscription?': text, outcome: text, count })
    )
  }),
  DeliveryDestination: object({
    id: text,
    'kind?': { ...text, description: 'The folder name of its definition.' },
    configured: { enum: ['enabled', 'disabled', 'removed'] },
    pauses: list(
      object({
        'subscription?': { ...text, description: 'Absent if it is the whole destination.' },
        kind: { enum: ['manual', 'account', 'mapping', 'wait', 'circuit'] },
        reason: text,
        since: time,
        'until?': { ...time, description: 'Absent if somebody has to end it.' }
      })
    ),
    subscriptions: list(
      object({
        id: text,
        ...tally,
        fresh: { ...count, description: 'Events that were not tried yet.' },
        waiting: { ...count, description: 'Events that wait for another try.' },
        'oldestReceivedAt?': time,
        'latency?': object({ averageMs: count, maxMs: count })
      })
    )
  }),
  DeadLetters: object({
    letters: list(ref('DeadLetter')),
    isAll: { ...bool, description: 'Whether there are no older ones that match.' }
  }),
  DeadLetter: object({
    id: count,
    destination: text,
    subscription: text,
    messageId: text,
    title: text,
    source: text,
    receivedAt: time,
    failedAt: time,
    order: { type: ['string', 'null'] },
    code: text,
    scope: text,
    status: count,
    attempts: count,
    message: text,
    event: any,
    sample: {
      anyOf: [{ type: 'null' }, object({ 'request?': request, response: object({ status: count, 'body?': text }) })]
    }
  }),
  ReplayCall: object({
    ...filter,
    'ids?': list({ type: 'integer' }),
    'all?': { ...bool, description: 'Needed without any filter.' }
  }),
  Replayed: object({ replayed: { ...count, description: 'How many events are delivered again.' } }),
  PauseCall: object({ ...names, 'reason?': text }),
  ResumeCall: object(names),
  Pause: object({ ...names, paused: bool })
}

/** The routes of a delivery. Servers that show none answer 404, and 503 if its store is away. */
export const DELIVERY_PATHS = {
  '/delivery': {
    get: get('What a delivery did, what waits, and pauses', 'Delivery', query('minutes'), query('span'))
  },
  '/delivery/dead': {
    get: get(
      'Dead letters, the newest first',
      'DeadLetters',
      ...Object.entries(filter).map(([name, schema]) => query(name.replace('?', ''), schema)),
      query('limit'),
      query('before')
    )
  },
  '/delivery/replay': { post: write('Deliver dead letters again', 'ReplayCall', 'Replayed') },
  '/delivery/pause': { post: write('Hold back the events of a destination', 'PauseCall', 'Pause') },
  '/delivery/resume': { post: write('End the pauses of a destination', 'ResumeCall', 'Pause') }
}
