import { brokenRules, factsOf, findingsOf, inWords, rules } from '..'
import type { Subject } from '..'
import { isSecretName } from '../settings'
import { importsOf } from '../source-files'
import { removeFolders, subjectWith, writeFolder } from './sample'
import type { Breakable } from './sample'

type Row = [check: string, what: string, breakIt: (definition: Breakable) => void, message: string]

const on = (fieldKey: string, value: unknown) => ({ conditions: [{ fieldKey, operator: 'is', value }] })

const batchKeys = (...keys: string[]) => ({
  label: 'Batch Keys',
  description: 'What events of a batch share.',
  type: 'string',
  multiple: true,
  default: keys
})

const rows: Row[] = [
  [
    'the definition has the parts of one',
    'an action without perform',
    (d) => delete d.actions.send.perform,
    'actions.send.perform: it is no function. Write one.'
  ],
  [
    'the definition has the parts of one',
    'an action without fields',
    (d) => delete d.actions.send.fields,
    'actions.send.fields: it is no object. Write one.'
  ],
  [
    'the definition has the parts of one',
    'a list in the place of actions',
    (d) => (d.actions = []),
    'actions: it is no object. Write one.'
  ],
  [
    'the definition has the parts of one',
    'an async action that cannot be asked how it stands',
    (d) => (d.asyncActions = { upload: { ...d.actions.send } }),
    'asyncActions.upload.performPoll: it is no function. Write one.'
  ],
  [
    'the definition has the parts of one',
    'a property that is a text',
    (d) => (d.actions.send.fields.details.properties.id = 'string'),
    'actions.send.fields.details.properties.id: it is no object. Write one.'
  ],
  [
    'the definition has the parts of one',
    'an unknown hook',
    (d) => (d.actions.send.hooks = { onSave: { performHook: () => undefined } }),
    'actions.send.hooks.onSave: there is no such hook. Choose onMappingSave or retlOnMappingSave.'
  ],
  [
    'the definition has the parts of one',
    'an authentication without fields',
    (d) => delete d.authentication.fields,
    'authentication.fields: it is no object. Write one.'
  ],
  [
    'the definition has the parts of one',
    'a preset without a trigger',
    (d) => delete d.presets[0].subscribe,
    'presets[0]: it does not say when it runs. Write type \'automatic\' and "subscribe", or '
  ],
  [
    'the definition has the parts of one',
    'presets by key',
    (d) => (d.presets = { first: d.presets[0] }),
    'presets: it is no list. Make it one.'
  ],
  [
    'there is an action',
    'none',
    (d) => (d.actions = {}),
    'actions: there is none. Add one with ./bin/run generate:action.'
  ],
  [
    'slugs and names are unique',
    'the slug of another destination',
    (d) => (d.slug = 'actions-other'),
    "slug: 'other' has 'actions-other' too. Give this one another."
  ],
  [
    'slugs and names are unique',
    'the name of another destination in other letters',
    (d) => (d.name = 'OTHER'),
    "name: 'other' has 'OTHER' too. Give this one another."
  ],
  [
    'defaults have the type of their field',
    'a number in quotes',
    (d) => (d.actions.send.fields.batch_size.default = '10'),
    'actions.send.fields.batch_size.default: "10" is no number. Write one.'
  ],
  [
    'defaults have the type of their field',
    'a setting with the text of a boolean',
    (d) => (d.authentication.fields.debug = { label: 'Debug', description: 'It.', type: 'boolean', default: 'true' }),
    'authentication.fields.debug.default: "true" is no boolean. Write one.'
  ],
  [
    'defaults have the type of their field',
    'a broken integer',
    (d) => Object.assign(d.actions.send.fields.batch_size, { type: 'integer', default: 1.5 }),
    'actions.send.fields.batch_size.default: 1.5 is no integer. Write one.'
  ],
  [
    'defaults have the type of their field',
    'a list with a wrong entry',
    (d) => Object.assign(d.actions.send.fields.batch_size, { multiple: true, default: [1, 'two'] }),
    'actions.send.fields.batch_size.default: "two" is no number. Write one.'
  ],
  [
    'defaults have the type of their field',
    'a text as an object',
    (d) => (d.actions.send.fields.details.default = 'none'),
    'actions.send.fields.details.default: "none" is no object. Write one.'
  ],
  [
    'conditions ask for what there is',
    'an unknown field',
    (d) => (d.actions.send.fields.kind.depends_on = on('levels', 'high')),
    "actions.send.fields.kind.depends_on.conditions[0].fieldKey: there is no field 'levels'. Name one that stands beside it."
  ],
  [
    'conditions ask for what there is',
    'an unknown property',
    (d) => (d.actions.send.fields.kind.required = on('details.no', 'high')),
    "actions.send.fields.kind.required.conditions[0].fieldKey: there is no field 'details.no'. Name one that stands beside it."
  ],
  [
    'conditions ask for what there is',
    'a value that cannot be chosen',
    (d) => (d.actions.send.fields.kind.depends_on = on('level', ['high', 'top'])),
    "actions.send.fields.kind.depends_on.conditions[0].value: 'top' is none of the choices of that field. Name one."
  ],
  [
    'conditions ask for what there is',
    'a setting that depends on an unknown one',
    (d) => (d.authentication.fields.apiKey.depends_on = on('zone', 'us')),
    "authentication.fields.apiKey.depends_on.conditions[0].fieldKey: there is no field 'zone'."
  ],
  [
    'conditions ask for what there is',
    'a sync mode that is not offered',
    (d) => (d.actions.send.fields.kind.required = { conditions: [{ type: 'syncMode', operator: 'is', value: 'add' }] }),
    'actions.send.fields.kind.required.conditions[0]: it asks for the sync mode, and the action has none.'
  ],
  [
    'settings do not take the names of OAuth',
    'an access token under its own name',
    (d) => {
      d.authentication.scheme = 'oauth-managed'
      d.authentication.fields.access_token = { label: 'Token', description: 'It.', type: 'password' }
      delete d.authentication.fields.apiKey
    },
    "authentication.fields.access_token: OAuth keeps the name 'access_token' for itself. Rename the setting."
  ],
  [
    'batch keys are a few fields of the action',
    'a field that is not there',
    (d) => (d.actions.send.fields.batch_keys = batchKeys('chanel')),
    "actions.send.fields.batch_keys.default: 'chanel' is no field that can split batches. Name another field."
  ],
  [
    'batch keys are a few fields of the action',
    'itself',
    (d) => (d.actions.send.fields.batch_keys = batchKeys('batch_keys')),
    "actions.send.fields.batch_keys.default: 'batch_keys' is no field that can split batches. Name another field."
  ],
  [
    'batch keys are a few fields of the action',
    'too many',
    (d) => (d.actions.send.fields.batch_keys = batchKeys('channel', 'level', 'details', 'kind')),
    'actions.send.fields.batch_keys.default: it has 4 fields, which makes batches small. List at most 3.'
  ],
  [
    'batch keys are a few fields of the action',
    'none',
    (d) => (d.actions.send.fields.batch_keys = { ...batchKeys(), default: undefined }),
    'actions.send.fields.batch_keys.default: it is no list. List the fields whose values split batches.'
  ],
  [
    'the conditions of triggers can hold',
    'a call with a capital',
    (d) => (d.actions.send.defaultSubscription = 'type = "Track" or type = "page"'),
    `actions.send.defaultSubscription: 'type = "Track"' never holds: type is one of alias, delete, group, `
  ],
  [
    'the conditions of triggers can hold',
    'an unknown operator',
    (d) => (d.presets[0].subscribe = 'type = "track" and event in "a"'),
    "presets[0].subscribe: 'in' is no operator, so it never holds. Use =, !=, <, <=, > or >=."
  ],
  [
    'the conditions of triggers can hold',
    'two calls at once',
    (d) => (d.presets[0].subscribe = 'event = "a" or (type = "track" and type = "page")'),
    `presets[0].subscribe: 'type = "track"' and 'type = "page"' never hold together. Join them by "or", or remove one.`
  ],
  [
    'the conditions of triggers can hold',
    'a property with two numbers',
    (d) => (d.presets[0].subscribe = 'properties.total = 1 and properties.total = 2'),
    `presets[0].subscribe: 'properties.total = 1' and 'properties.total = 2' never hold together.`
  ],
  [
    'presets differ',
    'the same twice',
    (d) => d.presets.push({ ...d.presets[0], name: 'Again' }),
    'presets[1]: it does the same as presets[0]. Remove one of them.'
  ],
  [
    'presets differ',
    'a name twice',
    (d) => d.presets.push({ ...d.presets[0], subscribe: 'type = "page"' }),
    "presets[1].name: presets[0] maps 'Tracked Events' to the same action too. Give this one another."
  ],
  [
    'the slug names the folder',
    'no slug',
    (d) => delete d.slug,
    "slug: it is missing. Give the destination the slug 'actions-sample'."
  ],
  [
    'the slug names the folder',
    'the slug of another folder',
    (d) => (d.slug = 'actions-other'),
    "slug: 'actions-other' belongs to the folder 'other', but the folder is 'sample'. Rename one of them."
  ],
  [
    'names, titles, labels and descriptions are there',
    'no name',
    (d) => delete d.name,
    'name: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'names, titles, labels and descriptions are there',
    'a blank title',
    (d) => (d.actions.send.title = ' '),
    'actions.send.title: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'names, titles, labels and descriptions are there',
    'an action without a description',
    (d) => delete d.actions.send.description,
    'actions.send.description: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'names, titles, labels and descriptions are there',
    'a setting without a label',
    (d) => (d.authentication.fields.region.label = ''),
    'authentication.fields.region.label: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'names, titles, labels and descriptions are there',
    'a property without a label',
    (d) => delete d.actions.send.fields.details.properties.id.label,
    'actions.send.fields.details.properties.id.label: it is empty. Write what people who set up a mapping should read.'
  ],
  [
    'texts are finished',
    'a leftover',
    (d) => (d.actions.send.fields.kind.description = 'TODO: describe'),
    "actions.send.fields.kind.description: 'TODO: describe' is not finished. Write what people should read."
  ],
  [
    'texts are finished',
    'half a sentence',
    (d) => (d.actions.send.fields.kind.description = 'One of the following:'),
    "actions.send.fields.kind.description: 'One of the following:' breaks off. Finish it."
  ],
  [
    'texts are finished',
    'a blank at the end',
    (d) => (d.actions.send.fields.kind.label = 'Kind '),
    'actions.send.fields.kind.label: it begins or ends with blanks. Remove them.'
  ],
  [
    'keys are own keys',
    'an action with a name of every object',
    (d) => (d.actions.toString = d.actions.send),
    'actions.toString: every object has this name already. Choose another key.'
  ],
  [
    'keys are own keys',
    'a setting called constructor',
    (d) => (d.authentication.fields.constructor = d.authentication.fields.region),
    'authentication.fields.constructor: every object has this name already. Choose another key.'
  ],
  [
    'keys are own keys',
    'inherited fields',
    (d) => (d.actions.send.fields = Object.create(d.actions.send.fields)),
    'actions.send.fields: it inherits entries. Write them out as its own keys.'
  ],
  [
    'defaults are valid mappings',
    'an unknown directive',
    (d) => (d.actions.send.fields.channel.default = { '@pth': '$.a' }),
    'actions.send.fields.channel.default: it is not a valid mapping: / has an invalid directive: @pth.'
  ],
  [
    'defaults are valid mappings',
    'an unknown directive in a list in a property',
    (d) => (d.actions.send.fields.details.properties.id.default = [{ '@pth': '$.a' }]),
    'actions.send.fields.details.properties.id.default: it is not a valid mapping: / has an invalid directive: @pth.'
  ],
  [
    'choices differ and hold the default',
    'no choice',
    (d) => (d.actions.send.fields.level.choices = []),
    'actions.send.fields.level.choices: there is none. List the values, or leave "choices" out.'
  ],
  [
    'choices differ and hold the default',
    'the same choice twice',
    (d) => d.authentication.fields.region.choices.push({ label: 'EU', value: 'eu' }),
    "authentication.fields.region.choices: 'eu' stands there twice. Remove one."
  ],
  [
    'choices differ and hold the default',
    'a default that cannot be chosen',
    (d) => (d.actions.send.fields.level.default = 'Low'),
    "actions.send.fields.level.default: 'Low' is none of the choices. Choose one of them."
  ],
  [
    'choices differ and hold the default',
    'a list as default with a value that cannot be chosen',
    (d) => (d.actions.send.fields.level.default = ['low', 'none']),
    "actions.send.fields.level.default: 'none' is none of the choices. Choose one of them."
  ],
  [
    'hidden fields are not required without a default',
    'such a field',
    (d) => delete d.actions.send.fields.kind.default,
    'actions.send.fields.kind: it is required, hidden and without a default, so no event could be sent. Give it a default or show it.'
  ],
  [
    'secrets are passwords',
    'a secret as a plain text',
    (d) => (d.authentication.fields.apiKey.type = 'string'),
    "authentication.fields.apiKey.type: the name says that it is a secret. Make its type 'password'."
  ],
  [
    'secrets are passwords',
    'a secret of audiences as a plain text',
    (d) => (d.audienceFields = { access_token: { label: 'Token', description: 'It.', type: 'string' } }),
    "audienceFields.access_token.type: the name says that it is a secret. Make its type 'password'."
  ],
  [
    'triggers can be read',
    'a default trigger that ends early',
    (d) => (d.actions.send.defaultSubscription = 'type ='),
    "actions.send.defaultSubscription: 'type =' is read as 'type = \"eos\"'. Correct what is passed over or guessed."
  ],
  [
    'triggers can be read',
    'a preset that asks for a field that events do not have',
    (d) => (d.presets[0].subscribe = 'type = "track" and plan = "pro"'),
    'presets[0].subscribe: \'type = "track" and plan = "pro"\' is read as \'type = "track"\'. Correct what is passed over'
  ],
  [
    'triggers can be read',
    'a preset with an empty trigger',
    (d) => (d.presets[0].subscribe = ''),
    "presets[0].subscribe: '' is not a trigger: "
  ],
  [
    'presets fit their actions',
    'an action that is not there',
    (d) => (d.presets[0].partnerAction = 'sent'),
    "presets[0].partnerAction: there is no action 'sent'. Name one of the actions."
  ],
  [
    'presets fit their actions',
    'an action that every object has',
    (d) => (d.presets[0].partnerAction = 'constructor'),
    "presets[0].partnerAction: there is no action 'constructor'. Name one of the actions."
  ],
  [
    'presets fit their actions',
    'a field that is not there',
    (d) => (d.presets[0].mapping.chanel = '#general'),
    "presets[0].mapping.chanel: the action 'send' has no such field. Remove it."
  ],
  [
    'presets fit their actions',
    'a mapping that is not valid',
    (d) => (d.presets[0].mapping.channel = { '@path': 1 }),
    'presets[0].mapping: it is not valid: '
  ],
  [
    'dynamic fields have handlers',
    'a dynamic field without a handler',
    (d) => delete d.actions.send.dynamicFields.channel,
    'actions.send.fields: \'channel\' is dynamic, but "dynamicFields" has no function for it. Write one.'
  ],
  [
    'dynamic fields have handlers',
    'a dynamic property without a handler',
    (d) => (d.actions.send.dynamicFields.details = {}),
    'actions.send.fields: \'details.id\' is dynamic, but "dynamicFields" has no function for it. Write one.'
  ],
  [
    'dynamic fields have handlers',
    'a handler without a dynamic field',
    (d) => delete d.actions.send.fields.channel.dynamic,
    'actions.send.dynamicFields: \'channel\' is not a dynamic field. Mark the field with "dynamic: true".'
  ],
  [
    'dynamic fields have handlers',
    'a handler for keys of a field with fixed keys',
    (d) => Object.assign(d.actions.send.dynamicFields.details, { __keys__: () => ({ choices: [] }) }),
    'actions.send.dynamicFields: \'details.__keys__\' is not a dynamic field. Mark the field with "dynamic: true".'
  ],
  [
    'schemas compile',
    'an unknown type',
    (d) => (d.actions.send.fields.channel.type = 'text-ish'),
    'actions.send.fields: it gives no valid JSON Schema: '
  ],
  [
    'schemas compile',
    'a setting of an unknown format',
    (d) => (d.authentication.fields.region.format = 'zone'),
    'authentication.fields: it gives no valid JSON Schema: '
  ],
  [
    'schemas compile',
    'a hook with an unknown type',
    (d) => (d.actions.send.hooks = { onMappingSave: { inputFields: { a: { label: 'A', type: 'texts' } } } }),
    'actions.send.hooks.onMappingSave.inputFields: it gives no valid JSON Schema: '
  ],
  [
    'schemas compile',
    'a setting of audiences of an unknown type',
    (d) => (d.audienceFields = { a: { label: 'A', type: 'texts' } }),
    'audienceFields: it gives no valid JSON Schema: '
  ],
  [
    'the definition is data',
    'a date as default',
    (d) => (d.actions.send.fields.kind.default = new Date(0)),
    'actions.send.fields.kind.default: it is not a plain object but an instance of a class. JSON would not keep it.'
  ],
  [
    'the definition is data',
    'an infinite number',
    (d) => (d.actions.send.fields.batch_size.maximum = Infinity),
    'actions.send.fields.batch_size.maximum: JSON has no Infinity. Use a number.'
  ],
  [
    'the definition is data',
    'a bigint',
    (d) => (d.actions.send.fields.batch_size.default = 1n),
    'actions.send.fields.batch_size.default: JSON has no bigint. Use a text or a number.'
  ],
  [
    'the definition is data',
    'a cycle',
    (d) => (d.actions.send.fields.details.properties.again = d.actions),
    'actions.send.fields.details.properties.again: it holds itself. JSON cannot hold a cycle.'
  ],
  [
    'the definition is data',
    'a function in a list',
    (d) => d.actions.send.fields.level.choices.push(() => 'x'),
    'actions.send.fields.level.choices[2]: JSON lists have no function. Remove it.'
  ],
  [
    'each action has its folder',
    'an action that stands elsewhere',
    (d) => (d.actions.sendTwo = d.actions.send),
    'actions.sendTwo: there is no sendTwo/index.ts. Move the action to the folder of its key.'
  ],
  [
    'each action has its folder',
    'a folder that is not used',
    (d) => delete d.actions.send,
    'send/index.ts: the definition has no action \'send\'. Add it to "actions" or remove it.'
  ],
  [
    'the facts hold',
    'another type',
    (d) => (d.actions.send.fields.batch_size.type = 'integer'),
    'actions.send.fields.batch_size.type: the facts have "number", the definition has "integer". Follow the facts.'
  ],
  [
    'the facts hold',
    'no longer required',
    (d) => (d.authentication.fields.apiKey.required = false),
    'settings.apiKey.required: the facts have true, the definition has nothing. Follow the facts.'
  ],
  [
    'the facts hold',
    'a format that is new',
    (d) => (d.actions.send.fields.channel.format = 'uri'),
    'actions.send.fields.channel.format: the facts have nothing, the definition has "uri". Follow the facts.'
  ],
  [
    'the facts hold',
    'other choices',
    (d) => d.actions.send.fields.level.choices.pop(),
    'actions.send.fields.level.choices: the facts have ["low","high"], the definition has ["low"]. Follow the facts.'
  ],
  [
    'the facts hold',
    'another default in a property',
    (d) => (d.actions.send.fields.details.properties.id.default = false),
    'actions.send.fields.details.properties.id.default: the facts have {"@path":"$.userId"}, the definition has false. Follow the facts.'
  ],
  [
    'the facts hold',
    'a field that is gone',
    (d) => delete d.actions.send.fields.channel,
    'actions.send.fields.channel: the facts have it, the definition does not. Add it.'
  ],
  [
    'the facts hold',
    'a field that is new',
    (d) => (d.actions.send.fields.extra = d.actions.send.fields.channel),
    'actions.send.fields.extra: the facts do not have it. Remove it.'
  ],
  [
    'the facts hold',
    'another default trigger',
    (d) => delete d.actions.send.defaultSubscription,
    'actions.send.default_subscription: the facts have "type = \\"track\\"", the definition has null. Follow the facts.'
  ],
  [
    'the facts hold',
    'no batches',
    (d) => delete d.actions.send.performBatch,
    'actions.send.perform_batch: the facts have true, the definition has false. Follow the facts.'
  ],
  [
    'the facts hold',
    'another trigger of a preset',
    (d) => (d.presets[0].subscribe = 'type = "page"'),
    'presets.0.trigger: the facts have "type = \\"track\\"", the definition has "type = \\"page\\"". Follow the facts.'
  ],
  [
    'the facts hold',
    'a preset that leaves out a default',
    (d) => delete d.presets[0].mapping.kind,
    'presets.0.set: the facts have {"level":"high"}, the definition has {"level":"high","kind":null}. Follow the facts.'
  ]
]

