import type { JSONObject } from '@segment/actions-core'
import { api, isolate, settings, testDestination } from './api'

isolate()

describe.each([
  { action: 'triggerCampaign', path: '/campaigns/trigger/send', id: 'campaign_id', values: 'trigger_properties' },
  { action: 'triggerCanvas', path: '/canvas/trigger/send', id: 'canvas_id', values: 'canvas_entry_properties' }
])('$action', ({ action, path, id, values }) => {
  const run = (mapping: JSONObject) =>
    testDestination.testAction(action, { mapping: { [id]: 'c1', ...mapping }, settings })

  it.each<{ what: string; mapping: JSONObject; sent: object }>([
    {
      what: 'to recipients',
      mapping: {
        [values]: { plan: 'pro' },
        recipients: [
          { external_user_id: 'u1', [values]: { plan: 'free' }, send_to_existing_only: false, attributes: { a: 1 } },
          { user_alias: { alias_name: 'a', alias_label: 'b' } }
        ]
      },
      sent: {
        [values]: { plan: 'pro' },
        recipients: [
          { external_user_id: 'u1', [values]: { plan: 'free' }, send_to_existing_only: false, attributes: { a: 1 } },
          { user_alias: { alias_name: 'a', alias_label: 'b' } }
        ]
      }
    },
    {
      what: 'to email addresses, which have priorities',
      mapping: {
        recipients: [{ email: 'ada@example.com' }, { external_user_id: 'u1', user_alias: {} }],
        prioritization: { first_priority: 'identified', second_priority: 'most_recently_updated' }
      },
      sent: {
        recipients: [
          { email: 'ada@example.com', prioritization: ['identified', 'most_recently_updated'] },
          { external_user_id: 'u1' }
        ]
      }
    },
    {
      what: 'to an audience',
      mapping: { broadcast: true, audience: { AND: [{ custom_attribute: { custom_attribute_name: 'a' } }] } },
      sent: { broadcast: true, audience: { AND: [{ custom_attribute: { custom_attribute_name: 'a' } }] } }
    }
  ])('sends $what', async ({ mapping, sent }) => {
    const bodies = api(path, [[201, { message: 'success', dispatch_id: 'd1' }]])
    await run(mapping)
    expect(bodies).toEqual([{ [id]: 'c1', ...sent }])
    expect(testDestination.results.at(-1)).toMatchObject({ data: { message: 'success', dispatch_id: 'd1' } })
  })

  it.each<[JSONObject, string]>([
    [{ broadcast: true, recipients: [{ external_user_id: 'u1' }] }, 'it cannot have recipients'],
    [{ [id]: null, broadcast: true }, `missing the required field '${id}'`]
  ])('refuses %j', async (mapping, message) => {
    await expect(run(mapping)).rejects.toMatchObject({ message: expect.stringContaining(message) })
  })

  it('hands on what Braze refuses', async () => {
    api(path, [[400, { message: 'Invalid Campaign ID' }]])
    await expect(run({ broadcast: true })).rejects.toMatchObject({ response: { status: 400 } })
  })
})

it('sends attachments and a send ID with a campaign', async () => {
  const bodies = api('/campaigns/trigger/send')
  const mapping = {
    campaign_id: 'c1',
    send_id: 's1',
    attachments: [{ file_name: 'invoice', url: 'https://example.com/invoice.pdf' }],
    recipients: [{ external_user_id: 'u1' }]
  }
  await testDestination.testAction('triggerCampaign', { mapping, settings })
  expect(bodies).toEqual([mapping])
})

describe.each([
  { action: 'triggerCampaign', field: 'campaign_id', path: '/campaigns/list', key: 'campaigns' },
  { action: 'triggerCanvas', field: 'canvas_id', path: '/canvas/list', key: 'canvases' }
])('the choices of $field', ({ action, field, path, key }) => {
  const choicesOf = (page?: string) =>
    testDestination.testDynamicField(action, field, { settings, payload: {}, ...(page && { page }) })

  it('are what Braze lists', async () => {
    api(path, [[200, { [key]: [{ id: 'c1', name: 'Welcome' }] }]], 'GET')
    expect(await choicesOf()).toEqual({ choices: [{ label: 'Welcome', value: 'c1' }] })
  })

  it('have pages of 100', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ id: `c${index}`, name: 'Welcome' }))
    api(path, [[200, { [key]: page }]], 'GET')
    api(`${path}?page=1`, [[200, { [key]: [] }]], 'GET')
    expect(await choicesOf()).toMatchObject({ nextPage: '1' })
    expect(await choicesOf('1')).toEqual({ choices: [] })
  })

  it.each([
    [401, {}, '401'],
    [200, {}, '500']
  ])('are none after the answer %i %j', async (status, body, code) => {
    api(path, [[status, body]], 'GET')
    expect(await choicesOf()).toMatchObject({ choices: [], error: { code } })
  })
})

it('asks for a broadcast of a campaign where nobody is named', async () => {
  const run = testDestination.testAction('triggerCampaign', { mapping: { campaign_id: 'c1' }, settings })
  await expect(run).rejects.toThrow("missing the required field 'broadcast'")
})
