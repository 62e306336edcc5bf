import { factsOf } from '..'
import type { Subject } from '..'
import { subjectWith } from './sample'
import type { Breakable } from './sample'
import { findings } from './faults'
import type { Fault } from './faults'

const on = (fieldKey: string, value: unknown) => ({ conditions: [{ fieldKey, operator: 'is', value }] })

const facts = 'the definition agrees with the facts'
const batching = 'only actions with batches have batching fields'

describe('the facts', () => {
  it.each<Fault>([
    [
      'another type',
      (d) => (d.actions.send.fields.batch_size.type = 'integer'),
      'actions.send.fields.batch_size.type: the facts have "number", the definition has "integer". Follow the facts.'
    ],
    [
      'no longer required',
      (d) => (d.authentication.fields.apiKey.required = false),
      'settings.apiKey.required: the facts have true, the definition has nothing. Follow the facts.'
    ],
    [
      'a format that is new',
      (d) => (d.actions.send.fields.channel.format = 'uri'),
      'actions.send.fields.channel.format: the facts have nothing, the definition has "uri". Follow the facts.'
    ],
    [
      'other choices',
      (d) => d.actions.send.fields.level.choices.pop(),
      'actions.send.fields.level.choices: the facts have ["low","high"], the definition has ["low"]. Follow the facts.'
    ],
    [
      'another default in a property',
      (d) => (d.actions.send.fields.details.properties.id.default = false),
      'actions.send.fields.details.properties.id.default: the facts have {"@path":"$.userId"}, the definition has false. Follow the facts.'
    ],
    [
      'a field that is gone',
      (d) => delete d.actions.send.fields.channel,
      'actions.send.fields.channel: the facts have it, the definition does not. Add it.'
    ],
    [
      'a field that is new',
      (d) => (d.actions.send.fields.extra = d.actions.send.fields.channel),
      'actions.send.fields.extra: the facts do not have it. Remove it.'
    ],
    [
      'another default trigger',
      (d) => delete d.actions.send.defaultSubscription,
      'actions.send.default_subscription: the facts have "type = \\"track\\"", the definition has null. Follow the facts.'
    ],
    [
      'no batches',
      (d) => delete d.actions.send.performBatch,
      'actions.send.perform_batch: the facts have true, the definition has false. Follow the facts.'
    ],
    [
      'another trigger of a preset',
      (d) => (d.presets[0].subscribe = 'type = "page"'),
      'presets.0.trigger: the facts have "type = \\"track\\"", the definition has "type = \\"page\\"". Follow the facts.'
    ],
    [
      'a preset that leaves out a default',
      (d) => delete d.presets[0].mapping.kind,
      'presets.0.set: the facts have {"level":"high"}, the definition has {"level":"high","kind":null}. Follow the facts.'
    ]
  ])('find %s', (_, breakIt, message) => {
    expect(findings(facts, subjectWith(breakIt))).toEqual([expect.stringContaining(message)])
  })

  it('take a part without a value for none', () => {
    const asksWhetherAbsent = subjectWith((d) => (d.actions.send.fields.kind.depends_on = on('level', undefined)))
    const known = JSON.parse(JSON.stringify(factsOf(asksWhetherAbsent.definition)))
    expect(findings(facts, { ...asksWhetherAbsent, facts: known })).toEqual([])
  })
})

describe('what the facts prescribe', () => {
  const broken = (change: (definition: Breakable) => void): Subject => {
    const subject = subjectWith(change)
    return { ...subject, facts: JSON.parse(JSON.stringify(factsOf(subject.definition))) }
  }

  it.each<[string, (definition: Breakable) => void]>([
    [batching, (d) => delete d.actions.send.performBatch],
    [
      'conditions refer to existing fields and values',
      (d) => (d.actions.send.fields.kind.depends_on = on('levels', 'high'))
    ],
    ['the conditions of triggers can hold', (d) => (d.presets[0].subscribe = 'type = "Track"')],
    ['presets match their actions', (d) => (d.presets[0].partnerAction = 'inTheCompanion')],
    ['presets are distinct', (d) => d.presets.push({ ...d.presets[0], name: 'Again' })],
    ['dynamic fields have handlers', (d) => (d.actions.send.fields.kind.dynamic = true)]
  ])('is not a fault: %s', (title, change) => {
    expect(findings(title, broken(change))).toEqual([])
    expect(findings(title, { ...broken(change), facts: undefined })).toHaveLength(1)
  })

  it('is one where a secret would be shown', () => {
    const subject = broken((d) => (d.authentication.fields.apiKey.type = 'string'))
    expect(findings('secrets have the type password', subject)).toHaveLength(1)
  })
})
