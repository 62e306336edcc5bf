import type { ImportDeclaration, ObjectExpression, Program } from '@babel/types'
import { FailureError } from '../errors'
import { appendEntry, newlineOf } from './append-entry'
import type { Edit } from './append-entry'
import {
  boundNames,
  defaultExport,
  importsOf,
  isBindingName,
  namedExport,
  nameOf,
  objectBehind,
  parseModule
} from './syntax-tree'

/**
 * Adds the import of the action `key` from `./<key>`, and the action's entry in the destination's `actions`, to the
 * text of a destination's `index.ts`. All else stays as it is, to the letter.
 *
 * The export `destination`, or else the default export, is an object literal, or a variable of this file that holds one; `as`, `satisfies` and parentheses
 * may stand around it. `actions` may be such an object too, which then gets the entry as its last; it may be missing;
 * anything else, for example an imported record or a call, is spread into a new object literal before the entry.
 *
 * Throws a FailureError that begins with `file` when the text has another shape.
 */
export function addAction(source: string, key: string, file: string): string {
  const fail = failureOf(key, file)
  const program = parseModule(source, fail)
  const exported = namedExport('destination', program) ?? defaultExport(program)
  const definition = exported && objectBehind(exported, program)
  if (!definition) throw fail('The definition that it exports is not an object literal of this file.')
  const taken = boundNames(program)
  const name = [key, `${key}Action`].find((candidate) => isBindingName(candidate) && !taken.has(candidate))
  if (!name) throw fail(`It has other things called '${key}' and '${key}Action'.`)
  const entry = name === key ? key : `${key}: ${name}`
  return apply(source, [importEdit(source, program, name, key), ...entryEdits(source, program, definition, entry)])
}

/** True when the text of a destination's `index.ts` imports something from `./<key>`. Throws as `addAction` does. */
export function importsAction(source: string, key: string, file: string): boolean {
  return importsOf(parseModule(source, failureOf(key, file))).some(({ source: { value } }) => value === `./${key}`)
}

function failureOf(key: string, file: string): (reason: string) => FailureError {
  return (reason) =>
    new FailureError(
      `${file} cannot be edited. ${reason} All files are as they were. Add the action by hand: import it from './${key}' and enter it in 'actions'.`
    )
}

/** The import: after the last one, in its quotes and with its semicolon, or at the top. */
function importEdit(source: string, program: Program, name: string, key: string): Edit {
  const newline = newlineOf(source)
  const last = importsOf(program).at(-1)
  if (last) {
    const start = endOfImport(source, last)
    const quote = source[last.source.start!]
    const semicolon = source[last.end! - 1] === ';' ? ';' : ''
    return { start, end: start, text: `${newline}import ${name} from ${quote}./${key}${quote}${semicolon}` }
  }
  const start = program.directives.at(-1)?.end ?? program.interpreter?.end ?? 0
  const text = `import ${name} from './${key}'`
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
