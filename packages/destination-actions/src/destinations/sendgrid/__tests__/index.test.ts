import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { sendGridApiKey: 'fake-key', endpoint: 'https://api.eu.sendgrid.com' } as const

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const api = () => nock('https://api.eu.sendgrid.com')
const mail = { from: { email: 'shop@example.com' }, to: { email: 'ada@example.com' }, template_id: 'Hello - v1 [d-1]' }

describe('an email', () => {
  it.each([
    [{ template_id: 'Hello' }, 'Template is not valid'],
    [{ group_id: 'Weekly' }, 'Unsubscribe Group is not valid'],
    [{ domain: 'example.org' }, 'not of the domain example.org'],
    [{ send_at: '2999-01-01T00:00:00Z' }, 'at most 72 hours ahead']
  ])('with %j fails', async (change, message) => {
    const sent = testDestination.testAction('sendEmail', { settings, mapping: { ...mail, ...change } })
    await expect(sent).rejects.toThrow(message)
  })

  it('goes without copies that have no address', async () => {
    const send = api()
      .post('/v3/mail/send', (body) => {
        expect(body.personalizations).toEqual([
          { to: [{ email: 'ada@example.com' }], cc: [{ email: 'grace@example.com' }], headers: {} }
        ])
        return true
      })
      .reply(202)
    const nobody: JSONObject = { name: 'Nobody' }
    const mapping = { ...mail, cc: [nobody, { email: 'grace@example.com' }], bcc: [nobody] }
    await testDestination.testAction('sendEmail', { settings, mapping })
    expect(send.isDone()).toBe(true)
  })

  it('offers the names that the active version of the template uses', async () => {
    api()
      .get('/v3/templates/d-1')
      .reply(200, {
        id: 'd-1',
        versions: [
          { active: 0, html_content: '{{old}}' },
          {
            active: 1,
            subject: 'Hello {{first_name}}',
            html_content:
              '{{{html}}} {{#if vip}}a{{else}}b{{/if}} {{#each items}}{{this.name}}{{/each}} {{formatDate day "DD"}} {{! no }}',
            plain_content: '{{order.id}} {{order.total}} {{#equals plan "pro"}}c{{/equals}}'
          }
        ]
      })
    const { choices } = await testDestination.executeDynamicField('sendEmail', 'dynamic_template_data.__keys__', {
      settings,
      payload: mail
    })
    expect(choices.map(({ value }) => value)).toEqual(['first_name', 'html', 'vip', 'items', 'day', 'order', 'plan'])
  })
})

it('fails only the contacts that SendGrid could not take', async () => {
  api()
    .get('/v3/marketing/field_definitions')
    .reply(200, { custom_fields: [{ id: 'e1_T', name: 'plan' }] })
  const upsert = api()
    .put('/v3/marketing/contacts', { contacts: [{ email: 'ada@example.com', custom_fields: { e1_T: 'pro' } }] })
    .reply(202, { job_id: 'job-1' })
  const traits = [
    { email: 'ada@example.com', custom: { plan: 'pro' } },
    { email: 'grace@example.com', custom: { unknown: 1 } },
    { custom: { plan: 'pro' } }
  ]
  const results = await testDestination.executeBatch('updateUserProfile', {
    events: traits.map((one) => ({ type: 'identify', traits: one })),
    mapping: { primary_email: { '@path': '$.traits.email' }, customFields: { '@path': '$.traits.custom' } },
    settings
  })
  expect(upsert.isDone()).toBe(true)
  expect(results.map((result) => [result.status, 'errormessage' in result ? result.errormessage : ''])).toEqual([
    [202, ''],
    [400, expect.stringContaining("no custom field 'unknown'")],
    [400, expect.stringContaining('cannot tell who the contact is')]
  ])
})
