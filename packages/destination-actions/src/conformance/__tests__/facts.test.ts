import type { DestinationDefinition } from '@segment/actions-core'
import { factsOf, describeFinding } from '..'
import { checkFacts } from '../check-facts'
import { subjectWith } from './sample'
import type { Breakable } from './sample'

const text = { label: 'Text', description: 'A text.', type: 'string' }

/** A definition with what only some destinations have. */
function withExtras(change: (definition: Breakable) => void = () => undefined): DestinationDefinition {
  return subjectWith((definition) => {
    Object.assign(definition.actions.send, {
      platform: 'web',
      syncMode: {
        label: 'Mode',
        description: 'How.',
        default: 'add',
        choices: [
          { label: 'Add', value: 'add' },
          { label: 'Delete', value: 'delete' }
        ]
      },
      hooks: {
        onMappingSave: {
          label: 'Choose',
          description: 'Choose one.',
          inputFields: { list: { ...text, required: true, dynamic: async () => ({ choices: [] }) } },
          outputTypes: { id: { ...text, required: true } },
          performHook: async () => ({})
        }
      }
    })
    const { title, description, perform } = definition.actions.send
    definition.asyncActions = { upload: { title, description, perform, performPoll: perform, fields: {} } }
    definition.audienceFields = { region: { ...text, choices: ['EU'] } }
    definition.audienceConfig = {
      mode: { type: 'synced', full_audience_sync: false },
      createAudience: async () => ({ externalId: 'a' }),
      getAudience: async () => ({ externalId: 'a' })
    }
    change(definition)
  }).definition
}

const known = JSON.parse(JSON.stringify(factsOf(withExtras())))

it('have the form in which they are kept', () => {
  expect(known).toMatchObject({
    audience_config: { mode: { type: 'synced', full_audience_sync: false }, create: true, get: true },
    audience_fields: [{ key: 'region', type: 'string', choices: ['EU'] }],
    actions: [
      {
        key: 'send',
        platform: 'web',
        sync_mode: { default: 'add', choices: ['add', 'delete'] },
        dynamic_fields: ['channel', 'details.id'],
        hooks: {
          onMappingSave: {
            inputs: [{ key: 'list', type: 'string', required: true, dynamic: true }],
            outputs: [{ key: 'id', type: 'string', required: true }]
          }
        }
      },
      { key: 'upload', platform: 'async' }
    ]
  })
})

it.each<[string, (definition: Breakable) => void, string]>([
  ['nothing', () => undefined, ''],
  [
    'a choice of the sync mode',
    (d) => d.actions.send.syncMode.choices.pop(),
    'actions.send.sync_mode: the facts have {"default":"add","choices":["add","delete"]}, the definition has {"default":"add","choices":["add"]}. Follow the facts.'
  ],
  [
    'a hook',
    (d) => delete d.actions.send.hooks.onMappingSave,
    'actions.send.hooks.onMappingSave: the facts have it, the definition does not. Add it.'
  ],
  [
    'an input of a hook',
    (d) => delete d.actions.send.hooks.onMappingSave.inputFields.list.dynamic,
    'actions.send.hooks.onMappingSave.inputs.list.dynamic: the facts have true, the definition has nothing. Follow the facts.'
  ],
  [
    'an output of a hook',
    (d) => (d.actions.send.hooks.onMappingSave.outputTypes.name = text),
    'actions.send.hooks.onMappingSave.outputs.name: the facts do not have it. Remove it.'
  ],
  [
    'an action whose result is known later',
    (d) => delete d.asyncActions,
    'actions.upload: the facts have it, the definition does not. Add it.'
  ],
  [
    'how audiences are kept',
    (d) => (d.audienceConfig.mode.full_audience_sync = true),
    'audience_config: the facts have {"mode":{"type":"synced","full_audience_sync":false},"create":true,"get":true}, the definition has {"mode":{"type":"synced","full_audience_sync":true},"create":true,"get":true}. Follow the facts.'
  ],
  [
    'a setting of audiences',
    (d) => (d.audienceFields.region.required = true),
    'audience_fields.region.required: the facts have nothing, the definition has true. Follow the facts.'
  ],
  [
    'where an action runs',
    (d) => delete d.actions.send.platform,
    'actions.send.platform: the facts have "web", the definition has nothing. Follow the facts.'
  ],
  [
    'a dynamic field',
    (d) => delete d.actions.send.dynamicFields.channel,
    'actions.send.dynamic_fields: the facts have ["channel","details.id"], the definition has ["details.id"]. Follow the facts.'
  ]
])('tell %s', (_, change, message) => {
  const subject = { ...subjectWith(() => undefined), definition: withExtras(change), facts: known }
  expect(checkFacts(subject).map(describeFinding).join('\n')).toBe(message)
})
