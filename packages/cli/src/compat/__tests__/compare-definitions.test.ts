import type { DestinationDefinition } from '@segment/actions-core'
import { compareDefinitions } from '../compare-definitions'

/** A definition that may be changed to anything. */
// oxlint-disable-next-line typescript/no-explicit-any -- each row changes another part
type Changeable = any

function definition() {
  return {
    name: 'Sample',
    slug: 'actions-sample',
    mode: 'cloud',
    authentication: {
      scheme: 'custom',
      fields: { apiKey: { label: 'API Key', description: 'The key.', type: 'string', required: true } }
    },
    audienceFields: { list: { label: 'List', description: 'The list.', type: 'string' } },
    presets: [
      {
        name: 'Tracked',
        type: 'automatic',
        partnerAction: 'send',
        subscribe: 'type = "track"',
        mapping: { level: 'low' }
      }
    ],
    actions: {
      send: {
        title: 'Send',
        description: 'Sends.',
        defaultSubscription: 'type = "track"',
        fields: {
          level: { label: 'Level', description: 'It.', type: 'string', choices: ['low', 'high'], default: 'low' },
          total: { label: 'Total', description: 'It.', type: 'integer', minimum: 0, maximum: 9 },
          tags: { label: 'Tags', description: 'It.', type: 'string', multiple: true, allowNull: true },
          person: {
            label: 'Person',
            description: 'It.',
            type: 'object',
            additionalProperties: true,
            properties: { email: { label: 'E-mail', type: 'string' } }
          }
        },
        perform: () => undefined,
        performBatch: () => undefined
      }
    }
  }
}

function changesAfter(change: (definition: Changeable) => void): string[] {
  const after = definition()
  change(after)
  return compareDefinitions(
    definition() as unknown as DestinationDefinition,
    after as unknown as DestinationDefinition
  ).map(({ severity, place, message }) => `${severity} ${place}: ${message}`)
}

const text = { label: 'New', description: 'It.', type: 'string' }

describe('breaking is', () => {
  it.each<[string, (definition: Changeable) => void, string]>([
    ['another slug', (d) => (d.slug = 'actions-other'), "slug: it was 'actions-sample' and is 'actions-other'."],
    ['another name', (d) => (d.name = 'Other'), "name: it was 'Sample' and is 'Other'."],
    ['another mode', (d) => (d.mode = 'device'), "mode: it was 'cloud' and is 'device'."],
    [
      'another scheme',
      (d) => (d.authentication.scheme = 'basic'),
      "authentication.scheme: it was 'custom' and is 'basic'."
    ],
    [
      'an action that is gone',
      (d) => (d.actions = {}),
      'actions.send: it is gone, and saved mappings to it fail. Keep the key'
    ],
    [
      'an action under another key',
      (d) => (d.actions = { post: d.actions.send }),
      "actions.send: it is gone, and saved mappings to it fail. It seems to be called 'post' now."
    ],
    ['another platform', (d) => (d.actions.send.platform = 'web'), "actions.send.platform: it runs on 'web' now."],
    [
      'a setting that is gone',
      (d) => delete d.authentication.fields.apiKey,
      'authentication.fields.apiKey: it is gone'
    ],
    ['a setting of audiences that is gone', (d) => (d.audienceFields = {}), 'audienceFields.list: it is gone'],
    [
      'a field under another key',
      (d) => {
        d.actions.send.fields.sum = d.actions.send.fields.total
        delete d.actions.send.fields.total
      },
      "actions.send.fields.total: it is gone, and saved values with it. It seems to be called 'sum' now. Keep the key."
    ],
    [
      'a property that is gone',
      (d) => (d.actions.send.fields.person.properties = {}),
      'actions.send.fields.person.properties.email: it is gone'
    ],
    [
      'a new required field',
      (d) => (d.actions.send.fields.id = { ...text, required: true }),
      'actions.send.fields.id: it is new and required, and what is saved has no value for it.'
    ],
    [
      'a new field that is required on a condition',
      (d) => (d.actions.send.fields.id = { ...text, required: { conditions: [] } }),
      'actions.send.fields.id: it is new and required on a condition'
    ],
    [
      'a field that is required now',
      (d) => (d.actions.send.fields.total.required = true),
      'actions.send.fields.total.required: it is required now'
    ],
    [
      'another type',
      (d) => (d.actions.send.fields.total.type = 'boolean'),
      "actions.send.fields.total.type: it was 'integer' and is 'boolean'."
    ],
    [
      'a list that is none',
      (d) => delete d.actions.send.fields.tags.multiple,
      'actions.send.fields.tags.multiple: it was a list'
    ],
    [
      'fewer choices',
      (d) => d.actions.send.fields.level.choices.pop(),
      "actions.send.fields.level.choices: 'high' cannot be chosen any more."
    ],
    [
      'choices where there were none',
      (d) => (d.actions.send.fields.tags.choices = ['a']),
      'actions.send.fields.tags.choices: any value was allowed'
    ],
    [
      'a format',
      (d) => (d.actions.send.fields.tags.format = 'uri'),
      "actions.send.fields.tags.format: values must have the format 'uri' now."
    ],
    [
      'a higher minimum',
      (d) => (d.actions.send.fields.total.minimum = 1),
      'actions.send.fields.total.minimum: it was 0 and is 1.'
    ],
    [
      'a new maximum',
      (d) => (d.actions.send.fields.tags.maximum = 5),
      'actions.send.fields.tags.maximum: it was nothing and is 5.'
    ],
    [
      'other properties that are dropped',
      (d) => delete d.actions.send.fields.person.additionalProperties,
      'actions.send.fields.person.additionalProperties: it kept other properties'
    ],
    ['a preset that is gone', (d) => (d.presets = []), "presets[0]: 'Tracked' (send) is gone."]
  ])('%s', (_, change, message) => {
    expect(changesAfter(change)).toEqual([expect.stringContaining(`breaking ${message}`)])
  })
})

