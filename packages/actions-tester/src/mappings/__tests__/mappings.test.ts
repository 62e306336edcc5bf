import { describe as manifestOf } from '@segment/actions-core'
import { mappingsText, readMappings } from '../exchange'
import { emptyMapping, freeName, limitReason, quickSetup } from '../new-mappings'

const action = {
  title: 'Send',
  description: 'Sends.',
  defaultSubscription: 'type = "track"',
  fields: {
    name: { label: 'Name', type: 'string', description: '', default: { '@path': '$.event' } },
    note: { label: 'Note', type: 'string', description: '' }
  },
  syncMode: { label: 'Mode', description: '', default: 'upsert', choices: [{ label: 'Upsert', value: 'upsert' }] },
  perform: () => undefined
} as const

const definition = manifestOf({ name: 'Parcel', mode: 'cloud', actions: { send: action } } as never)
const withPresets = manifestOf({
  name: 'Parcel',
  mode: 'cloud',
  actions: { send: action },
  presets: [
    { name: 'Orders', type: 'automatic', partnerAction: 'send', subscribe: 'event = "Order"', mapping: { note: 'o' } },
    { name: 'Audiences', type: 'specificEvent', partnerAction: 'send', eventSlug: 'audience', mapping: {} },
    { name: 'Gone', type: 'automatic', partnerAction: 'gone', subscribe: 'type = "page"', mapping: {} }
  ]
} as never)

const sent = {
  name: 'Send',
  enabled: true,
  partnerAction: 'send',
  subscribe: 'type = "track"',
  mapping: { __segment_internal_sync_mode: 'upsert', name: { '@path': '$.event' } }
}

it('sets up the presets, or each action where there are none', () => {
  expect(quickSetup(definition)).toEqual([{ title: 'Send', detail: 'type = "track"', isDefault: true, mapping: sent }])
  expect(quickSetup(withPresets)).toMatchObject([
    {
      title: 'Orders',
      isDefault: true,
      mapping: { subscribe: 'event = "Order"', mapping: { __segment_internal_sync_mode: 'upsert', note: 'o' } }
    },
    { title: 'Audiences', isDefault: false, mapping: { subscribe: 'type = "track"' } }
  ])
})

it('starts a mapping with the defaults of the fields', () => {
  expect(emptyMapping('send', definition.actions.send!)).toEqual(sent)
})

it('finds a name that is free', () => {
  const mappings = [{ name: 'Send' }, { name: 'Send 2' }]
  expect(['Send', 'Send 2', 'Other'].map((name) => freeName(name, mappings))).toEqual(['Send 3', 'Send 3', 'Other'])
})

it.each([
  [49, 1, undefined],
  [50, 1, 'A destination has at most 50 mappings, as in Segment. There are 50. Delete 1 to add another.'],
  [
    48,
    5,
    'A destination has at most 50 mappings, as in Segment. There are 48, and 5 would be added. Delete 3 to add all.'
  ]
])('explains the limit: %s and %s more', (count, adding, reason) => {
  expect(limitReason(count, 50, adding)).toBe(reason)
})

describe('import', () => {
  it('reads what was exported, without the ids', () => {
    const text = mappingsText([{ id: 'a', ...sent }])
    expect(text).not.toContain('"id"')
    expect(readMappings(text, definition)).toEqual({ mappings: [sent] })
  })

  it.each([
    ['a list', [sent]],
    ['a settings file', { apiKey: 'x', subscriptions: [sent] }],
    ['one mapping', sent]
  ])('reads %s', (_what, given) => {
    expect(readMappings(JSON.stringify(given), definition)).toEqual({ mappings: [sent] })
  })

  it.each([
    ['{', 'The file is not valid JSON'],
    ['[]', 'The file has no mappings.'],
    ['[5]', 'Mapping 1 of the file is not an object.'],
    [
      JSON.stringify([sent, { ...sent, partnerAction: 'x' }]),
      "Mapping 2 of the file is for the action 'x', which Parcel does not have. Its actions: send."
    ],
    [JSON.stringify({ partnerAction: 'send' }), "Mapping 1 of the file has no 'subscribe', its trigger."],
    [JSON.stringify({ ...sent, mapping: [] }), "Mapping 1 of the file has a 'mapping' that is not an object."]
  ])('says what is wrong with %s', (text, error) => {
    expect(readMappings(text, definition)).toEqual({ error: expect.stringContaining(error) })
  })
})
