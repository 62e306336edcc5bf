import type { ImportDeclaration, ObjectExpression, Program } from '@babel/types'
import { appendEntry, newlineOf, type Edit } from '../source-code/append-entry'
import { refusal, type DefinitionModule } from './definition-module'
import {
  boundNames,
  defaultExport,
  importsOf,
  isBindingName,
  namedExport,
  nameOf,
  objectBehind,
  parseModule
} from '../source-code/syntax-tree'

/**
 * Adds the import of the action `key`, and the action's entry in the destination's `actions`, to the text of the module
 * that holds the definition. All else stays as it is, to the letter.
 *
 * The export is an object literal, or a variable of this module that holds one; `as`, `satisfies` and parentheses may
 * stand around it. `actions` may be such an object too, which then gets the entry as its last; it may be missing;
 * anything else, for example an imported record or a call, is spread into a new object literal before the entry.
 *
 * Throws a FailureError that begins with the file when the text has another shape.
 */
export function addAction({ source, file, exported, action }: DefinitionModule, key: string): string {
  const fail = (reason: string) => refusal(file, action, reason)
  const program = parseModule(source, fail)
  const value = exported === 'default' ? defaultExport(program) : namedExport(exported, program)
  const definition = value && objectBehind(value, program)
  if (!definition) throw fail('The definition that it exports is not an object literal of this file.')
  const taken = boundNames(program)
  const name = [key, `${key}Action`].find((candidate) => isBindingName(candidate) && !taken.has(candidate))
  if (!name) throw fail(`It has other things called '${key}' and '${key}Action'.`)
  const entry = name === key ? key : `${key}: ${name}`
  return apply(source, [importEdit(source, program, name, action), ...entryEdits(source, program, definition, entry)])
}

/** True when the module that holds the definition imports something from the action's folder. */
export function importsAction({ source, file, action }: DefinitionModule): boolean {
  const program = parseModule(source, (reason) => refusal(file, action, reason))
  return importsOf(program).some(({ source: { value } }) => value === action)
}

/** The import: after the last one, in its quotes and with its semicolon, or at the top. */
function importEdit(source: string, program: Program, name: string, action: string): Edit {
  const newline = newlineOf(source)
  const last = importsOf(program).at(-1)
  if (last) {
    const start = endOfImport(source, last)
    const quote = source[last.source.start!]
    const semicolon = source[last.end! - 1] === ';' ? ';' : ''
    return { start, end: start, text: `${newline}import ${name} from ${quote}${action}${quote}${semicolon}` }
  }
  const start = program.directives.at(-1)?.end ?? program.interpreter?.end ?? 0
  const text = `import ${name} from '${action}'`
  return { start, end: start, text: start === 0 ? text + newline : newline + text }
}

/** The end of the import, behind a comment on the same line. */
function endOfImport(source: string, { end }: ImportDeclaration): number {
  const comment = /^[ \t]*(\/\/.*|\/\*.*?\*\/[ \t]*$)/m.exec(source.slice(end!))
  return end! + (comment?.index === 0 ? comment[0].length : 0)
}

function entryEdits(source: string, program: Program, definition: ObjectExpression, entry: string): Edit[] {
  const member = definition.properties.findLast(
    (property) => property.type === 'ObjectProperty' && !property.computed && nameOf(property.key) === 'actions'
  )
  if (member?.type !== 'ObjectProperty') return [appendEntry(source, definition, `actions: { ${entry} }`)]
  const { value, shorthand } = member
  const actions = objectBehind(value, program)
  if (actions) return [appendEntry(source, actions, entry)]
  const [start, end] = [value.start!, value.end!]
  if (shorthand) return [{ start: end, end, text: `: { ...actions, ${entry} }` }]
  return [
    { start, end: start, text: '{ ...' },
    { start: end, end, text: `, ${entry} }` }
  ]
}

function apply(source: string, edits: Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: inserted }) => text.slice(0, start) + inserted + text.slice(end), source)
}
