import type { JSONObject } from '@segment/actions-core'
import { api, isolate, settings, testDestination } from './api'

isolate()

describe.each(['updateUserProfile', 'updateUserProfile2'])('%s', (action) => {
  const twin = action === 'updateUserProfile2'
  const existingOnly = { _update_existing_only: twin }
  const run = (mapping: JSONObject, useDefaultMappings = false) =>
    testDestination.testAction(action, {
      event: {
        type: 'identify',
        userId: 'u1',
        traits: {
          email: 'ada@example.com',
          firstName: 'Ada',
          lastName: 'Lovelace',
          gender: 'Female',
          avatar: 'https://example.com/ada.png',
          address: { city: 'London' },
          plan: 'pro'
        },
        context: { location: { country: 'GB', latitude: 51.5, longitude: -0.1 } }
      },
      mapping: { ...(twin ? { __segment_internal_sync_mode: 'update' } : existingOnly), ...mapping },
      settings,
      useDefaultMappings
    })

  it('sends the traits of an event by the default mapping', async () => {
    const bodies = api('/users/track')
    await run({}, true)
    expect(bodies).toEqual([
      {
        attributes: [
          {
            address: { city: 'London' },
            plan: 'pro',
            external_id: 'u1',
            country: 'GB',
            current_location: { latitude: 51.5, longitude: -0.1 },
            email: 'ada@example.com',
            first_name: 'Ada',
            last_name: 'Lovelace',
            gender: 'F',
            home_city: 'London',
            image_url: 'https://example.com/ada.png',
            ...existingOnly
          }
        ]
      }
    ])
  })

  it.each<{ what: string; mapping: JSONObject; sent: object }>([
    {
      what: 'every identifier',
      mapping: {
        external_id: 'u1',
        user_alias: { alias_name: 'a', alias_label: 'b' },
        braze_id: 'b1',
        email: 'ada@example.com'
      },
      sent: {
        external_id: 'u1',
        user_alias: { alias_name: 'a', alias_label: 'b' },
        braze_id: 'b1',
        email: 'ada@example.com'
      }
    },
    {
      what: 'no location without coordinates, as the default mapping makes it of an event that has none',
      mapping: { external_id: 'u1', current_location: { latitude: { '@path': '$.context.missing' } } },
      sent: { external_id: 'u1' }
    },
    {
      what: 'no half alias and no empty Braze ID',
      mapping: { external_id: 'u1', user_alias: { alias_name: 'a' }, braze_id: null },
      sent: { external_id: 'u1' }
    },
    {
      what: 'dates as ISO 8601, and of the birthday the day',
      mapping: {
        external_id: 'u1',
        date_of_first_session: '2024-01-15T10:00:00+01:00',
        date_of_last_session: 1705309200,
        marked_email_as_spam_at: '2024-01-15',
        dob: '1990-05-14T23:30:00-05:00'
      },
      sent: {
        external_id: 'u1',
        date_of_first_session: '2024-01-15T09:00:00.000Z',
        date_of_last_session: '2024-01-15T09:00:00.000Z',
        marked_email_as_spam_at: '2024-01-15T00:00:00.000Z',
        dob: '1990-05-14'
      }
    },
    {
      what: 'null to remove an attribute',
      mapping: { external_id: 'u1', country: null, dob: null, gender: null, email: null },
      sent: { external_id: 'u1', country: null, dob: null, gender: null, email: null }
    },
    {
      what: 'a gender that Braze may know',
      mapping: { external_id: 'u1', gender: 'x' },
      sent: { external_id: 'u1', gender: 'x' }
    },
    {
      what: 'custom attributes, but none that a field is for',
      mapping: {
        external_id: 'u1',
        custom_attributes: { plan: 'pro', email: 'x@example.com', braze_id: 'x', push_tokens: [] }
      },
      sent: { external_id: 'u1', plan: 'pro' }
    },
    {
      what: 'lists of objects',
      mapping: {
        external_id: 'u1',
        push_tokens: [{ app_id: 'my-app', token: 't' }],
        subscription_groups: [{ subscription_group_id: 'g', subscription_state: 'subscribed' }]
      },
      sent: {
        external_id: 'u1',
        push_tokens: [{ app_id: 'my-app', token: 't' }],
        subscription_groups: [{ subscription_group_id: 'g', subscription_state: 'subscribed' }]
      }
    }
  ])('sends $what', async ({ mapping, sent }) => {
    const bodies = api('/users/track')
    await run(mapping)
    expect(bodies).toEqual([{ attributes: [{ ...sent, ...existingOnly }] }])
  })

  it('needs an identifier', async () => {
    await expect(run({ phone: '+4930123456' })).rejects.toMatchObject({
      status: 400,
      message: 'One of "external_id" or "user_alias" or "braze_id" or "email" is required.'
    })
  })

  it('fails where Braze takes the request but not the user', async () => {
    const error = { type: "'email' is not valid", input_array: 'attributes', index: 0 }
    api('/users/track', [[201, { message: 'success', errors: [error] }]])
    await expect(run({ external_id: 'u1' })).rejects.toMatchObject({
      status: 400,
      message: "Braze did not accept the data: 'email' is not valid"
    })
  })

  it.each([401, 429, 500])('hands on the status %i', async (status) => {
    api('/users/track', [[status, { message: 'no' }]])
    await expect(run({ external_id: 'u1' })).rejects.toMatchObject({ response: { status } })
  })
})

