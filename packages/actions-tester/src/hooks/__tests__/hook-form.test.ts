import type { JSONField } from '../../api'
import { hookInputs, inputFrom, inputValues, savedHook } from '../hook-form'

const field = (more: object = {}): JSONField => ({ label: 'L', type: 'string', dynamic: false, ...more }) as JSONField
const isNew = { conditions: [{ fieldKey: 'kind', operator: 'is', value: 'new' }] }

it('shows the inputs whose conditions hold, with their defaults, and sends those that have a value', () => {
  const fields = {
    kind: field({ required: true, default: 'new' }),
    name: field({ required: isNew, depends_on: isNew }),
    id: field({ depends_on: { conditions: [{ fieldKey: 'kind', operator: 'is_not', value: 'new' }] } }),
    note: field()
  }
  const first = hookInputs(fields, {})
  expect(first.map(({ key, isRequired, value }) => [key, isRequired, value])).toEqual([
    ['kind', true, 'new'],
    ['name', true, undefined],
    ['note', false, undefined]
  ])
  expect(inputValues(first)).toEqual({ kind: 'new' })
  // A value that was filled in before the condition failed is not sent.
  const second = hookInputs(fields, { kind: 'old', name: 'A', id: '7', note: '' })
  expect(inputValues(second)).toEqual({ kind: 'old', id: '7' })
})

it.each([
  ['12', { type: 'integer' as const }, 12],
  ['1.5', { type: 'number' as const }, 1.5],
  ['x', { type: 'number' as const }, 'x'],
  ['012', { type: 'string' as const }, '012'],
  [' ', { type: 'string' as const }, undefined],
  ['a\n\nb', { type: 'string' as const, multiple: true }, ['a', 'b']]
])('reads %j as a %j', (text, type, value) => expect(inputFrom(text, type)).toEqual(value))

it.each([
  [{}, undefined],
  [{ onMappingSave: { outputs: { id: '1' } } }, { outputs: { id: '1' } }],
  [{ onMappingSave: 'x' }, undefined]
])('finds what a mapping has of a hook: %j', (mapping, saved) =>
  expect(savedHook(mapping, 'onMappingSave')).toEqual(saved)
)
