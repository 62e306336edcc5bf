import * as core from '@segment/actions-core'
import * as trigger from '@segment/actions-core/trigger'
import { createSender } from '@segment/actions-session'
import salesforceMarketingCloud from '../../../../destination-actions/src/destinations/salesforce-marketing-cloud'
import {
  MAPPING as mapping,
  orderOf,
  rewritesTo,
  SETTINGS as settings,
  startMarketingCloud
} from '../../__tests__/marketing-cloud'
import type { Vendor } from '../../__tests__/vendor'
import type { Source } from '../../workspace/source'
import { createApp } from '../app'
import { post } from './example-app'

const source: Source = {
  current: () => ({
    place: { name: 'salesforce-marketing-cloud', directory: '/sfmc', entry: '/sfmc/index.ts' },
    definition: salesforceMarketingCloud,
    runtime: { core, trigger }
  }),
  reload: () => {}
}

let vendor: Vendor
let app: Awaited<ReturnType<typeof createApp>>

beforeEach(async () => {
  vendor = await startMarketingCloud(['Pending', 'Complete'])
  app = await createApp({ source, send: createSender(new Map(rewritesTo(vendor))) })
})
afterEach(() => vendor.close())

it('goes from the first request through polls to the outcome of each event', async () => {
  const payload = [orderOf('1'), { type: 'track', event: 'No keys' }, orderOf('twice')]
  const uploaded = await post(app, '/asyncDataExtension', { payload, mapping, settings })
  const { outcome, tokens: auth } = uploaded.body[0]
  const { job, multistatus } = outcome
  expect(vendor.received.map(({ url }) => url)).toContain('/v2/token')
  expect(job).toEqual({ jobId: 'job-1', uploadCount: 2, status: 202 })
  expect(multistatus).toMatchObject([{ status: 202 }, { status: 400 }, { status: 202 }])

  const poll = () => post(app, '/asyncDataExtension/poll', { pollPayload: job, settings, auth })
  expect(await poll()).toMatchObject({ status: 200, body: { jobId: 'job-1', status: 200, jobStatus: 'IN_PROGRESS' } })
  expect(await poll()).toMatchObject({
    status: 200,
    body: {
      jobStatus: 'SUCCEEDED',
      multistatus: [{ status: 200 }, { status: 400, errormessage: 'Duplicate key.' }]
    }
  })
})

it('runs the form without polls where the mapping says sync', async () => {
  const { data } = (await post(app, '/refreshAccessToken', { settings })).body
  const { body } = await post(app, '/asyncDataExtension', {
    payload: orderOf('1'),
    mapping: { ...mapping, subscription_type: 'sync' },
    settings,
    auth: { accessToken: data.accessToken }
  })

  expect(body[0].outcome).toMatchObject({ data: { requestId: 'job-1' } })
  expect(body[0].outcome).not.toHaveProperty('job')
})

it.each([{}, { pollPayload: { jobId: 'job-1' } }])('polls no job without its ID and its count: %j', async (body) => {
  const { status, body: answer } = await post(app, '/asyncDataExtension/poll', { ...body, settings })

  expect(status).toBe(400)
  expect(JSON.stringify(answer)).toContain("Put the 'job' of the upload under 'pollPayload'")
})

it('lists an action with two forms once, with a command line for its poll', async () => {
  const { routes } = await (await app.request('/')).json()
  const own = routes.filter(({ path }: { path: string }) => /^\/asyncDataExtension(\/poll)?$/.test(path))

  expect(own.map(({ path }: { path: string }) => path)).toEqual(['/asyncDataExtension', '/asyncDataExtension/poll'])
  expect(own[1].curl).toContain('"pollPayload":{"jobId":')
})
