import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import slack from '..'

const url = 'https://hooks.slack.com/services/T00/B00/secret'
const testDestination = createTestIntegration(slack)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

describe('postToChannel', () => {
  it.each([
    {
      what: 'all fields',
      mapping: { text: 'Hi', channel: '#general', username: 'Ada', icon_url: 'https://example.com/a.png' },
      body: { text: 'Hi', channel: '#general', username: 'Ada', icon_url: 'https://example.com/a.png' }
    },
    { what: 'a text alone, so that nothing else is sent', mapping: { text: 'Hi' }, body: { text: 'Hi' } },
    {
      what: 'fields that come from the event',
      mapping: { text: { '@template': '{{event}} by {{userId}}' }, username: { '@path': '$.properties.missing' } },
      body: { text: 'Signed Up by u1' }
    }
  ])('posts $what', async ({ mapping, body }) => {
    const slackApi = nock('https://hooks.slack.com')
      .matchHeader('content-type', 'application/json')
      .post('/services/T00/B00/secret', body)
      .reply(200, 'ok')
    const responses = await testDestination.testAction('postToChannel', {
      event: { event: 'Signed Up', userId: 'u1' },
      mapping: { url, ...(mapping as JSONObject) }
    })
    expect(slackApi.isDone()).toBe(true)
    expect(responses).toHaveLength(1)
    expect(responses[0]!.data).toBe('ok')
  })

  it('starts a new mapping with a name and an icon', async () => {
    const slackApi = nock('https://hooks.slack.com')
      .post('/services/T00/B00/secret', {
        text: 'Hi',
        username: 'Segment',
        icon_url: 'https://logo.clearbit.com/segment.com'
      })
      .reply(200, 'ok')
    await testDestination.testAction('postToChannel', { mapping: { url, text: 'Hi' }, useDefaultMappings: true })
    expect(slackApi.isDone()).toBe(true)
  })

  it.each([
    ['https://slack.com/hook', 'https://slack.com'],
    ['https://HOOKS.Slack.COM/hook', 'https://hooks.slack.com'],
    ['https://hooks.slack-gov.slack.com/hook', 'https://hooks.slack-gov.slack.com']
  ])('sends to %s', async (address, origin) => {
    const slackApi = nock(origin).post('/hook').reply(200, 'ok')
    await testDestination.testAction('postToChannel', { mapping: { url: address, text: 'Hi' } })
    expect(slackApi.isDone()).toBe(true)
  })

  it.each([
    ['http://hooks.slack.com/secret', "its scheme is 'http'"],
    ['https://evil.com/secret?slack.com', "its host is 'evil.com'"],
    ['https://evil.com/secret#.slack.com', "its host is 'evil.com'"],
    ['https://slack.com.evil.com/secret', "its host is 'slack.com.evil.com'"],
    ['https://evilslack.com/secret', "its host is 'evilslack.com'"],
    ['https://hooks.slack.com@evil.com/secret', 'it holds a user name or a password'],
    ['https://ada:pass@hooks.slack.com/secret', 'it holds a user name or a password'],
    ['https://hooks.slack.com./secret', "its host is 'hooks.slack.com.'"],
    ['https://hooks.slack.com/secret?y=1', 'it has a query'],
    ['https://127.0.0.1/secret', "its host is '127.0.0.1'"],
    ['slack.com:secret', "its scheme is 'slack.com'"],
    ['https://[secret', 'must be a valid URI']
  ])('refuses %s without a request', async (address, reason) => {
    const refused = testDestination.testAction('postToChannel', { mapping: { url: address, text: 'Hi' } })
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('secret') })
    await expect(refused).rejects.toThrow(reason)
    expect(testDestination.responses).toEqual([])
  })

  it.each([
    [{ text: 'Hi' }, "missing the required field 'url'"],
    [{ url }, "missing the required field 'text'"]
  ])('needs both URL and text', async (mapping, message) => {
    await expect(testDestination.testAction('postToChannel', { mapping })).rejects.toThrow(message)
  })

  it.each([
    [404, 'channel_not_found'],
    [500, 'rollup_error']
  ])("hands on Slack's answer %i", async (status, text) => {
    nock('https://hooks.slack.com').post('/services/T00/B00/secret').reply(status, text)
    await expect(testDestination.testAction('postToChannel', { mapping: { url, text: 'Hi' } })).rejects.toMatchObject({
      response: { status, content: text }
    })
  })
})
