import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../__tests__/commands'
import {
  MAPPING,
  orderOf,
  rewritesTo,
  SETTINGS,
  startMarketingCloud,
  type PollAnswer
} from '../../__tests__/marketing-cloud'
import type { Vendor } from '../../__tests__/vendor'
import { MAX_POLLS } from '@segment/actions-session'
import { tryAction, type TryOptions } from '../try-action'
import { linkRepository } from './temporary-destination'

const { root, remove } = linkRepository()
let vendor: Vendor

afterEach(() => vendor.close())
afterAll(() => remove())

const names = { destination: 'salesforce-marketing-cloud', action: 'asyncDataExtension' }

/** Tries the asynchronous action of Salesforce Marketing Cloud, which answers the polls as given. */
async function tryUpload(polls: PollAnswer[], options: TryOptions = {}) {
  vendor = await startMarketingCloud(polls)
  return tryAction(root, names, {
    settings: JSON.stringify(SETTINGS),
    mapping: JSON.stringify(MAPPING),
    event: JSON.stringify(orderOf('1')),
    rewrite: rewritesTo(vendor).map((pair) => pair.join('=')),
    'poll-every': 0,
    ...options
  })
}

const sent = () => vendor.received.map(({ method, url }) => `${method} ${url}`)

it('goes from the upload, with new tokens, through the polls to the outcome of each event', async () => {
  const states: unknown[] = []
  const given = [orderOf('1'), { type: 'page' }, orderOf('twice'), { type: 'track', event: 'No keys' }]
  const events = join(root, 'events.json')
  writeFileSync(events, JSON.stringify(given))
  const report = await tryUpload(['Pending', 503, 'Unread', 'Complete'], {
    event: undefined,
    events,
    subscribe: 'type = "track"',
    onPoll: (job) => states.push(job.states.at(-1))
  })

  expect(sent()).toEqual([
    'PUT /data/v1/async/dataextensions/DE-1/rows',
    'POST /v2/token',
    'PUT /data/v1/async/dataextensions/DE-1/rows',
    'GET /data/v1/async/job-1/status',
    'GET /data/v1/async/job-1/status',
    'GET /data/v1/async/job-1/status',
    'GET /data/v1/async/job-1/results',
    'GET /data/v1/async/job-1/status',
    'GET /data/v1/async/job-1/results'
  ])
  expect(JSON.parse(vendor.received[2]!.body)).toEqual({
    items: [
      { Id: '1', Name: 'Order Completed' },
      { Id: 'twice', Name: 'Order Completed' }
    ]
  })
  expect(report).toMatchObject({
    batch: true,
    delivered: false,
    tokens: 'not saved',
    job: { jobId: 'job-1', states: ['IN_PROGRESS', 'RETRYABLE_ERROR', 'RETRYABLE_ERROR', 'SUCCEEDED'] },
    events: [
      { outcome: { stage: 'delivered', status: 200 } },
      { outcome: { stage: 'trigger' } },
      { outcome: { stage: 'action', status: 400, message: 'Duplicate key.', retry: false } },
      { outcome: { stage: 'validation', status: 400 } }
    ]
  })
  expect(report.exchanges).toHaveLength(9)
  expect(states).toEqual(report.job!.states)
})

it.each<[string, PollAnswer[], TryOptions, object]>([
  ['fails each event of a job that failed', ['Error'], {}, { status: 500, message: 'The job job-1 failed.' }],
  [
    'gives up on a job that does not end',
    ['Pending'],
    {},
    { status: 504, message: expect.stringContaining(`not done after ${MAX_POLLS} polls`), retry: false }
  ],
  [
    'polls nothing where the upload failed',
    [],
    { mapping: JSON.stringify({ ...MAPPING, onMappingSave: { outputs: { id: 'DE-2' } } }) },
    { status: 404 }
  ]
])('%s', async (_what, polls, options, outcome) => {
  const { events } = await tryUpload(polls, options)

  expect(events).toMatchObject([{ outcome: { stage: 'action', ...outcome } }])
})

it('shows the upload and polls nothing in a dry run', async () => {
  const { exchanges, delivered, job } = await tryUpload([], { 'dry-run': true })

  expect({ delivered, job, sent: sent() }).toEqual({ delivered: true, job: { states: [] }, sent: [] })
  expect(exchanges.map(({ request }) => request.method)).toEqual(['PUT'])
})

it('runs the form without polls where the mapping says sync', async () => {
  const report = await tryUpload([], { map: ['subscription_type=sync'] })

  expect(report).toMatchObject({ batch: false, delivered: true })
  expect(report.job).toBeUndefined()
  expect(sent().filter((each) => each.includes('status'))).toEqual([])
})

it('does not record a job', async () => {
  await expect(tryUpload([], { record: 'job.json' })).rejects.toThrow("--record: 'asyncDataExtension' uploads a job")
})

it('prints each poll on stderr, and how the job went', async () => {
  vendor = await startMarketingCloud(['Pending', 'Complete'])
  const flags = [
    ['--settings', JSON.stringify(SETTINGS)],
    ['--mapping', JSON.stringify(MAPPING)],
    ['--event', JSON.stringify(orderOf('1'))],
    ['--poll-every', '0'],
    ...rewritesTo(vendor).map((pair) => ['--rewrite', pair.join('=')])
  ].flat()
  const { exitCode, stdout, stderr } = await runCommand(root, ['try', ...flags, names.destination, names.action])

  expect(stdout).toBe(`salesforce-marketing-cloud asyncDataExtension: 1 event in one job
  PUT https://mc-fake.rest.marketingcloudapis.com/data/v1/async/dataextensions/DE-1/rows  401 Unauthorized
  POST https://mc-fake.auth.marketingcloudapis.com/v2/token  200 OK
  PUT https://mc-fake.rest.marketingcloudapis.com/data/v1/async/dataextensions/DE-1/rows  202 Accepted
  GET https://mc-fake.rest.marketingcloudapis.com/data/v1/async/job-1/status  200 OK
  GET https://mc-fake.rest.marketingcloudapis.com/data/v1/async/job-1/status  200 OK
  GET https://mc-fake.rest.marketingcloudapis.com/data/v1/async/job-1/results  200 OK

Job  job-1: IN_PROGRESS, SUCCEEDED

Results
  1  track 'Order Completed'
     Delivered.
     Answer: {"status":"OK"}

The tokens were refreshed but not saved: no settings file has them.

`)
  expect(stderr).toBe('Poll 1 of the job job-1: IN_PROGRESS\nPoll 2 of the job job-1: SUCCEEDED\n')
  expect(exitCode).toBe(0)
})
