// The mapping of a field as an editor shows it, and back. Both ways are exact: what no form can show stays JSON.

/**
 * The mapping of a field, as a form. `notes` is the `_metadata` that another editor left on a directive; the evaluation
 * ignores it.
 */
export type FieldForm =
  /** Not mapped. `as` is the kind that a person has chosen, before there is a value. */
  | { kind: 'empty'; as?: LeafKind }
  /** A value of the event: `@path`. */
  | { kind: 'variable'; path: string; notes?: unknown }
  /** A fixed value; `marked` if it stands in `@literal`. */
  | { kind: 'literal'; value: string | number | boolean; marked?: true; notes?: unknown }
  /** A text with `{{path}}`: `@template`. */
  | { kind: 'template'; text: string; notes?: unknown }
  /** A Liquid template: `@liquid`. */
  | { kind: 'liquid'; text: string; notes?: unknown }
  /** The first of the values that passes the test: a chain of `@if`. An empty last value means none. */
  | { kind: 'coalesce'; test: Test; values: FieldForm[]; notes?: unknown }
  /** One of two values: `@if`. */
  | { kind: 'if'; test: Test; value: FieldForm; then: FieldForm; else: FieldForm; notes?: unknown }
  /** A text in lower or upper case: `@case`. */
  | { kind: 'case'; operator: 'lower' | 'upper'; value: FieldForm; notes?: unknown }
  /** A text with one or two texts replaced: `@replace`. */
  | { kind: 'replace'; options: ReplaceOptions; value: FieldForm; notes?: unknown }
  /** An object, member by member. */
  | { kind: 'object'; members: Member[] }
  /** A list, element by element. */
  | { kind: 'list'; items: FieldForm[] }
  /** A list of the event with each element in a shape: `@arrayPath`. `wrapped` if the path stands in `@path`. */
  | { kind: 'array'; path: string; each: FieldForm; wrapped?: true; notes?: unknown }
  /** Any other expression. */
  | { kind: 'json'; value: unknown }

/** The name of a way to map a field. */
export type Kind = FieldForm['kind']

/** The kinds that hold one value and no other forms. */
export type LeafKind = 'variable' | 'literal' | 'template' | 'liquid' | 'json'

/** A form of one kind. */
export type FormOf<K extends Kind> = Extract<FieldForm, { kind: K }>

/** What an `@if` tests. Unlike its name, `blank` passes values that have content. */
export type Test = 'exists' | 'blank'

/** A member of an object. */
export interface Member {
  key: string
  value: FieldForm
}

/** The options of `@replace`; `ignorecase` is false and `global` true by default. */
export interface ReplaceOptions {
  pattern: string
  replacement?: string
  pattern2?: string
  replacement2?: string
  ignorecase?: boolean
  global?: boolean
}

/** Nothing. */
export const EMPTY: FormOf<'empty'> = { kind: 'empty' }

/** Returns the form of an expression of a mapping; `undefined` means that the field is not mapped. */
export function toForm(expression: unknown): FieldForm {
  if (expression === undefined) return EMPTY
  if (isScalar(expression)) return { kind: 'literal', value: expression }
  if (Array.isArray(expression)) return { kind: 'list', items: expression.map(toForm) }
  if (!isRecord(expression)) return { kind: 'json', value: expression }
  const { _metadata: notes, ...rest } = expression
  const keys = Object.keys(rest)
  if (!keys.some((key) => key.startsWith('@'))) {
    return {
      kind: 'object',
      members: Object.entries(expression).map(([key, value]) => ({ key, value: toForm(value) }))
    }
  }
  const form = keys.length === 1 ? readers[keys[0]!]?.(rest[keys[0]!]) : undefined
  if (!form) return { kind: 'json', value: expression }
  return '_metadata' in expression ? ({ ...form, notes } as FieldForm) : form
}

/** Returns the expression of a form; `undefined` if the field is not mapped. The inverse of {@link toForm}. */
export function toExpression(form: FieldForm): unknown {
  switch (form.kind) {
    case 'empty':
      return undefined
    case 'literal':
      return form.marked ? directive('@literal', form.value, form) : form.value
    case 'variable':
      return directive('@path', form.path, form)
    case 'template':
      return directive('@template', form.text, form)
    case 'liquid':
      return directive('@liquid', form.text, form)
    case 'coalesce':
      return directiveOfChain(form)
    case 'if': {
      const { test, value, then, else: otherwise } = form
      if (toExpression(value) === undefined) return undefined
      return directive('@if', record({ [test]: value, then, else: otherwise }), form)
    }
    case 'case':
      return directive('@case', { operator: form.operator, ...record({ value: form.value }) }, form)
    case 'replace':
      return directive('@replace', { ...form.options, ...record({ value: form.value }) }, form)
    case 'object':
      return Object.fromEntries(definedOf(form.members.map(({ key, value }) => [key, toExpression(value)] as const)))
    case 'list':
      return form.items.map(toExpression).filter((item) => item !== undefined)
    case 'array': {
      const each = toExpression(form.each)
      const path = form.wrapped ? { '@path': form.path } : form.path
      return directive('@arrayPath', each === undefined ? [path] : [path, each], form)
    }
    case 'json':
      return form.value
  }
}

