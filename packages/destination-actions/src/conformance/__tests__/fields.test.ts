import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'a number in quotes',
    (d) => (d.actions.send.fields.batch_size.default = '10'),
    'actions.send.fields.batch_size.default: "10" must be a number.'
  ],
  [
    'a setting with the text of a boolean',
    (d) => (d.authentication.fields.debug = { label: 'Debug', description: 'It.', type: 'boolean', default: 'true' }),
    'authentication.fields.debug.default: "true" must be a boolean.'
  ],
  [
    'a broken integer',
    (d) => Object.assign(d.actions.send.fields.batch_size, { type: 'integer', default: 1.5 }),
    'actions.send.fields.batch_size.default: 1.5 must be an integer.'
  ],
  [
    'a list with a wrong entry',
    (d) => Object.assign(d.actions.send.fields.batch_size, { multiple: true, default: [1, 'two'] }),
    'actions.send.fields.batch_size.default: "two" must be a number.'
  ],
  [
    'a text as an object',
    (d) => (d.actions.send.fields.details.default = 'none'),
    'actions.send.fields.details.default: "none" must be an object.'
  ]
])('defaults match the type of their field: %s', (_, breakIt, message) => {
  expect(faultsOf('defaults match the type of their field', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'an unknown directive',
    (d) => (d.actions.send.fields.channel.default = { '@pth': '$.a' }),
    'actions.send.fields.channel.default: it is not a valid mapping: / has an invalid directive: @pth.'
  ],
  [
    'an unknown directive in a list in a property',
    (d) => (d.actions.send.fields.details.properties.id.default = [{ '@pth': '$.a' }]),
    'actions.send.fields.details.properties.id.default: it is not a valid mapping: / has an invalid directive: @pth.'
  ]
])('defaults are valid mappings: %s', (_, breakIt, message) => {
  expect(faultsOf('defaults are valid mappings', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'no choice',
    (d) => (d.actions.send.fields.level.choices = []),
    'actions.send.fields.level.choices: it is empty. List the values, or leave "choices" out.'
  ],
  [
    'the same choice twice',
    (d) => d.authentication.fields.region.choices.push({ label: 'EU', value: 'eu' }),
    "authentication.fields.region.choices: 'eu' appears twice. Remove one."
  ],
  [
    'a default that cannot be chosen',
    (d) => (d.actions.send.fields.level.default = 'Low'),
    "actions.send.fields.level.default: 'Low' is not one of the choices. Choose one of them."
  ],
  [
    'a list as default with a value that cannot be chosen',
    (d) => (d.actions.send.fields.level.default = ['low', 'none']),
    "actions.send.fields.level.default: 'none' is not one of the choices. Choose one of them."
  ]
])('choices are distinct and include the default: %s', (_, breakIt, message) => {
  expect(faultsOf('choices are distinct and include the default', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'such a field',
    (d) => delete d.actions.send.fields.kind.default,
    'actions.send.fields.kind: it is required, hidden and without a default, so no event could be sent. Give it a default or show it.'
  ]
])('required hidden fields have a default: %s', (_, breakIt, message) => {
  expect(faultsOf('required hidden fields have a default', breakIt)).toEqual([expect.stringContaining(message)])
})
