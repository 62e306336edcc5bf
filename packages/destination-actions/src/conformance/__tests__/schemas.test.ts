import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'an unknown type',
    (d) => (d.actions.send.fields.channel.type = 'text-ish'),
    'actions.send.fields: it does not produce a valid JSON Schema: '
  ],
  [
    'a setting of an unknown format',
    (d) => (d.authentication.fields.region.format = 'zone'),
    'authentication.fields: it does not produce a valid JSON Schema: '
  ],
  [
    'a hook with an unknown type',
    (d) => (d.actions.send.hooks = { onMappingSave: { inputFields: { a: { label: 'A', type: 'texts' } } } }),
    'actions.send.hooks.onMappingSave.inputFields: it does not produce a valid JSON Schema: '
  ],
  [
    'a setting of audiences of an unknown type',
    (d) => (d.audienceFields = { a: { label: 'A', type: 'texts' } }),
    'audienceFields: it does not produce a valid JSON Schema: '
  ]
])('schemas compile: %s', (_, breakIt, message) => {
  expect(faultsOf('schemas compile', breakIt)).toEqual([expect.stringContaining(message)])
})
