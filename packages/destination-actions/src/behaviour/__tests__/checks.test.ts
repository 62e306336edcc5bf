import { isExample } from '../hosts'
import { IntegrationError } from '@segment/actions-core'
import { behaviour } from '..'
import type { Candidate } from '..'
import { brokenCandidate, findingsOf } from './sample-destination'
import type { Breakable } from './sample-destination'

it.each(behaviour)('accepts a sound destination: $title', async ({ check }) => {
  expect(await check(await brokenCandidate())).toEqual([])
})

type Row = [title: string, what: string, breakIt: (sample: Breakable) => void, message: string]

const url = { label: 'URL', description: 'Where to.', type: 'string', required: true }

const rows: Row[] = [
  [
    'every trigger matches an event',
    'an event that nobody sends',
    ({ definition }) => (definition.actions.send.defaultSubscription = 'event = "Never Seen"'),
    `actions.send: no sample event matches 'event = "Never Seen"'.`
  ],
  [
    'default mappings and presets deliver an event',
    'a required field without a default',
    ({ definition }) => (definition.actions.send.fields.url = url),
    "actions.send: its mapping delivers no sample event: The root value is missing the required field 'url'."
  ],
  [
    'default mappings and presets deliver an event',
    'a preset that leaves out what is required',
    ({ definition }) => (definition.presets[0].mapping = { person: 'x' }),
    'presets[0]: its mapping delivers no sample event: '
  ],
  [
    'default mappings and presets deliver an event',
    'a declaration about an unknown action',
    ({ declaration }) => (declaration.mappings = { sent: {} }),
    "conformance.json: there is no action 'sent'."
  ],
  [
    'default mappings and presets deliver an event',
    'a declaration that it sends batches only, and a single event that is delivered',
    ({ declaration }) => (declaration.batchesOnly = [{ actions: ['send'], reason: 'Once it did.' }]),
    'Remove the action from "batchesOnly"'
  ],
  [
    'a batch of one sends what a single event sends',
    'a list in the place of an object',
    ({ definition }) => {
      definition.actions.send.perform = (request: never, { settings, payload }: never) =>
        (request as (url: string, options: object) => Promise<unknown>)(
          `https://${(settings as { region: string }).region}.vendor.test/events`,
          { method: 'post', json: payload }
        )
    },
    'actions.send.performBatch: a batch of one sends [{"method":"POST"'
  ],
  [
    'a batch of one sends what a single event sends',
    'a difference that is declared and not there',
    ({ declaration }) => (declaration.batches = [{ actions: ['send'], reason: 'Once it was.' }]),
    'Remove the action from "batches"'
  ],
  [
    'requests go to declared hosts',
    'the host of another region',
    ({ declaration }) => (declaration.hosts = ['us.vendor.test']),
    'it sends requests to https://eu.vendor.test.'
  ],
  [
    'requests go to declared hosts',
    'a name that only ends like a declared one',
    ({ declaration }) => (declaration.hosts = ['*.us.vendor.test', 'eu.vendor.test']),
    'it sends requests to https://us.vendor.test.'
  ],
  [
    'requests go to declared hosts',
    'a request without encryption',
    ({ definition }) =>
      (definition.authentication.testAuthentication = (request: (url: string) => unknown) =>
        request('http://us.vendor.test/me')),
    'it sends requests to http://us.vendor.test.'
  ],
  [
    'requests go to declared hosts',
    'choices of a field from elsewhere',
    ({ definition }) =>
      (definition.actions.send.dynamicFields.kind = (request: (url: string) => unknown) =>
        request('https://kinds.vendor.test')),
    'it sends requests to https://kinds.vendor.test.'
  ],
  [
    'refusals and time-outs reach the host with their status',
    'a response whose status nobody looks at',
    ({ definition }) =>
      (definition.actions.send.perform = (request: (url: string, options: object) => unknown) =>
        request('https://us.vendor.test', { throwHttpErrors: false })),
    'actions.send.perform: when the API answers 429, the event counts as delivered. It should fail with 429, to be retried.'
  ],
  [
    'refusals and time-outs reach the host with their status',
    'an error that is never retried',
    ({ definition }) =>
      (definition.actions.send.perform = async (request: (url: string) => Promise<unknown>) => {
        await request('https://us.vendor.test').catch(() => {
          throw new IntegrationError('No.', 'NO', 400)
        })
      }),
    'actions.send.perform: when the connection breaks, the event fails with 400, not to be retried. It should fail with 500, to be retried.'
  ],
  [
    'refusals and time-outs reach the host with their status',
    'a batch that hides what became of its request',
    ({ definition }) =>
      (definition.actions.send.performBatch = async (request: (url: string) => Promise<unknown>) => {
        await request('https://us.vendor.test').catch(() => undefined)
      }),
    'actions.send.performBatch: when the API answers 500, the event counts as delivered.'
  ],
  [
    'refusals and time-outs reach the host with their status',
    'a declared action that lets a refusal count as delivered',
    ({ definition, declaration }) => {
      declaration.refusals = [{ actions: ['send'], reason: 'Whatever it is, it is tried again.' }]
      definition.actions.send.perform = (request: (url: string, options: object) => unknown) =>
        request('https://us.vendor.test', { throwHttpErrors: false })
    },
    'actions.send.perform: when the API answers 429, the event counts as delivered.'
  ],
  [
    'refusals and time-outs reach the host with their status',
    'a declaration that is not needed',
    ({ declaration }) => (declaration.refusals = [{ actions: ['send'], reason: 'Once it was.' }]),
    'Remove the action from "refusals"'
  ],
  [
    'malformed answers never cause a JavaScript error',
    'an answer that is read unseen',
    ({ definition }) =>
      (definition.actions.send.perform = async (
        request: (url: string) => Promise<{ data: { errors: unknown[] } | undefined }>
      ) => (await request('https://us.vendor.test')).data!.errors?.length),
    'actions.send.perform: when the API answers null, it throws TypeError: '
  ]
]