afterAll(removeFolders)

/** What the rule with this title finds, in words. */
function findings(title: string, subject: Subject): string[] {
  return findingsOf(
    rules.find((rule) => rule.title === title)!,
    subject
  ).map(inWords)
}

describe('the rules', () => {
  it('find nothing in a sound destination', () => {
    expect(brokenRules(subjectWith(() => undefined))).toEqual([])
  })

  it('have codes of their own, in order', () => {
    const codes = rules.map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].toSorted())
  })

  it.each(rows)('%s: %s', (name, _, breakIt, message) => {
    expect(findings(name, { ...subjectWith(breakIt), ...(name === facts ? {} : { facts: undefined }) })).toEqual([
      expect.stringContaining(message)
    ])
  })

  it('have no name that is not shown to fail', () => {
    const shown = new Set([...rows.map(([name]) => name), ...shownBelow])
    expect(rules.map(({ title }) => title).filter((title) => !shown.has(title))).toEqual([])
  })
})

const facts = 'the facts hold'
const batching = 'batching fields stand in actions that send batches'
const imports = 'imports stay inside'
const shownBelow = [batching, imports]

const importFaults = (files: Record<string, string>) =>
  findings(imports, { ...subjectWith(() => undefined), directory: writeFolder(files) })

describe('batching fields', () => {
  const withoutBatches = subjectWith((d) => delete d.actions.send.performBatch)

  it('refuses them where no batch can be sent', () => {
    expect(findings(batching, { ...withoutBatches, facts: undefined })).toEqual([
      'actions.send.fields.batch_size: the action cannot send batches. Write "performBatch" or remove the field.'
    ])
  })
})

