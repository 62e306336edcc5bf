import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'a date as default',
    (d) => (d.actions.send.fields.kind.default = new Date(0)),
    'actions.send.fields.kind.default: it is not a plain object but an instance of a class. JSON would not keep it.'
  ],
  [
    'an infinite number',
    (d) => (d.actions.send.fields.batch_size.maximum = Infinity),
    'actions.send.fields.batch_size.maximum: JSON has no Infinity. Use a number.'
  ],
  [
    'a bigint',
    (d) => (d.actions.send.fields.batch_size.default = 1n),
    'actions.send.fields.batch_size.default: JSON cannot contain a bigint. Use a string or a number.'
  ],
  [
    'a cycle',
    (d) => (d.actions.send.fields.details.properties.again = d.actions),
    'actions.send.fields.details.properties.again: it contains itself. JSON cannot represent a cycle.'
  ],
  [
    'a function in a list',
    (d) => d.actions.send.fields.level.choices.push(() => 'x'),
    'actions.send.fields.level.choices[2]: JSON lists cannot contain a function. Remove it.'
  ]
])('the definition is plain data: %s', (_, breakIt, message) => {
  expect(faultsOf('the definition is plain data', breakIt)).toEqual([expect.stringContaining(message)])
})