describe.each(['createAlias', 'createAlias2'])('%s', (action) => {
  const run = (mapping: JSONObject) =>
    testDestination.testAction(action, { mapping: { __segment_internal_sync_mode: 'add', ...mapping }, settings })

  it.each([
    [
      { alias_name: 'a', alias_label: 'b' },
      { alias_name: 'a', alias_label: 'b' }
    ],
    [
      { external_id: null, alias_name: 'a', alias_label: 'b' },
      { alias_name: 'a', alias_label: 'b' }
    ],
    [
      { external_id: 'u1', alias_name: 'a', alias_label: 'b' },
      { external_id: 'u1', alias_name: 'a', alias_label: 'b' }
    ]
  ])('turns %j into %j', async (mapping, alias) => {
    const bodies = api('/users/alias/new')
    await run(mapping)
    expect(bodies).toEqual([{ user_aliases: [alias] }])
  })

  it('fails where Braze does not make the alias', async () => {
    api('/users/alias/new', [[201, { message: 'success', aliases_processed: 0, errors: ['the alias exists'] }]])
    await expect(run({ alias_name: 'a', alias_label: 'b' })).rejects.toThrow('the alias exists')
  })
})

describe('identifyUser', () => {
  it.each([
    [{}, {}],
    [{ merge_behavior: 'merge' }, { merge_behavior: 'merge' }]
  ])('with %j joins an alias with an ID', async (mapping, sent) => {
    const bodies = api('/users/identify')
    const user = { external_id: 'u1', user_alias: { alias_name: 'a', alias_label: 'b' } }
    await testDestination.testAction('identifyUser', { mapping: { ...user, ...mapping }, settings })
    expect(bodies).toEqual([{ aliases_to_identify: [user], ...sent }])
  })
})

describe('identifyUser2', () => {
  const run = (mapping: JSONObject) =>
    testDestination.testAction('identifyUser2', {
      mapping: { __segment_internal_sync_mode: 'upsert', external_id: 'u1', ...mapping },
      settings
    })
  const user_alias = { alias_name: 'a', alias_label: 'b' }
  const email = {
    email_to_identify: 'ada@example.com',
    prioritization: { first_priority: 'unidentified', second_priority: 'most_recently_updated' }
  }
  const emails_to_identify = [
    { external_id: 'u1', email: 'ada@example.com', prioritization: ['unidentified', 'most_recently_updated'] }
  ]

  it.each([
    ['an alias', { user_alias }, { aliases_to_identify: [{ external_id: 'u1', user_alias }] }],
    ['an email address', email, { emails_to_identify }],
    [
      'both',
      { user_alias, ...email, merge_behavior: 'none' },
      { aliases_to_identify: [{ external_id: 'u1', user_alias }], emails_to_identify, merge_behavior: 'none' }
    ]
  ])('joins %s with an ID', async (_, mapping, body) => {
    const bodies = api('/users/identify')
    await run(mapping)
    expect(bodies).toEqual([body])
  })

  it.each([
    [{}, "missing the required field 'user_alias'"],
    [{ email_to_identify: 'ada@example.com' }, "missing the required field 'prioritization'"]
  ])('refuses %j', async (mapping, message) => {
    await expect(run(mapping)).rejects.toThrow(message)
  })
})

describe('sync modes', () => {
  it.each<[string, JSONObject, string]>([
    ['updateUserProfile2', { external_id: 'u1' }, 'syncMode must be "update"'],
    ['createAlias2', { alias_name: 'a', alias_label: 'b' }, 'syncMode must be "add"'],
    [
      'identifyUser2',
      { external_id: 'u1', user_alias: { alias_name: 'a', alias_label: 'b' } },
      'syncMode must be "add" or "upsert"'
    ],
    [
      'trackEvent2',
      { external_id: 'u1', name: 'e', time: '2024-01-15T09:00:00.000Z' },
      'syncMode must be "add" or "update"'
    ],
    ['upsertCatalogItem', { item_id: 'i1' }, 'syncMode must be "upsert" or "delete"']
  ])('of %s must be one that it offers', async (action, mapping, message) => {
    for (const chosen of [{}, { __segment_internal_sync_mode: 'mirror' }] as JSONObject[]) {
      const hook = { onMappingSave: { outputs: { catalog_name: 'c' } } }
      const run = testDestination.testAction(action, { mapping: { ...mapping, ...hook, ...chosen }, settings })
      await expect(run).rejects.toMatchObject({ status: 400, message })
    }
  })
})