describe('the facts', () => {
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
    ['conditions ask for what there is', (d) => (d.actions.send.fields.kind.depends_on = on('levels', 'high'))],
    ['the conditions of triggers can hold', (d) => (d.presets[0].subscribe = 'type = "Track"')],
    ['presets differ', (d) => d.presets.push({ ...d.presets[0], name: 'Again' })]
  ])('is no fault: %s', (title, change) => {
    expect(findings(title, broken(change))).toEqual([])
    expect(findings(title, { ...broken(change), facts: undefined })).toHaveLength(1)
  })

  it('is one where a secret would be shown', () => {
    const subject = broken((d) => (d.authentication.fields.apiKey.type = 'string'))
    expect(findings('secrets are passwords', subject)).toHaveLength(1)
  })
})

describe('a definition without the parts of one', () => {
  it('is told that and nothing else', () => {
    const broken = brokenRules(subjectWith((d) => Object.assign(d, { actions: { send: null }, presets: [null] })))
    expect(broken.map(({ rule, finding }) => `${rule.code} ${inWords(finding)}`)).toEqual([
      'D002 actions.send: it is no object. Write one.',
      'D002 presets[0]: it is no object. Write one.'
    ])
  })
})

describe('fixes', () => {
  const fixes = (change: (definition: Breakable) => void) =>
    brokenRules({ ...subjectWith(change), facts: undefined }).map(({ finding }) => [finding.place, finding.fix])

  it.each<[(definition: Breakable) => void, string, unknown]>([
    [(d) => (d.authentication.fields.apiKey.type = 'string'), 'authentication.fields.apiKey.type', 'password'],
    [(d) => delete d.slug, 'slug', 'actions-sample'],
    [(d) => (d.actions.send.title = ' Send '), 'actions.send.title', 'Send'],
    [(d) => (d.actions.send.fields.batch_size.default = '10'), 'actions.send.fields.batch_size.default', 10],
    [(d) => (d.actions.send.fields.batch_size.default = 'ten'), 'actions.send.fields.batch_size.default', undefined]
  ])('are offered where they are safe: %s', (change, place, fix) => {
    expect(fixes(change)).toEqual([[place, fix]])
  })
})

