import type { JSONField } from '../api'
import { EMPTY, toExpression, toForm, type FieldForm, type Kind, type LeafKind } from './form'

/** What an editor knows about the value that it edits: a field, a property of one, or nothing. */
export type Slot = Partial<JSONField>

/** The ways to map a field, each with its name and what it does. */
export const KINDS: Record<Exclude<Kind, 'empty'>, { label: string; detail: string }> = {
  variable: { label: 'Variable', detail: 'A value of the event' },
  literal: { label: 'Fixed value', detail: 'The same for every event' },
  template: { label: 'Template', detail: 'A text with values of the event' },
  liquid: { label: 'Liquid', detail: 'A text with filters and conditions' },
  coalesce: { label: 'Coalesce', detail: 'The first of several values that exists' },
  if: { label: 'Condition', detail: 'One value if another exists, else a third' },
  case: { label: 'Change case', detail: 'A text in lower or upper case' },
  replace: { label: 'Replace', detail: 'A text with another text replaced in it' },
  object: { label: 'Object', detail: 'Property by property' },
  list: { label: 'List', detail: 'Element by element' },
  array: { label: 'Array', detail: 'Each element of a list of the event' },
  json: { label: 'JSON', detail: 'Anything that the mapping language has' }
}

const OF_TEXT = ['variable', 'literal', 'template', 'coalesce', 'if', 'case', 'replace', 'liquid', 'json'] as const
const OF_VALUE = ['variable', 'literal', 'template', 'coalesce', 'if', 'json'] as const
const OF_OBJECT = ['object', 'variable', 'coalesce', 'if', 'json'] as const
const OF_LIST = ['variable', 'list', 'array', 'coalesce', 'if', 'json'] as const
const OF_ANYTHING = ['variable', 'literal', 'template', 'coalesce', 'if', 'case', 'replace', 'object', 'list'] as const

/** The kinds that each entry of `disabledInputMethods` removes. */
const DISABLED: Record<string, readonly Kind[]> = {
  literal: ['literal', 'list'],
  variable: ['variable'],
  function: ['coalesce', 'if', 'case', 'replace', 'liquid'],
  freeform: ['template'],
  enrichment: []
}

/** Returns the kinds that suit a slot, the most usual first. */
export function kindsFor(slot: Slot): Exclude<Kind, 'empty'>[] {
  const disabled = (slot.disabledInputMethods ?? []).flatMap((method) => DISABLED[method] ?? [])
  const ui = slot.defaultObjectUI
  if (ui === 'keyvalue:only') disabled.push('variable')
  if (ui === 'object:only') disabled.push('object')
  return ofType(slot).filter((kind) => !disabled.includes(kind))
}

function ofType({ type, multiple }: Slot): readonly Exclude<Kind, 'empty'>[] {
  if (multiple && type === 'object') return OF_LIST
  if (multiple) return [...OF_LIST.slice(0, 3), 'literal', 'template', ...OF_LIST.slice(3)]
  switch (type) {
    case undefined:
      return [...OF_ANYTHING, 'liquid', 'json']
    case 'object':
      return OF_OBJECT
    case 'number':
    case 'integer':
    case 'boolean':
      return OF_VALUE
    default:
      return OF_TEXT
  }
}

/** Returns the kind that an empty form of a slot is shown as: the one that is used most for such a value. */
function startKind(slot: Slot): LeafKind {
  const kinds = kindsFor(slot)
  // A long text, such as a message, is made of several values.
  if (slot.type === 'text' && !slot.dynamic && kinds.includes('template')) return 'template'
  // An address, such as that of a webhook, is rarely part of an event.
  const isChosen = Boolean(slot.choices ?? slot.dynamic) || slot.type === 'boolean' || slot.format === 'uri'
  return kinds.includes('variable') && !(isChosen && kinds.includes('literal')) ? 'variable' : 'literal'
}

