import { describe as manifestOf, type DestinationDefinition } from '@segment/actions-core'
import { definitionChanges } from '../definition-changes'

const field = (label: string, more: object = {}) => ({ label, description: 'A field.', type: 'string', ...more })

function definition(fields: object, more: object = {}, settings: object = { apiKey: field('Key') }) {
  const send = { title: 'Send', description: 'Sends.', fields, perform: () => undefined }
  return manifestOf({
    name: 'Example',
    mode: 'cloud',
    authentication: { scheme: 'custom', fields: settings },
    actions: { send },
    ...more
  } as unknown as DestinationDefinition<never>)
}

const before = definition({ text: field('Text') })
const preset = { name: 'All', subscribe: 'type = "track"', partnerAction: 'send', mapping: {}, type: 'automatic' }

it.each([
  ['nothing', definition({ text: field('Text') }), []],
  ['a new field', definition({ text: field('Text'), url: field('URL') }), ["Action 'Send': field 'URL' is new."]],
  ['no field', definition({}), ["Action 'Send': field 'Text' was removed."]],
  [
    'a field that is required now',
    definition({ text: field('Text', { required: true, default: { '@path': '$.event' } }) }),
    ["Action 'Send': field 'Text' changed: required, default."]
  ],
  ['other settings', definition({ text: field('Text') }, {}, {}), ["Setting 'Key' was removed."]],
  ['a preset', definition({ text: field('Text') }, { presets: [preset] }), ['There is 1 preset now.']],
  ['another name', definition({ text: field('Text') }, { name: 'Sample' }), ['The name is now Sample.']],
  ['no action', definition({}, { actions: {} }), ["Action 'Send' was removed."]]
])('says what changed: %s', (_, after, changes) => {
  expect(definitionChanges(before, after)).toEqual(changes)
})
