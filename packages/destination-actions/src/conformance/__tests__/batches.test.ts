import { faultsOf } from './faults'
import type { Fault } from './faults'

const batchKeys = (...keys: string[]) => ({
  label: 'Batch Keys',
  description: 'What events of a batch share.',
  type: 'string',
  multiple: true,
  default: keys
})

it.each<Fault>([
  [
    'a field that is not there',
    (d) => (d.actions.send.fields.batch_keys = batchKeys('chanel')),
    "actions.send.fields.batch_keys.default: 'chanel' is not a field that can split batches. Name another field."
  ],
  [
    'itself',
    (d) => (d.actions.send.fields.batch_keys = batchKeys('batch_keys')),
    "actions.send.fields.batch_keys.default: 'batch_keys' is not a field that can split batches. Name another field."
  ],
  [
    'too many',
    (d) => (d.actions.send.fields.batch_keys = batchKeys('channel', 'level', 'details', 'kind')),
    'actions.send.fields.batch_keys.default: it has 4 fields, which makes batches small. List at most 3.'
  ],
  [
    'none',
    (d) => (d.actions.send.fields.batch_keys = { ...batchKeys(), default: undefined }),
    'actions.send.fields.batch_keys.default: it must be a list of the fields whose values split batches.'
  ]
])('batch keys are at most three fields of the action: %s', (_, breakIt, message) => {
  expect(faultsOf('batch keys are at most three fields of the action', breakIt)).toEqual([
    expect.stringContaining(message)
  ])
})

it.each<Fault>([
  [
    'an action without a function for batches',
    (d) => delete d.actions.send.performBatch,
    'actions.send.fields.batch_size: the action cannot send batches. Write "performBatch" or remove the field.'
  ]
])('only actions with batches have batching fields: %s', (_, breakIt, message) => {
  expect(faultsOf('only actions with batches have batching fields', breakIt)).toEqual([
    expect.stringContaining(message)
  ])
})
