import type { SegmentEvent } from '@segment/actions-core'
import { assert, constantFrom, integer, property } from 'fast-check'
import { UsageError } from '@segment/actions-input'
import { findSample, SAMPLES } from '../catalog'
import { createEventEditor } from '../print-events'
import { makeEvents } from '../catalog'
import { SPEC_CALLS } from '../spec-calls'
import { printEvents, printSamples } from '../print-events'

const NAMES = Object.keys(SAMPLES)

it.each(['track', 'identify', 'page', 'screen', 'group', 'alias'])('there is a sample of the call %s', (name) => {
  expect(makeEvents(name)[0]).toMatchObject({ type: name, userId: expect.any(String), messageId: expect.any(String) })
})

it.each(['Order Completed', 'Product Viewed', 'Cart Viewed', 'Product Removed from Wishlist', 'Coupon Applied'])(
  'the sample of %s is found by the name of the event',
  (event) => {
    expect(makeEvents(findSample(event))[0]).toMatchObject({ type: 'track', event, properties: expect.any(Object) })
  }
)

it('every sample of the shop is named after its event', () => {
  const shop = NAMES.filter((name) => !Object.hasOwn(SPEC_CALLS, name))

  expect(shop.map((name) => findSample(makeEvents(name)[0]!.event!))).toEqual(shop)
})

it('the same seed returns the same events, a longer list continues it, and ids never repeat', () => {
  assert(
    property(constantFrom(...NAMES), integer(), integer({ min: 1, max: 20 }), (name, seed, count) => {
      const events = makeEvents(name, { seed, count })
      expect(makeEvents(name, { seed, count: count + 1 }).slice(0, count)).toEqual(events)
      expect(JSON.parse(JSON.stringify(events))).toEqual(events)
      expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(count)
      expect(events.map(({ timestamp }) => timestamp)).toEqual(events.map(({ timestamp }) => timestamp).toSorted())
    }),
    { seed: 3, numRuns: 100 }
  )
})

it('other seeds return other events; events of one seed are about one person, with ids of their own', () => {
  const [order] = makeEvents('order-completed', { seed: 1 })
  const [other] = makeEvents('order-completed', { seed: 2 })
  const [person] = makeEvents('identify', { seed: 1 })

  expect(other!.userId).not.toBe(order!.userId)
  expect(person!.userId).toBe(order!.userId)
  expect(new Set(NAMES.map((name) => makeEvents(name)[0]!.messageId)).size).toBe(NAMES.length)
})

it('the sums of an order are right to the cent', () => {
  assert(
    property(integer(), (seed) => {
      const { properties } = makeEvents('order-completed', { seed })[0]!
      const cents = (amount: number) => Math.round(amount * 100)
      const { subtotal, discount, revenue, shipping, tax, total, products } = properties!
      const lines = (products as { price: number; quantity: number }[]).map(
        ({ price, quantity }) => cents(price) * quantity
      )
      expect(cents(subtotal)).toBe(lines.reduce((sum, line) => sum + line))
      expect(cents(revenue)).toBe(cents(subtotal) - cents(discount))
      expect(cents(total)).toBe(cents(revenue) + cents(shipping) + cents(tax))
    }),
    { seed: 5, numRuns: 100 }
  )
})

it('an unknown name fails with the nearest ones', () => {
  expect(() => findSample('order-complete')).toThrow(UsageError)
  expect(() => findSample('order-complete')).toThrow(/Did you mean order-completed/)
  expect(() => findSample('zzzzzzzzzz')).toThrow(/See the list with \.\/bin\/run events\./)
})

describe('changes', () => {
  const event = { type: 'track', properties: { total: 1, products: [{ price: 2 }, { price: 3 }] } } as SegmentEvent

  const { total, products } = event.properties!

  it.each<[string[], string[], object]>([
    [['properties.total=5'], [], { total: 5, products }],
    [['properties.total="5"'], [], { total: '5', products }],
    [['properties.total=a=b'], [], { total: 'a=b', products }],
    [['$.properties.products[1].price=null'], [], { total, products: [{ price: 2 }, { price: null }] }],
    [['properties.list[1].id={"a":1}'], [], { total, products, list: [undefined, { id: { a: 1 } }] }],
    [[String.raw`properties.a\.b=1`], [], { total, products, 'a.b': 1 }],
    [[], ['properties.total'], { products }],
    [[], ['properties.products[0]'], { total, products: [{ price: 3 }] }],
    [[], ['properties.products[1].price'], { total, products: [{ price: 2 }, {}] }],
    [[], ['properties.nothing.there'], { total, products }],
    [['properties.more=1'], ['properties'], {}]
  ])('set %j and remove %j', (set, remove, expected) => {
    const before = structuredClone(event)
    const { properties = {} } = createEventEditor({ set, remove })(event)

    expect(properties).toEqual(expected)
    expect(event).toEqual(before)
  })

  it.each([
    [{ set: ['properties.total'] }, /--set 'properties\.total' is not valid\. Pass <path>=<value>/],
    [{ set: ['=1'] }, /Pass <path>=<value>/],
    [{ set: ['a..b=1'] }, /--set 'a\.\.b' is not valid\. Give a path/],
    [{ set: ['__proto__.a=1'] }, /is not valid/],
    [{ remove: [''] }, /--remove '' is not valid/],
    [
      { set: ['properties.total.deeper=1'] },
      /--set 'properties\.total\.deeper=1' cannot be applied: 'properties\.total' is a number\./
    ],
    [{ set: ['properties.products.price=1'] }, /cannot be applied: 'properties\.products' is a list of 2\./],
    [{ set: ['properties.products[99999999]=1'] }, /cannot be applied: 'properties\.products' is a list of 2\./]
  ])('%j fails', (edits, message) => {
    expect(() => createEventEditor(edits)(event)).toThrow(message)
    expect(() => createEventEditor(edits)(event)).toThrow(UsageError)
  })
})

describe('what is printed', () => {
  it('is the list without a name, as text or as JSON', () => {
    expect(printSamples({})).toMatch(/^track +A person did something[^]*\norder-completed +A person ordered\./)
    expect(JSON.parse(printSamples({ json: true }))).toContainEqual({
      name: 'cart-viewed',
      type: 'track',
      event: 'Cart Viewed',
      description: 'A person looked at the cart.'
    })
    expect(() => printSamples({ set: ['a=1'] })).toThrow(/need an event\. Name it/)
  })

  it('is one event, a list of several, or one a line', () => {
    expect(JSON.parse(printEvents('page', {}))).toMatchObject({ type: 'page' })
    expect(JSON.parse(printEvents('page', { count: 2 }))).toHaveLength(2)
    const lines = printEvents('page', { count: 2, ndjson: true, set: ['name=Home'] }).split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ name: 'Home' }, { name: 'Home' }])
  })
})