describe('risky is', () => {
  it.each<[string, (definition: Changeable) => void, string]>([
    [
      'another default',
      (d) => (d.actions.send.fields.level.default = 'high'),
      'actions.send.fields.level.default: new mappings start with "high" instead of "low".'
    ],
    ['another trigger', (d) => delete d.actions.send.defaultSubscription, 'actions.send.defaultSubscription: '],
    ['no batches', (d) => delete d.actions.send.performBatch, 'actions.send.performBatch: it is gone'],
    [
      'null that is removed',
      (d) => delete d.actions.send.fields.tags.allowNull,
      'actions.send.fields.tags.allowNull: '
    ],
    ['another preset', (d) => (d.presets[0].subscribe = 'type = "page"'), "presets[0]: 'Tracked' differs"]
  ])('%s', (_, change, message) => {
    expect(changesAfter(change)).toEqual([expect.stringContaining(`risky ${message}`)])
  })
})

describe('nothing is', () => {
  it.each<[string, (definition: Changeable) => void]>([
    ['no change', () => undefined],
    ['an optional field more', (d) => (d.actions.send.fields.id = text)],
    ['an action more', (d) => (d.actions.post = { ...d.actions.send, title: 'Post' })],
    ['a preset more', (d) => d.presets.unshift({ ...d.presets[0], name: 'Other' })],
    ['a choice more', (d) => d.actions.send.fields.level.choices.push('top')],
    ['no choices', (d) => delete d.actions.send.fields.level.choices],
    ['a secret that is hidden', (d) => (d.authentication.fields.apiKey.type = 'password')],
    ['a wider type', (d) => (d.actions.send.fields.total.type = 'number')],
    ['a list of what was single', (d) => (d.actions.send.fields.level.multiple = true)],
    [
      'a lower minimum and no maximum',
      (d) => Object.assign(d.actions.send.fields.total, { minimum: -1, maximum: undefined })
    ],
    ['a field that is optional now', (d) => (d.authentication.fields.apiKey.required = false)],
    ['another text', (d) => (d.actions.send.fields.level.description = 'Other.')]
  ])('%s', (_, change) => {
    expect(changesAfter(change)).toEqual([])
  })
})
