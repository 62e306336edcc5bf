import { faultsOf } from './faults'
import type { Fault } from './faults'

it.each<Fault>([
  [
    'the slug of another destination',
    (d) => (d.slug = 'actions-other'),
    "slug: 'other' also has 'actions-other'. Choose another."
  ],
  [
    'the name of another destination in other letters',
    (d) => (d.name = 'OTHER'),
    "name: 'other' also has 'OTHER'. Choose another."
  ]
])('slugs and names are unique: %s', (_, breakIt, message) => {
  expect(faultsOf('slugs and names are unique', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  ['no slug', (d) => delete d.slug, "slug: it is missing. Give the destination the slug 'actions-sample'."],
  [
    'the slug of another folder',
    (d) => (d.slug = 'actions-other'),
    "slug: 'actions-other' belongs to the folder 'other', but the folder is 'sample'. Rename one of them."
  ]
])('the slug matches the folder: %s', (_, breakIt, message) => {
  expect(faultsOf('the slug matches the folder', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  ['no name', (d) => delete d.name, 'name: it is empty. Write what people who set up a mapping should read.'],
  [
    'a blank title',
    (d) => (d.actions.send.title = ' '),
    'actions.send.title: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'a destination with a blank description',
    (d) => (d.description = ''),
    'description: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'an action without a description',
    (d) => delete d.actions.send.description,
    'actions.send.description: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'a setting without a label',
    (d) => (d.authentication.fields.region.label = ''),
    'authentication.fields.region.label: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'a property without a label',
    (d) => delete d.actions.send.fields.details.properties.id.label,
    'actions.send.fields.details.properties.id.label: it is empty. Write what people who set up a mapping should read.'
  ]
])('names, titles, labels and descriptions are present: %s', (_, breakIt, message) => {
  expect(faultsOf('names, titles, labels and descriptions are present', breakIt)).toEqual([
    expect.stringContaining(message)
  ])
})

it.each<Fault>([
  [
    'a leftover',
    (d) => (d.actions.send.fields.kind.description = 'TODO: describe'),
    "actions.send.fields.kind.description: 'TODO: describe' is not finished. Write what people should read."
  ],
  [
    'half a sentence',
    (d) => (d.actions.send.fields.kind.description = 'One of the following:'),
    "actions.send.fields.kind.description: 'One of the following:' breaks off. Finish it."
  ],
  [
    'half a description of the destination',
    (d) => (d.description = 'Sends events to…'),
    "description: 'Sends events to…' breaks off. Finish it."
  ],
  [
    'a blank at the end',
    (d) => (d.actions.send.fields.kind.label = 'Kind '),
    'actions.send.fields.kind.label: it begins or ends with blanks. Remove them.'
  ]
])('texts are complete: %s', (_, breakIt, message) => {
  expect(faultsOf('texts are complete', breakIt)).toEqual([expect.stringContaining(message)])
})

it.each<Fault>([
  [
    'an action with a name of every object',
    (d) => (d.actions.toString = d.actions.send),
    'actions.toString: every object has this name already. Choose another key.'
  ],
  [
    'a setting called constructor',
    (d) => (d.authentication.fields.constructor = d.authentication.fields.region),
    'authentication.fields.constructor: every object has this name already. Choose another key.'
  ],
  [
    'inherited fields',
    (d) => (d.actions.send.fields = Object.create(d.actions.send.fields)),
    'actions.send.fields: it inherits entries. Make them its own keys.'
  ]
])('keys are own keys: %s', (_, breakIt, message) => {
  expect(faultsOf('keys are own keys', breakIt)).toEqual([expect.stringContaining(message)])
})