describe('imports', () => {
  it.each([
    ["import type { A } from '@segment/actions-core'"],
    ["import { parseFql } from '@segment/actions-core/trigger'"],
    ["import { createHash } from 'node:crypto'"],
    ["import { hash } from '../../../lib/hash'"],
    ["export { a } from '../index'"],
    ['const text = "import x from \'y\'"']
  ])('allows %s', (line) => {
    expect(importFaults({ 'send/index.ts': `${line}\n` })).toEqual([])
  })

  it.each([
    ["import slack from '../../slack'", '../../slack'],
    ["import { a } from '../../../index'", '../../../index'],
    ["import { a } from '../../../library'", '../../../library'],
    ["import { a } from '../../sample-two/a'", '../../sample-two/a'],
    ["import {\n  a,\n  b\n} from 'lodash'", 'lodash'],
    ["import 'crypto'", 'crypto'],
    ["export * from '@segment/actions-core-other'", '@segment/actions-core-other'],
    ["const a = require('@segment/actions-cli')", '@segment/actions-cli'],
    ["const a = await import('../../../../../cli/src')", '../../../../../cli/src']
  ])('refuses %s', (line, specifier) => {
    expect(importFaults({ 'send/index.ts': `${line}\n` })).toEqual([
      expect.stringContaining(`send/index.ts: it imports '${specifier}'. Import only `)
    ])
  })

  it('leaves tests alone', () => {
    expect(importFaults({ '__tests__/index.test.ts': "import nock from 'nock'\n" })).toEqual([])
  })
})

describe('importsOf', () => {
  it('finds every form of import once', () => {
    const source = `
      import a, { b } from './a'
      import type { C } from "./c"
      import './d'
      export { e } from './e'
      export const f = 'not this'
      const g = await import('./g')
      const h = require('./h')
    `
    expect(importsOf(source).map(({ specifier, line }) => `${line} ${specifier}`)).toEqual([
      '2 ./a',
      '3 ./c',
      '4 ./d',
      '5 ./e',
      '7 ./g',
      '8 ./h'
    ])
  })
})

describe('isSecretName', () => {
  it.each([
    'apiKey',
    'api_key',
    'APIKey',
    'apikey',
    'pushwooshAPIKey',
    'token',
    'accessToken',
    'sharedSecret',
    'client_secret',
    'dbPassword',
    'password',
    'secretAccessKey',
    'source_write_key'
  ])('takes %s for a secret', (name) => expect(isSecretName(name)).toBe(true))

  it.each(['accessKeyId', 'publicKey', 'key', 'tokenUrl', 'region', 'secretary', 'event_key', 'keyPrefix'])(
    'does not take %s for a secret',
    (name) => expect(isSecretName(name)).toBe(false)
  )
})
