import type { JSONObject } from '@segment/actions-core'
import { newAccount, play, testDestination } from './play'

const DEFINITION = '/events/v3/event-definitions/signed_up/?includeProperties=true'
const definition = {
  name: 'signed_up',
  fullyQualifiedName: 'pe1_signed_up',
  primaryObject: 'CONTACT',
  properties: [{ name: 'plan' }]
}

function mappingOf(mode: string, properties: JSONObject = {}, object_type = 'contact'): JSONObject {
  return {
    event_name: 'Signed Up',
    record_details: { object_type, object_id: 5, email: 'ada@example.com' },
    properties,
    __segment_internal_sync_mode: mode
  }
}

function send(mapping: JSONObject, ...answers: Parameters<typeof play>) {
  const { sent, transport } = play(...answers)
  return { sent, run: testDestination.testAction('customEvent', { mapping, transport, ...newAccount() }) }
}

it('defines new properties, except those of HubSpot', async () => {
  const { sent, run } = send(mappingOf('update', { plan: 'pro', Seats: 3, ok: true, hs_city: 'Bern' }), [
    200,
    definition
  ])
  await run
  expect(sent).toEqual([
    ['GET', DEFINITION],
    ['POST', '/events/v3/event-definitions/signed_up/property', { name: 'seats', label: 'seats', type: 'number' }],
    [
      'POST',
      '/events/v3/event-definitions/signed_up/property',
      expect.objectContaining({ name: 'ok', type: 'enumeration' })
    ],
    [
      'POST',
      '/events/v3/send',
      {
        eventName: 'pe1_signed_up',
        objectId: '5',
        email: 'ada@example.com',
        properties: { plan: 'pro', seats: 3, ok: true, hs_city: 'Bern' }
      }
    ]
  ])
})

it('defines a new event', async () => {
  const { sent, run } = send(mappingOf('upsert', { at: '2026-01-01' }), [404, {}], [200, definition])
  await run
  expect(sent[1]).toEqual([
    'POST',
    '/events/v3/event-definitions',
    {
      includeDefaultProperties: true,
      label: 'Signed Up',
      name: 'signed_up',
      primaryObject: 'CONTACT',
      propertyDefinitions: [{ name: 'at', label: 'at', type: 'datetime' }]
    }
  ])
  expect(sent[2]![2]).toMatchObject({ eventName: 'pe1_signed_up' })
})

it.each([
  ['a new event', mappingOf('update'), [404, {}], 'HUBSPOT_SCHEMA_MISSING'],
  ['a new property', mappingOf('add', { seats: 3 }), [200, definition], 'HUBSPOT_SCHEMA_MISSING'],
  ['another object', mappingOf('upsert', {}, 'company'), [200, definition], 'PAYLOAD_VALIDATION_FAILED']
] as [string, JSONObject, [number, object], string][])('sends nothing for %s', async (_, mapping, answer, code) => {
  const { sent, run } = send(mapping, answer)
  await expect(run).rejects.toMatchObject({ code, status: 400 })
  expect(sent).toHaveLength(1)
})

it('looks an event up once for each account', async () => {
  const { sent, transport } = play([200, definition], [200, {}], [200, {}], [200, definition])
  const account = newAccount()
  for (const each of [account, account, newAccount()]) {
    await testDestination.testAction('customEvent', {
      mapping: mappingOf('update', { plan: 'pro' }),
      transport,
      ...each
    })
  }
  expect(sent.map(([method]) => method)).toEqual(['GET', 'POST', 'POST', 'GET', 'POST'])
})

it.each([
  ['contact', { email: 'ada@example.com' }, { email: 'ada@example.com' }],
  ['contact', { utk: 'token' }, { utk: 'token' }],
  ['company', { object_id: 5, email: 'ada@example.com' }, { objectId: '5' }]
])('finds a %s by %j', async (object_type, record, expected) => {
  const { sent, run } = send(
    { event_name: 'Signed Up', record_details: { object_type, ...record }, __segment_internal_sync_mode: 'update' },
    [200, { ...definition, primaryObject: object_type }]
  )
  await run
  expect(sent[1]![2]).toEqual({ eventName: 'pe1_signed_up', ...expected, properties: {} })
})

it.each([
  ['contact', {}],
  ['company', { email: 'ada@example.com' }]
])('does not send an event of a %s with only %j', async (object_type, record) => {
  const { sent, run } = send({ event_name: 'Signed Up', record_details: { object_type, ...record } })
  await expect(run).rejects.toThrow(/HubSpot needs an object ID/)
  expect(sent).toEqual([])
})

it.each([
  ['sendCustomBehavioralEvent', 'eventName', '/events/v3/event-definitions', '?after=c2'],
  ['customEvent', 'event_name', '/events/v3/event-definitions/?includeProperties=false', '&after=c2']
])('%s offers the events page by page', async (action, field, path, next) => {
  const { sent, transport } = play(
    [200, { results: [{ ...definition, labels: { singular: 'Signed Up' } }], paging: { next: { after: 'c2' } } }],
    [200, { results: [{ name: 'ordered', fullyQualifiedName: 'pe1_ordered' }] }]
  )
  const { choices } = await testDestination.testDynamicField(action, field, { payload: {}, transport, ...newAccount() })
  expect(choices).toEqual([
    { label: 'Signed Up', value: 'pe1_signed_up' },
    { label: 'ordered', value: 'pe1_ordered' }
  ])
  expect(sent).toEqual([
    ['GET', path],
    ['GET', `${path}${next}`]
  ])
})
