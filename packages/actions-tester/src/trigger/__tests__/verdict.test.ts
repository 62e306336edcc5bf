import { parseFql } from '@segment/actions-core/trigger'
import { operatorsFor } from '../operators'
import { pathsIn, valuesFor } from '../suggestions'
import { newCondition } from '../form'
import { reasonsOf } from '../verdict'

const order = { type: 'track', event: 'Order Completed', properties: { total: 323.53, test: false, cart: { id: 'c' } } }

it.each([
  ['type = "track"', []],
  [
    'type = "page" and properties.total >= 500',
    ['type is "track" but must be "page"', 'properties.total is 323.53 but must be at least 500']
  ],
  [
    'event = "A" or traits.email != null',
    ['event is "Order Completed" but must be "A"', 'traits.email is missing but must exist']
  ],
  [
    'type = "track" and (properties.test = true or contains(properties.cart.id, "x"))',
    ['properties.test is false but must be true', 'properties.cart.id is "c" but must contain "x"']
  ],
  ['properties.total != true and event > 5', ['event is "Order Completed" but must meet event > 5']]
])('says why an order does not match %s', (text, reasons) => {
  const tree = parseFql(text)
  if ('error' in tree) throw tree.error
  expect(reasonsOf(tree, order)).toEqual(reasons)
})

it('offers the paths and values of the loaded events', () => {
  expect(pathsIn([order, { properties: { total: 1, coupon: 'x' } }], 'properties')).toEqual([
    'cart',
    'cart.id',
    'coupon',
    'test',
    'total'
  ])
  expect(valuesFor({ ...newCondition(), path: 'cart.id' }, [order, order, {}])).toEqual(['c'])
  expect(valuesFor(newCondition(), [order])).toEqual([])
})

it('offers the operators first that fit the value of the event', () => {
  const first = (actual: unknown) => operatorsFor('event-property', actual)[0]!.operator
  expect([first(5), first(true), first('text'), first(undefined)]).toEqual(['number_equals', 'is_true', '=', '='])
  expect(operatorsFor('event-type', 'track').map(({ operator }) => operator)).toEqual(['=', '!='])
})