/** Reads the operand of a directive. Returns undefined for an operand that the form would not return unchanged. */
type Reader = (operand: unknown) => FieldForm | undefined

const readers: Record<string, Reader | undefined> = {
  '@path': (path) => (typeof path === 'string' ? { kind: 'variable', path } : undefined),
  '@template': (text) => (typeof text === 'string' ? { kind: 'template', text } : undefined),
  '@liquid': (text) => (typeof text === 'string' ? { kind: 'liquid', text } : undefined),
  '@literal': (value) => (isScalar(value) ? { kind: 'literal', value, marked: true } : undefined),
  '@if': readIf,
  '@case': readCase,
  '@replace': readReplace,
  '@arrayPath': readArray
}

function readIf(operand: unknown): FieldForm | undefined {
  const test = hasOnly(operand, ['exists', 'then', 'else']) ? 'exists' : 'blank'
  if (!hasOnly(operand, [test, 'then', 'else']) || !(test in operand)) return undefined
  const value = toForm(operand[test])
  const otherwise = toForm(operand.else)
  if (!isSame(operand[test], operand.then)) {
    return { kind: 'if', test, value, then: toForm(operand.then), else: otherwise }
  }
  const isChain = otherwise.kind === 'coalesce' && otherwise.test === test && !('notes' in otherwise)
  return { kind: 'coalesce', test, values: [value, ...(isChain ? otherwise.values : [otherwise])] }
}

function directiveOfChain(form: FormOf<'coalesce'>): unknown {
  const { test, values } = form
  const [first = EMPTY, ...others] = values
  if (others.length === 0) return toExpression(first)
  const rest = others.length === 1 ? others[0]! : { kind: 'coalesce' as const, test, values: others }
  if (toExpression(first) === undefined) return toExpression(rest)
  return directive('@if', record({ [test]: first, then: first, else: rest }), form)
}

function readCase(operand: unknown): FieldForm | undefined {
  if (!hasOnly(operand, ['operator', 'value'])) return undefined
  const { operator, value } = operand
  return operator === 'lower' || operator === 'upper' ? { kind: 'case', operator, value: toForm(value) } : undefined
}

const TEXT_OPTIONS = ['pattern', 'replacement', 'pattern2', 'replacement2']
const SWITCHES = ['ignorecase', 'global']

function readReplace(operand: unknown): FieldForm | undefined {
  if (!hasOnly(operand, [...TEXT_OPTIONS, ...SWITCHES, 'value'])) return undefined
  const { value, ...options } = operand
  const fits = Object.entries(options).every(
    ([key, option]) => typeof option === (SWITCHES.includes(key) ? 'boolean' : 'string')
  )
  if (!fits || options.pattern === undefined) return undefined
  return { kind: 'replace', options: options as unknown as ReplaceOptions, value: toForm(value) }
}

function readArray(operand: unknown): FieldForm | undefined {
  if (!Array.isArray(operand) || operand.length < 1 || operand.length > 2) return undefined
  const [source, shape] = operand as unknown[]
  const each = toForm(shape)
  if (typeof source === 'string') return { kind: 'array', path: source, each }
  const path = hasOnly(source, ['@path']) ? source['@path'] : undefined
  return typeof path === 'string' ? { kind: 'array', path, each, wrapped: true } : undefined
}

function directive(name: string, operand: unknown, form: { notes?: unknown }): Record<string, unknown> {
  return 'notes' in form ? { [name]: operand, _metadata: form.notes } : { [name]: operand }
}

/** The expressions of forms by key, without those that are empty. */
function record(forms: Record<string, FieldForm>): Record<string, unknown> {
  return Object.fromEntries(definedOf(Object.entries(forms).map(([key, form]) => [key, toExpression(form)] as const)))
}

function definedOf(entries: (readonly [string, unknown])[]): (readonly [string, unknown])[] {
  return entries.filter(([, value]) => value !== undefined)
}

/** Whether two JSON values are the same, with their keys in the same order. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Whether a value is an object, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasOnly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).every((key) => keys.includes(key))
}
