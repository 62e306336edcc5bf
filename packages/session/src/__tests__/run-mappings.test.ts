import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@segment/actions-core'
import * as trigger from '@segment/actions-core/trigger'
import type { Loaded } from '../loaded'
import { runMappings, type RunInput, type RunMapping, type RunProgress } from '../run-mappings'
import { dryTransport } from '../sender'

const text = (label: string) => ({ label, description: label, type: 'string' as const })
const send = (request: core.RequestClient, kind: string, json: unknown) =>
  request(`https://api.example.com/${kind}`, { method: 'post', json })

const definition: core.DestinationDefinition = {
  name: 'Parcel',
  slug: 'actions-parcel',
  mode: 'cloud',
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: {
        name: { ...text('Name'), required: true },
        list: text('List'),
        enable_batching: { ...text('Batching'), type: 'boolean' },
        batch_size: { ...text('Size'), type: 'number' },
        batch_keys: { ...text('Keys'), multiple: true, default: ['list'] }
      },
      perform: (request, { payload }) => send(request, 'one', payload),
      performBatch: (request, { payload }) => send(request, 'batch', payload)
    },
    single: {
      title: 'Single',
      description: 'Sends.',
      fields: { name: text('Name') },
      perform: (request, { payload }) => send(request, 'single', payload)
    }
  }
}
const loaded: Loaded = { place: { name: 'parcel' }, definition, runtime: { core, trigger } }

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'run-mappings-'))
})

afterEach(() => rmSync(root, { recursive: true }))

async function run(mappings: Partial<RunMapping>[], input: Partial<RunInput>) {
  const whole = mappings.map((each) => ({ enabled: true, partnerAction: 'send', mapping: {}, ...each }))
  const progress: number[] = []
  const onProgress = ({ done, of }: RunProgress) => void (progress.at(-1) === done / of || progress.push(done / of))
  const { run: made } = await runMappings(
    { root, loaded, send: dryTransport, examples: {}, onProgress },
    { mode: 'stand-in', script: '200', batch: false, events: [], ...input, mappings: whole }
  )
  return { made, progress }
}

const event = (name: string | null, more: object = {}) => ({
  type: 'track' as const,
  event: name ?? undefined,
  ...more
})
const path = (at: string) => ({ '@path': at })

it('groups the events of a batch as a host does, with those that are not sent in no batch', async () => {
  const mapping = {
    name: path('$.event'),
    list: path('$.userId'),
    batch_size: 2,
    enable_batching: path('$.properties.together')
  }
  const alone = { properties: { together: false } }
  const events = [
    event('a', { userId: 'u1' }),
    event('b', { userId: 'u2' }),
    event(null, { userId: 'u1' }),
    event('c', { userId: 'u1', ...alone }),
    event('d', { userId: 'u1' }),
    event('e', { userId: 'u1' }),
    { type: 'page' as const }
  ]
  const { made, progress } = await run([{ mapping, subscribe: 'type = "track"' }], { batch: true, events })
  const { batches, results } = made.mappings[0]!

  expect(batches.map((each) => each.events)).toEqual([[0, 4], [5], [1]])
  expect(batches[0]!.exchanges).toMatchObject([{ request: { url: 'https://api.example.com/batch' } }])
  expect(results.map(({ outcome }) => outcome.stage)).toEqual([
    'delivered',
    'delivered',
    'validation',
    'delivered',
    'delivered',
    'delivered',
    'trigger'
  ])
  expect(results[3]!.exchanges).toMatchObject([{ request: { url: 'https://api.example.com/one' } }])
  expect(progress.at(-1)).toBe(1)
})

it('sends the events of an action without batches one by one', async () => {
  const mappings = [{ partnerAction: 'single', mapping: { name: path('$.event') } }]
  const { made } = await run(mappings, { batch: true, events: [event('a'), event('b')] })

  expect(made.mappings[0]!.batches).toEqual([])
  expect(made.mappings[0]!.results.map(({ exchanges }) => exchanges[0]!.request.body)).toEqual([
    '{"name":"a"}',
    '{"name":"b"}'
  ])
})

it.each([
  ['every event was delivered', [event('a')], true],
  ['an event matched no mapping', [event('a'), event('z')], false],
  ['an event was not valid', [event('b')], false]
])('says whether all was well: %s', async (_, events, isDelivered) => {
  const { made } = await run(
    [
      { subscribe: 'event = "a"', mapping: { name: 'A' } },
      { subscribe: 'event = "b"' },
      { subscribe: 'event = "z"', enabled: false }
    ],
    { mode: 'dry', events }
  )

  expect(made.mappings).toHaveLength(2)
  expect(made.delivered).toBe(isDelivered)
})
