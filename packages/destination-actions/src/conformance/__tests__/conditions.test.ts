import { faultsOf } from './faults'
import type { Fault } from './faults'

const on = (fieldKey: string, value: unknown) => ({ conditions: [{ fieldKey, operator: 'is', value }] })

it.each<Fault>([
  [
    'an unknown field',
    (d) => (d.actions.send.fields.kind.depends_on = on('levels', 'high')),
    "actions.send.fields.kind.depends_on.conditions[0].fieldKey: there is no field 'levels'. Name a field beside it."
  ],
  [
    'an unknown property',
    (d) => (d.actions.send.fields.kind.required = on('details.no', 'high')),
    "actions.send.fields.kind.required.conditions[0].fieldKey: there is no field 'details.no'. Name a field beside it."
  ],
  [
    'a value that cannot be chosen',
    (d) => (d.actions.send.fields.kind.depends_on = on('level', ['high', 'top'])),
    "actions.send.fields.kind.depends_on.conditions[0].value: 'top' is not one of the choices of that field."
  ],
  [
    'a setting that depends on an unknown one',
    (d) => (d.authentication.fields.apiKey.depends_on = on('zone', 'us')),
    "authentication.fields.apiKey.depends_on.conditions[0].fieldKey: there is no field 'zone'."
  ],
  [
    'a sync mode that is not offered',
    (d) => (d.actions.send.fields.kind.required = { conditions: [{ type: 'syncMode', operator: 'is', value: 'add' }] }),
    'actions.send.fields.kind.required.conditions[0]: the action has no sync mode.'
  ]
])('conditions refer to existing fields and values: %s', (_, breakIt, message) => {
  expect(faultsOf('conditions refer to existing fields and values', breakIt)).toEqual([
    expect.stringContaining(message)
  ])
})