it.each(rows)('%s: %s', async (title, _, breakIt, message) => {
  expect((await findingsOf(title, await brokenCandidate(breakIt))).join('\n')).toContain(message)
})

describe('what is declared is accepted', () => {
  it.each<[title: string, breakIt: (sample: Breakable) => void]>([
    [
      'every trigger matches an event',
      ({ definition, declaration }) => {
        definition.actions.send.defaultSubscription = 'event = "Never Seen"'
        declaration.events = [{ type: 'track', event: 'Never Seen', userId: 'user-1' }]
      }
    ],
    [
      'default mappings and presets deliver an event',
      ({ definition, declaration }) => {
        definition.actions.send.fields.url = url
        declaration.mappings = { send: { url: 'https://vendor.test' } }
      }
    ],
    [
      'a batch of one sends what a single event sends',
      ({ definition, declaration }) => {
        definition.actions.send.performBatch = () => undefined
        declaration.batches = [{ actions: ['send'], reason: 'Batches are dropped.' }]
      }
    ],
    [
      'a batch of one sends what a single event sends',
      ({ definition }) => {
        const upload = (request: (url: string, options: object) => unknown) => {
          const body = new FormData()
          body.append('file', new Blob(['a']), 'a.csv')
          return request('https://us.vendor.test/files', { method: 'post', body })
        }
        Object.assign(definition.actions.send, { perform: upload, performBatch: upload })
      }
    ],
    ['requests go to declared hosts', ({ declaration }) => (declaration.hosts = ['*.vendor.test'])],
    [
      'refusals and time-outs reach the host with their status',
      ({ definition, declaration }) => {
        declaration.refusals = [{ actions: ['send'], reason: 'Whatever it is, it is tried again.' }]
        definition.actions.send.perform = async (request: (url: string) => Promise<unknown>) => {
          await request('https://us.vendor.test').catch(() => {
            throw new IntegrationError('No.', 'NO', 500)
          })
        }
      }
    ],
    [
      'malformed answers never cause a JavaScript error',
      ({ definition, declaration }) => {
        declaration.answers = { '/search': { id: 'found' } }
        definition.actions.send.perform = async (
          request: (url: string) => Promise<{ data?: { id?: string } | null }>
        ) => {
          const { data } = await request('https://us.vendor.test/search')
          if (!data?.id) throw new IntegrationError('The answer has no id. Try again later.', 'NO_ID', 502)
        }
      }
    ]
  ])('%s', async (title, change) => {
    const candidate = await brokenCandidate(change)
    expect(candidate.trials.every(({ delivered }) => delivered)).toBe(true)
    expect(await findingsOf(title, candidate)).toEqual([])
  })
})

