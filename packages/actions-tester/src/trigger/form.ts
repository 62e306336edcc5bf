import {
  cachedTrigger,
  generateFql,
  type Condition,
  type GroupCondition,
  type LeafCondition,
  type Operator
} from '@segment/actions-core/trigger'
import { operatorView, subjectView, type Subject } from './operators'

/** A group of conditions in the form. */
export interface GroupForm {
  kind: 'group'
  match: 'all' | 'any'
  items: ItemForm[]
}

/** A condition that the form can edit. */
export interface ConditionForm {
  kind: 'condition'
  subject: Subject
  /** The path inside the subject; empty for a subject without one. */
  path: string
  operator: Operator
  /** As typed; empty if the operator needs none. */
  value: string
}

/** A condition that only the text can express. The form shows it as text, and keeps it. */
export interface TextForm {
  kind: 'text'
  condition: LeafCondition
}

/** A row of the form. */
export type ItemForm = GroupForm | ConditionForm | TextForm

/** Returns the form of a trigger that was parsed. */
export function formOf(tree: GroupCondition): GroupForm {
  return { kind: 'group', match: tree.operator === 'or' ? 'any' : 'all', items: tree.children.map(itemOf) }
}

function itemOf(condition: Condition): ItemForm {
  if (condition.type === 'group') return formOf(condition)
  const view = operatorView(condition.type, condition.operator)
  const { value } = condition
  const isShown =
    view &&
    (view.needs === 'text'
      ? typeof value === 'string'
      : view.needs === 'number'
        ? // What is typed must be the same number again.
          typeof value === 'number' && Object.is(Number(String(value)), value)
        : value === undefined)
  if (!isShown) return { kind: 'text', condition }
  return {
    kind: 'condition',
    subject: condition.type,
    path: 'name' in condition ? condition.name : '',
    operator: condition.operator,
    value: value === undefined ? '' : String(value)
  }
}

/**
 * Returns the tree of a form. Conditions that are not complete, such as one without a path, are left out.
 *
 * @returns undefined if no condition is complete
 */
export function treeOf(form: GroupForm): GroupCondition | undefined {
  const children = form.items.map(conditionOf).filter((condition) => condition !== undefined)
  return children.length > 0 ? { type: 'group', operator: form.match === 'any' ? 'or' : 'and', children } : undefined
}

/** Returns the condition of a row; undefined if it is not complete. */
export function conditionOf(item: ItemForm): Condition | undefined {
  if (item.kind === 'group') return treeOf(item)
  if (item.kind === 'text') return item.condition
  const { subject, path, operator, value } = item
  const { hasPath } = subjectView(subject)
  const needs = operatorView(subject, operator)?.needs
  if (hasPath && path.trim() === '') return undefined
  if (needs === 'number' && (value.trim() === '' || !Number.isFinite(Number(value)))) return undefined
  return {
    type: subject,
    ...(hasPath && { name: path }),
    operator,
    ...(needs === 'text' && { value }),
    ...(needs === 'number' && { value: Number(value) })
  } as LeafCondition
}

/** Returns the text of a form; empty if no condition is complete. Throws what `generateFql` throws. */
export function textOf(form: GroupForm): string {
  const tree = treeOf(form)
  return tree ? generateFql(tree) : ''
}

/** Reads a trigger text: its tree, which is compiled and must not be modified, and its form, or what is wrong with it. */
export function readTrigger(text: string): { tree: GroupCondition; form: GroupForm } | { error: string } {
  if (text.trim() === '') return { error: 'A trigger needs at least one condition. Add one.' }
  const tree = cachedTrigger(text)
  return 'error' in tree ? { error: tree.error.message } : { tree, form: formOf(tree) }
}

/** Where a row is: its position in each group, from the outermost one on. */
export type Position = readonly number[]

/** Returns a form in which `change` has replaced a row by one, several or no rows. */
export function editItem(form: GroupForm, position: Position, change: (item: ItemForm) => ItemForm[]): GroupForm {
  const [index, ...rest] = position
  const items = form.items.flatMap((item, at) => {
    if (at !== index) return [item]
    return rest.length > 0 && item.kind === 'group' ? [editItem(item, rest, change)] : change(item)
  })
  return { ...form, items }
}

/** Returns a form in which `change` has replaced the group at a position; the form itself at `[]`. */
export function editGroup(form: GroupForm, position: Position, change: (group: GroupForm) => GroupForm): GroupForm {
  if (position.length === 0) return change(form)
  return editItem(form, position, (item) => [item.kind === 'group' ? change(item) : item])
}

/** A new row: the condition that people mostly add next. */
export function newCondition(subject: Subject = 'event-property'): ConditionForm {
  return { kind: 'condition', subject, path: '', operator: '=', value: '' }
}

/** Returns a condition for another subject. Keeps operator and value where they fit. */
export function withSubject(condition: ConditionForm, subject: Subject): ConditionForm {
  const keeps = operatorView(subject, condition.operator) !== undefined
  const path = subjectView(subject).hasPath ? condition.path : ''
  return { ...condition, subject, path, ...(!keeps && { operator: '=' as const }) }
}

/** Returns a condition with another operator. Keeps the value where the operator needs one. */
export function withOperator(condition: ConditionForm, operator: Operator): ConditionForm {
  const needs = operatorView(condition.subject, operator)?.needs
  return { ...condition, operator, ...(needs === 'nothing' && { value: '' }) }
}
