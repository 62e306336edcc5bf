import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'an action that is not there',
    (d) => (d.presets[0].partnerAction = 'sent'),
    "presets[0].partnerAction: there is no action 'sent'. Name one of the actions."
  ],
  [
    'an action that every object has',
    (d) => (d.presets[0].partnerAction = 'constructor'),
    "presets[0].partnerAction: there is no action 'constructor'. Name one of the actions."
  ],
  [
    'a field that is not there',
    (d) => (d.presets[0].mapping.chanel = '#general'),
    "presets[0].mapping.chanel: the action 'send' has no such field. Remove it."
  ],
  [
    'a mapping that is not valid',
    (d) => (d.presets[0].mapping.channel = { '@path': 1 }),
    'presets[0].mapping: it is not valid: '
  ]
])('presets match their actions: %s', (_, breakIt, message) => {
  expect(faultsOf('presets match their actions', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'the same twice',
    (d) => d.presets.push({ ...d.presets[0], name: 'Again' }),
    'presets[1]: it does the same as presets[0]. Remove one of them.'
  ],
  [
    'a name twice',
    (d) => d.presets.push({ ...d.presets[0], subscribe: 'type = "page"' }),
    "presets[1].name: presets[0] also maps 'Tracked Events' to the same action. Choose another name."
  ]
])('presets are distinct: %s', (_, breakIt, message) => {
  expect(faultsOf('presets are distinct', breakIt)).toEqual([expect.stringContaining(message)])
})
