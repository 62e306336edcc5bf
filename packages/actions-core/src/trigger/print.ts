import { FIELDS, type Field, fieldOfType, OPERATORS } from './language'
import { decimal, escapeWord, MAX_DEPTH, MAX_LENGTH, quote } from './tokens'
import type { GroupCondition, LeafCondition, Trigger, TriggerCondition } from './types'

const ORDER = new Set(['<', '<=', '>', '>='])

/**
 * Prints a tree as a trigger. {@link parseFql} parses the text back to the same tree if the tree came from it. A tree
 * that was built by hand comes back in the parser's form: for example, a group of one child as that child, and `=` with
 * a number as `number_equals`.
 *
 * @param ast a tree; a root group without children prints `''`
 * @throws the error of a tree with `error`
 * @throws Error for an unknown type of condition, for an empty group inside another, and for a text that would be too
 *   long (100,000 characters) or too deep (100 levels) to be parsed
 *
 * @example
 * import { generateFql } from '@segment/actions-core/trigger'
 *
 * generateFql({ type: 'group', operator: 'and', children: [{ type: 'event', operator: '=', value: 'Signed Up' }] })
 * // 'event = "Signed Up"'
 */
export function generateFql(ast: Trigger): string {
  if ('error' in ast) throw ast.error
  const text = printGroup(withoutWrappers(ast), 0)
  if (text.length > MAX_LENGTH) {
    throw new Error(
      `The trigger would have ${text.length} characters. Split it: a trigger may have at most ${MAX_LENGTH}.`
    )
  }
  return text
}

function withoutWrappers(group: GroupCondition): GroupCondition {
  let inner = group
  while (inner.children.length === 1 && inner.children[0]!.type === 'group') inner = inner.children[0]
  return inner
}

function printGroup(group: GroupCondition, depth: number): string {
  if (depth > MAX_DEPTH) throw new Error(`The trigger is nested deeper than ${MAX_DEPTH} levels. Merge its groups.`)
  return group.children.map((child) => printChild(child, depth + 1)).join(` ${group.operator} `)
}

function printChild(child: TriggerCondition, depth: number): string {
  if (child.type !== 'group') return printLeaf(child)
  if (child.children.length === 0) throw new Error('A group inside a trigger has no condition. Remove the group.')
  return `(${printGroup(child, depth)})`
}

function printLeaf(condition: LeafCondition): string {
  const field = fieldOfType(condition.type)
  if (!field) {
    const known = FIELDS.map(({ type }) => type).join(', ')
    throw new Error(`Unknown condition type "${condition.type}". Use group or one of: ${known}.`)
  }
  const name = 'name' in condition ? printPath(field.word, condition.name) : field.word
  const short = OPERATORS.get(condition.operator)?.short
  const written = short && field.abilities.includes(short.needs) ? short.write(name, condition.value) : undefined
  return written ?? `${name} ${condition.operator} ${printValue(condition, field)}`
}

function printPath(word: string, name: string): string {
  const keys = name.split('.')
  // An escaped dot separates keys like a bare one, and is allowed next to an empty key.
  return [word, ...keys.map(escapeWord)].join(keys.includes('') ? '\\.' : '.')
}

function printValue({ operator, value }: LeafCondition, field: Field): string {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return decimal(value)
  // A field that compares texts parses a bare number as its text, so the comparison can keep its usual form.
  const bare = !field.nested && ORDER.has(operator) && isPlainNumber(String(value))
  return bare ? String(value) : quote(String(value))
}

function isPlainNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text
}
