import { schemaOfEvent } from '../event-schema'
import { readEvents } from '../read-events'

const order = {
  type: 'track' as const,
  event: 'Order Completed',
  properties: { total: 1, products: [{ sku: 'a', gift: true }] }
}
const signUp = { type: 'track' as const, event: 'Signed Up', properties: { plan: 'pro' } }
const person = { type: 'identify' as const, traits: { email: 'a@b.example' } }
const samples = [order, signUp, person]

it.each([
  ['{"type":"page"}', { events: [{ type: 'page' }] }],
  ['[{"type":"page"},{"type":"track"}]', { events: [{ type: 'page' }, { type: 'track' }] }],
  ['{"type"', { error: 'The last valid event is used until this is JSON.' }],
  ['1', { error: 'This is not an object, so it is no event. The last valid event is used.' }],
  ['[{}, []]', { error: 'Entry 2 of the list is not an object, so it is no event. The last valid event is used.' }],
  ['[]', { error: 'The list has no events. The last valid event is used.' }]
])('reads %s', (text, read) => expect(readEvents(text)).toEqual(read))

it.each([
  ['of the same event', { type: 'track', event: 'Order Completed' }, ['total', 'products']],
  ['of the same call', { type: 'track', event: 'New' }, ['total', 'products', 'plan']],
  ['of none', { type: 'identify' }, []]
])('completes properties %s', (_, event, names) => {
  expect(Object.keys(schemaOfEvent(event, samples).properties!.properties!.properties!)).toEqual(names)
})

it('completes what is inside of lists, names of events, and the members of every call', () => {
  const { properties } = schemaOfEvent(order, samples)

  expect(properties!.properties!.properties!.products!.items!.properties!.gift).toEqual({ type: 'boolean' })
  expect(properties!.event!.enum).toEqual(['Order Completed', 'Signed Up'])
  expect(properties!.type!.enum).toContain('identify')
  expect(properties).toHaveProperty('integrations')
})