describe('what the runtime must do for every destination', () => {
  /** The sound destination on a runtime with a fault. */
  async function onRuntime(faulty: Partial<Candidate['destination']>): Promise<Candidate> {
    const candidate = await brokenCandidate()
    return { ...candidate, destination: { ...candidate.destination, ...faulty } as Candidate['destination'] }
  }

  it.each<[what: string, onPayload: () => Promise<never[]>, messages: string[]]>([
    [
      'delivers an event without a required field',
      async () => [],
      [
        'actions.send.fields.event: it is required, but an event without it is delivered.',
        'actions.send.fields.person.properties.id: it is required, but an event without it is delivered.'
      ]
    ],
    [
      'does not name the field',
      async () => {
        throw new IntegrationError('Something is missing.', 'BAD', 400)
      },
      [
        "actions.send.fields.event: an event without it fails with 400, 'Something is missing.'. Let it fail with 400 and name the field.",
        "actions.send.fields.person.properties.id: an event without it fails with 400, 'Something is missing.'. Let it fail with 400 and name the field."
      ]
    ]
  ])('finds out that it %s', async (_, onPayload, messages) => {
    expect(
      await findingsOf('a missing required field fails with a 400 that names it', await onRuntime({ onPayload }))
    ).toEqual(messages)
  })

  it('finds out that it lets a secret through', async () => {
    const candidate = await onRuntime({
      onEvent: async (_event, { apiKey }) => {
        throw new Error(`The key ${String(apiKey)} is wrong.`)
      },
      onBatch: async (_events, { apiKey }) => [
        {
          outcome: 'failed',
          multistatus: [
            {
              status: 400,
              errormessage: `The key ${String(apiKey)} is wrong.`,
              errorreporter: 'DESTINATION',
              outcome: 'failed'
            }
          ]
        }
      ]
    })
    const findings = await findingsOf('no error, result or log holds a secret', candidate)
    expect(findings).toContain(
      'actions.send.perform: when the API answers 400, a secret of the account stands in the error, the results or the log. Take it out.'
    )
    expect(findings).toContain(
      'actions.send.performBatch: when the API answers 200, a secret of the account stands in the error, the results or the log. Take it out.'
    )
  })
})

it('accepts an action that is declared to send batches only', async () => {
  const candidate = await brokenCandidate(({ definition, declaration }) => {
    definition.actions.send.perform = () => {
      throw new IntegrationError('Too few.', 'TOO_FEW', 400)
    }
    declaration.batchesOnly = [{ actions: ['send'], reason: 'One event is too few.' }]
  })
  expect(await findingsOf('default mappings and presets deliver an event', candidate)).toEqual([])
})

it.each([
  ['https://api.example.com/events', true],
  ['https://example.org/', true],
  ['https://api.vendor.test/', false],
  ['https://notexample.com/', false],
  ['https://example.com.vendor.test/', false]
])('%s is an address of a scaffold: %s', (address, expected) => {
  expect(isExample(address)).toBe(expected)
})
