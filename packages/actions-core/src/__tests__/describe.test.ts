import { describe as describeDefinition, type DestinationDefinition } from '..'
import { definition, field } from './example-definition'

it('describes a definition as JSON', () => {
  const manifest = describeDefinition(definition as DestinationDefinition<never>)
  expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest)
  const trigger = { type: 'group', operator: 'and', children: [{ type: 'event-type', operator: '=', value: 'track' }] }
  expect(manifest).toEqual({
    name: 'Example',
    slug: 'actions-example',
    mode: 'cloud',
    description: 'An example.',
    environment: {},
    authentication: {
      scheme: 'custom',
      fields: {
        apiKey: { label: 'Key', description: 'The key.', type: 'password', required: true, dynamic: false },
        username: { label: 'User', description: 'The user.', type: 'string', dynamic: false }
      },
      hasTestAuthentication: false,
      hasRefreshAccessToken: false
    },
    audience: null,
    actions: {
      send: {
        title: 'Send',
        description: 'Sends.',
        platform: 'cloud',
        hidden: false,
        defaultSubscription: 'type = "track"',
        trigger,
        fields: { text: { ...field, required: true, default: { '@path': '$.event' }, dynamic: true } },
        hasPerformBatch: true,
        syncMode: null,
        hooks: {},
        dynamicFields: ['text']
      }
    },
    asyncActions: {},
    presets: [
      {
        name: 'All',
        partnerAction: 'send',
        subscribe: 'type = "track"',
        mapping: { text: 'a' },
        type: 'automatic',
        trigger
      },
      {
        name: 'Row',
        partnerAction: 'send',
        subscribe: null,
        mapping: {},
        type: 'specificEvent',
        eventSlug: 'warehouse_all_events_track',
        trigger: null
      }
    ],
    hasExtendRequest: true,
    hasOnDelete: false
  })
})