/** Returns the form that a slot gets when a person adds it: its default, its properties, or none yet. */
export function freshForm(slot: Slot): FieldForm {
  if (slot.default !== undefined) return toForm(slot.default)
  if (slot.properties && kindsFor(slot).includes('object')) return objectOf(slot)
  return { kind: 'empty', as: startKind(slot) }
}

/** Returns the kind that an editor shows for a form. */
export function shownKind(form: FieldForm, slot: Slot): Exclude<Kind, 'empty'> {
  return form.kind === 'empty' ? (form.as ?? startKind(slot)) : form.kind
}

/**
 * Returns a form of another kind that keeps as much of a form as the kind can hold: a variable becomes the value of a
 * change of case, a placeholder of a template, the first value of a chain.
 *
 * @param paths lists of the event, for a kind that needs one
 */
export function formOfKind(form: FieldForm, kind: Exclude<Kind, 'empty'>, slot: Slot, lists: string[] = []): FieldForm {
  const inner = innerOf(form)
  switch (kind) {
    case 'coalesce':
      return { kind, test: 'exists', values: [inner, EMPTY] }
    case 'if':
      return { kind, test: 'exists', value: inner, then: inner, else: EMPTY }
    case 'case':
      return { kind, operator: 'lower', value: inner }
    case 'replace':
      return { kind, options: { pattern: '', replacement: '' }, value: inner }
    case 'object':
      return form.kind === 'array' && form.each.kind === 'object' ? form.each : objectOf(slot)
    case 'list':
      return { kind, items: [inner] }
    case 'array': {
      const path = inner.kind === 'variable' ? inner.path : (lists[0] ?? '$.properties.products')
      return { kind, path, each: form.kind === 'object' ? form : eachOf(slot) }
    }
    default:
      return leafOf(form, kind)
  }
}

function leafOf(form: FieldForm, kind: LeafKind): FieldForm {
  const empty: FieldForm = { kind: 'empty', as: kind }
  if (kind === 'json') return form.kind === 'empty' ? empty : { kind, value: toExpression(form) }
  if (form.kind === 'json') {
    const read = toForm(form.value)
    return read.kind === kind ? read : empty
  }
  const inner = innerOf(form)
  if (inner.kind === kind) return inner
  if (kind === 'template' && inner.kind === 'variable') {
    return { kind, text: `{{${inner.path.replace(/^\$\./, '')}}}` }
  }
  if (kind === 'template' && inner.kind === 'literal') return { kind, text: String(inner.value) }
  if (kind === 'literal' && inner.kind === 'template') return { kind, value: inner.text }
  const [, path] = inner.kind === 'template' ? (/^\{\{([^{}]+)\}\}$/.exec(inner.text) ?? []) : []
  return kind === 'variable' && path ? { kind, path: `$.${path}` } : empty
}

/** The value within a form: that of a change of case, the first one of a chain, and so on. */
function innerOf(form: FieldForm): FieldForm {
  switch (form.kind) {
    case 'coalesce':
      return innerOf(form.values[0] ?? EMPTY)
    case 'if':
    case 'case':
    case 'replace':
      return innerOf(form.value)
    case 'list':
      return innerOf(form.items[0] ?? EMPTY)
    case 'array':
      return { kind: 'variable', path: form.path }
    case 'object':
    case 'json':
      return EMPTY
    default:
      return form
  }
}

/** An object with the properties that have a default or are required. */
function objectOf({ properties = {}, default: given }: Slot): FieldForm {
  const read = toForm(given)
  if (read.kind === 'object') return read
  const members = Object.entries(properties)
    .filter(([, property]) => property.required === true || property.default !== undefined)
    .map(([key, property]) => ({ key, value: toForm(property.default) }))
  return { kind: 'object', members }
}

function eachOf(slot: Slot): FieldForm {
  const read = toForm(slot.default)
  if (read.kind === 'array') return read.each
  return slot.properties ? objectOf({ properties: slot.properties }) : EMPTY
}
