import { generateFql, parseFql } from '@segment/actions-core/trigger'
import * as fc from 'fast-check'
import vectors from '../../../../actions-core/fixtures/vectors/fql.json'
import {
  editGroup,
  editItem,
  formOf,
  newCondition,
  readTrigger,
  textOf,
  treeOf,
  withOperator,
  withSubject
} from '../form'
import type { GroupForm, ItemForm } from '../form'
import { SUBJECTS } from '../operators'

const parsed = (vectors as { id: string; fql: string; error?: boolean }[])
  .filter(({ error }) => !error)
  .map(({ fql }) => ({ fql, tree: parseFql(fql) }))

function itemsOf(form: GroupForm): ItemForm[] {
  return form.items.flatMap((item) => (item.kind === 'group' ? itemsOf(item) : [item]))
}

it('keeps every trigger of the vectors, in either direction', () => {
  for (const { fql, tree } of parsed) {
    if ('error' in tree) throw tree.error
    expect({ fql, tree: treeOf(formOf(tree)) }).toEqual({ fql, tree })
    expect({ fql, text: textOf(formOf(tree)) }).toEqual({ fql, text: generateFql(tree) })
  }
})

it('can edit most conditions of the vectors', () => {
  const items = parsed.flatMap(({ tree }) => ('error' in tree ? [] : itemsOf(formOf(tree))))
  const share = items.filter(({ kind }) => kind === 'condition').length / items.length
  expect(share).toBeGreaterThan(0.85)
})

const text = fc.string({ maxLength: 8 })
const condition = fc.constantFrom(...SUBJECTS).chain(({ subject, hasPath, operators }) =>
  fc.constantFrom(...operators).chain(({ operator, needs }) =>
    fc.record({
      kind: fc.constant('condition' as const),
      subject: fc.constant(subject),
      path: hasPath ? text.filter((path) => path.trim() !== '') : fc.constant(''),
      operator: fc.constant(operator),
      value:
        needs === 'text'
          ? text
          : needs === 'number'
            ? fc
                .double({ noNaN: true, noDefaultInfinity: true })
                .filter((value) => !Object.is(value, -0))
                .map(String)
            : fc.constant('')
    })
  )
)
const { group } = fc.letrec<{ item: ItemForm; group: GroupForm }>((tie) => ({
  item: fc.oneof({ maxDepth: 3 }, condition, tie('group')),
  group: fc.record({
    kind: fc.constant('group' as const),
    match: fc.constantFrom('all' as const, 'any' as const),
    items: fc.array(tie('item'), { minLength: 2, maxLength: 4 })
  })
}))

it('comes back from its text, whatever was put in', () => {
  fc.assert(
    fc.property(group, (form) => {
      expect(readTrigger(textOf(form))).toMatchObject({ form })
    }),
    { seed: 20_261_129, numRuns: 500 }
  )
})

describe('a condition that the form cannot show', () => {
  it.each(['properties.a != true', 'properties.a < "b"', 'event > 5', 'userId = true', 'properties.a like "b"'])(
    'stays as it is: %s',
    (fql) => {
      const read = readTrigger(`type = "track" and ${fql}`)
      if ('error' in read) throw new Error(read.error)
      expect(read.form.items).toMatchObject([{ kind: 'condition' }, { kind: 'text' }])
      const edited = editItem(read.form, [0], (item) => [{ ...item, value: 'page' } as ItemForm])
      expect(textOf(edited)).toBe(`type = "page" and ${fql}`)
    }
  )
})

it('leaves out what is not complete yet', () => {
  const form: GroupForm = {
    kind: 'group',
    match: 'all',
    items: [
      { ...newCondition('event-type'), value: 'track' },
      newCondition(),
      { ...newCondition(), path: 'total', operator: '>', value: '' },
      { kind: 'group', match: 'any', items: [] }
    ]
  }
  expect(textOf(form)).toBe('type = "track"')
  expect(textOf({ ...form, items: [newCondition()] })).toBe('')
  expect(readTrigger('')).toEqual({ error: 'A trigger needs at least one condition. Add one.' })
})

it('edits rows and groups inside groups', () => {
  const read = readTrigger('type = "track" and (event = "A" or event = "B")')
  if ('error' in read) throw new Error(read.error)
  const without = editItem(read.form, [1, 0], () => [])
  expect(textOf(without)).toBe('type = "track" and (event = "B")')
  const any = editGroup(read.form, [1], (inner) => ({ ...inner, match: 'all' }))
  expect(textOf(any)).toBe('type = "track" and (event = "A" and event = "B")')
  expect(textOf(editGroup(read.form, [], (root) => ({ ...root, match: 'any' })))).toBe(
    'type = "track" or (event = "A" or event = "B")'
  )
})

it('keeps what fits when the subject or the operator changes', () => {
  const total = { ...newCondition(), path: 'total', operator: '>' as const, value: '5' }
  expect(withSubject(total, 'event-trait')).toEqual({ ...total, subject: 'event-trait' })
  expect(withSubject(total, 'event')).toEqual({ ...total, subject: 'event', path: '', operator: '=' })
  expect(withOperator(total, 'exists')).toEqual({ ...total, operator: 'exists', value: '' })
  expect(withOperator(total, '<=')).toEqual({ ...total, operator: '<=' })
})
