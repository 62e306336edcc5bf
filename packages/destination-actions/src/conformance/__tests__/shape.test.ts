import { brokenRules, describeFinding } from '..'
import { subjectWith } from './sample'
import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  ['an action without perform', (d) => delete d.actions.send.perform, 'actions.send.perform: it must be a function.'],
  ['an action without fields', (d) => delete d.actions.send.fields, 'actions.send.fields: it must be an object.'],
  ['a list in the place of actions', (d) => (d.actions = []), 'actions: it must be an object.'],
  [
    'an async action that cannot be asked how it stands',
    (d) => (d.asyncActions = { upload: { ...d.actions.send } }),
    'asyncActions.upload.performPoll: it must be a function.'
  ],
  [
    'a property that is a text',
    (d) => (d.actions.send.fields.details.properties.id = 'string'),
    'actions.send.fields.details.properties.id: it must be an object.'
  ],
  [
    'an unknown hook',
    (d) => (d.actions.send.hooks = { onSave: { performHook: () => undefined } }),
    'actions.send.hooks.onSave: there is no such hook. Choose onMappingSave or retlOnMappingSave.'
  ],
  [
    'an authentication without fields',
    (d) => delete d.authentication.fields,
    'authentication.fields: it must be an object.'
  ],
  [
    'a preset without a trigger',
    (d) => delete d.presets[0].subscribe,
    'presets[0]: it does not say when it runs. Write type \'automatic\' and "subscribe", or '
  ],
  ['presets by key', (d) => (d.presets = { first: d.presets[0] }), 'presets: it must be a list.']
])('the definition is complete: %s', (_, breakIt, message) => {
  expect(faultsOf('the definition is complete', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  ['none', (d) => (d.actions = {}), 'actions: the destination has no action. Add one with ./bin/run generate:action.']
])('the destination has an action: %s', (_, breakIt, message) => {
  expect(faultsOf('the destination has an action', breakIt)).toEqual([expect.stringContaining(message)])
})

describe('a definition without the parts of one', () => {
  it('is told that and nothing else', () => {
    const broken = brokenRules(subjectWith((d) => Object.assign(d, { actions: { send: null }, presets: [null] })))
    expect(broken.map(({ rule, finding }) => `${rule.code} ${describeFinding(finding)}`)).toEqual([
      'D002 actions.send: it must be an object.',
      'D002 presets[0]: it must be an object.'
    ])
  })
})
