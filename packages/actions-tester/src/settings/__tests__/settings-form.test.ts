import type { JSONField, SettingsView } from '../../api'
import { problemOf, savedValues, settingFrom, settingsOf } from '../settings-form'

const field = (more: object) => ({ label: 'Label', description: 'What.', type: 'string', ...more }) as JSONField

const fields = {
  note: field({ label: 'Note' }),
  apiKey: field({ label: 'Key', type: 'password', required: true }),
  port: field({ label: 'Port', type: 'number', default: 80 }),
  proxy: field({
    label: 'Proxy',
    depends_on: { conditions: [{ fieldKey: 'note', operator: 'is', value: 'proxy' }] },
    required: { conditions: [{ fieldKey: 'port', operator: 'is', value: 8080 }] }
  })
}

const view: SettingsView = {
  file: '.settings/example.json',
  settings: { note: 'a note' },
  secrets: ['apiKey'],
  oauth: [],
  environment: ['port'],
  problems: ["The root value is missing the required field 'apiKey'.", 'Port must be a number but it was a string.']
}

it('lists required settings first, knows of secrets only that they are set, and hides what does not apply', () => {
  const shown = settingsOf(fields, view, {})
  expect(shown.map(({ key, isRequired, isSet, value }) => [key, isRequired, isSet, value])).toEqual([
    ['apiKey', true, true, undefined],
    ['note', false, true, 'a note'],
    ['port', false, false, 80]
  ])
  expect(shown[2]).toMatchObject({ isOverridden: true })
})

it('follows the conditions as the form changes', () => {
  const keysOf = (changes: object) => settingsOf(fields, view, changes as never).map(({ key }) => key)
  expect(keysOf({ note: 'proxy' })).toEqual(['apiKey', 'note', 'port', 'proxy'])
  expect(keysOf({ note: 'proxy', port: 8080 })).toEqual(['apiKey', 'proxy', 'note', 'port'])
  expect(keysOf({ note: null })).toEqual(['apiKey', 'note', 'port'])
})

it.each([
  [' a ', {}, 'a'],
  [' a ', { type: 'password' }, ' a '],
  ['', {}, null],
  ['42', { type: 'number' }, 42],
  ['4x', { type: 'number' }, '4x'],
  ['42', {}, '42'],
  ['a\n\n b', { multiple: true }, ['a', 'b']],
  ['1\n2', { multiple: true, type: 'integer' }, [1, 2]]
])('reads %j for %j', (text, more, value) => {
  expect(settingFrom(text, field(more))).toEqual(value)
})

it('saves values of the type of the setting, and the defaults that are shown', () => {
  const save = (changes: object) => savedValues(settingsOf(fields, view, changes as never), changes as never)
  expect(save({ port: '8080', note: null, apiKey: ' secret ' })).toEqual({ port: 8080, note: null, apiKey: ' secret ' })
  expect(save({ note: 'other' })).toEqual({ port: 80, note: 'other' })
})

it('finds the problem of a setting by its label or its key', () => {
  const found = settingsOf(fields, { ...view, secrets: [] }, {}).map((setting) => problemOf(setting, view.problems))
  expect(found).toEqual(['It is required.', undefined, view.problems[1]])
})
