import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'a default trigger that ends early',
    (d) => (d.actions.send.defaultSubscription = 'type ='),
    "actions.send.defaultSubscription: 'type =' is read as 'type = \"eos\"'. Correct the part that is ignored or guessed."
  ],
  [
    'a preset that asks for a field that events do not have',
    (d) => (d.presets[0].subscribe = 'type = "track" and plan = "pro"'),
    'presets[0].subscribe: \'type = "track" and plan = "pro"\' is read as \'type = "track"\'. Correct the part that is ignored'
  ],
  [
    'a default trigger with a connective at its end',
    (d) => (d.actions.send.defaultSubscription = 'type = "track" and'),
    'actions.send.defaultSubscription: \'type = "track" and\' is read as \'type = "track"\'. ' +
      'No condition stands between "and" at character 16 and the end. Write one there, or remove "and".'
  ],
  [
    'a preset with two connectives in one place',
    (d) => (d.presets[0].subscribe = 'type = "track" and or event = "a"'),
    'presets[0].subscribe: \'type = "track" and or event = "a"\' is read as \'type = "track" or event = "a"\'. ' +
      'No condition stands between "and" at character 16 and "or" at character 20. Write one there, or remove one of the two.'
  ],
  [
    'a preset with a connective that is none',
    (d) => (d.presets[0].subscribe = 'type = "track" Or event = "a"'),
    'presets[0].subscribe: \'type = "track" Or event = "a"\' is read as \'type = "track" and event = "a"\'. Correct'
  ],
  [
    'a preset with an empty trigger',
    (d) => (d.presets[0].subscribe = ''),
    "presets[0].subscribe: '' is not a trigger: "
  ]
])('triggers are valid: %s', (_, breakIt, message) => {
  expect(faultsOf('triggers are valid', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'a call with a capital',
    (d) => (d.actions.send.defaultSubscription = 'type = "Track" or type = "page"'),
    `actions.send.defaultSubscription: 'type = "Track"' never holds: type is one of alias, delete, group, `
  ],
  [
    'an unknown operator',
    (d) => (d.presets[0].subscribe = 'type = "track" and event in "a"'),
    "presets[0].subscribe: 'in' is not an operator, so it never holds. Use =, !=, <, <=, > or >=."
  ],
  [
    'two calls at once',
    (d) => (d.presets[0].subscribe = 'event = "a" or (type = "track" and type = "page")'),
    `presets[0].subscribe: 'type = "track"' and 'type = "page"' never hold together. Join them by "or", or remove one.`
  ],
  [
    'a property with two numbers',
    (d) => (d.presets[0].subscribe = 'properties.total = 1 and properties.total = 2'),
    `presets[0].subscribe: 'properties.total = 1' and 'properties.total = 2' never hold together.`
  ]
])('the conditions of triggers can hold: %s', (_, breakIt, message) => {
  expect(faultsOf('the conditions of triggers can hold', breakIt)).toEqual([expect.stringContaining(message)])
})
