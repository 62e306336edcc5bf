import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'a dynamic field without a handler',
    (d) => delete d.actions.send.dynamicFields.channel,
    'actions.send.fields: \'channel\' is dynamic, but "dynamicFields" has no function for it. Write one.'
  ],
  [
    'a dynamic property without a handler',
    (d) => (d.actions.send.dynamicFields.details = {}),
    'actions.send.fields: \'details.id\' is dynamic, but "dynamicFields" has no function for it. Write one.'
  ],
  [
    'a handler without a dynamic field',
    (d) => delete d.actions.send.fields.channel.dynamic,
    'actions.send.dynamicFields: \'channel\' is not a dynamic field. Mark the field with "dynamic: true".'
  ],
  [
    'a handler for keys of a field with fixed keys',
    (d) => Object.assign(d.actions.send.dynamicFields.details, { __keys__: () => ({ choices: [] }) }),
    'actions.send.dynamicFields: \'details.__keys__\' is not a dynamic field. Mark the field with "dynamic: true".'
  ]
])('dynamic fields have handlers: %s', (_, breakIt, message) => {
  expect(faultsOf('dynamic fields have handlers', breakIt)).toEqual([expect.stringContaining(message)])
})
