import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { FailureError } from '@segment/actions-input'
import type { ImportDeclaration, ObjectExpression, Program } from '@babel/types'
import {
  namedExport,
  originOf,
  parseModule,
  appendEntry,
  newlineOf,
  type Edit,
  boundNames,
  defaultExport,
  importsOf,
  isBindingName,
  nameOf,
  objectBehind
} from '../source-code/syntax-tree'

/** The module that defines a destination. */
export interface DefinitionModule {
  /** The absolute path, or the path for messages. */
  file: string
  /** Its text. */
  source: string
  /** The name of the export that is the definition. */
  exported: string
  /** The action to add, as this module imports it: `./sendEvent`. */
  action: string
}

/**
 * Finds the module that defines a destination: its entry, or the module of the repository from which the entry imports or
 * re-exports it, also over several steps. The definition is the export `destination`, or else the default export.
 *
 * @param entry the absolute path of the destination's `index.ts`
 * @param key the action to add, whose folder is beside the entry
 * @throws FailureError if one of the modules does not parse
 */
export function definitionModule(entry: string, key: string): DefinitionModule {
  const folder = join(dirname(entry), key)
  const follow = (file: string, name: string | undefined, passed: string[]): DefinitionModule => {
    const source = readFileSync(file, 'utf8')
    const path = relative(dirname(file), folder).replaceAll(sep, '/')
    const action = path.startsWith('.') ? path : `./${path}`
    const program = parseModule(source, (reason) => refusal(file, action, reason))
    const isNamed = namedExport('destination', program) ?? originOf('destination', program)
    const exported = name ?? (isNamed ? 'destination' : 'default')
    const origin = originOf(exported, program)
    const next = origin && moduleFile(file, origin.from)
    if (!next || passed.includes(next)) return { file, source, exported, action }
    return follow(next, origin.name, [...passed, next])
  }
  return follow(entry, undefined, [entry])
}

/** Makes the error for a definition that cannot be edited; `reason` is a sentence. */
export function refusal(file: string, action: string, reason: string): FailureError {
  return new FailureError(
    `Cannot edit ${file}. ${reason} No file was changed. Add the action by hand: import it from '${action}' and add it to 'actions'.`
  )
}

/** Resolves an import of `file`; undefined for a package and for a missing file. */
function moduleFile(file: string, from: string): string | undefined {
  const path = resolve(dirname(file), from)
  return from.startsWith('.') ? [`${path}.ts`, join(path, 'index.ts')].find((each) => existsSync(each)) : undefined
}

/**
 * Adds the import of the action `key`, and its entry in the destination's `actions`, to the text of the module that
 * defines the destination. The rest of the text stays exactly as it is.
 *
 * The export must be an object literal, or a variable of this module that holds one, optionally with `as`, `satisfies`
 * or parentheses around it. If `actions` is such an object too, the entry is added at its end. It may be missing. Any
 * other value, such as an imported record or a call, is spread into a new object literal before the entry.
 *
 * Throws a FailureError that starts with the file if the text has another shape.
 */
export function addAction({ source, file, exported, action }: DefinitionModule, key: string): string {
  const fail = (reason: string) => refusal(file, action, reason)
  const program = parseModule(source, fail)
  const value = exported === 'default' ? defaultExport(program) : namedExport(exported, program)
  const definition = value && objectBehind(value, program)
  if (!definition) throw fail('The exported definition is not an object literal of this file.')
  const taken = boundNames(program)
  const name = [key, `${key}Action`].find((candidate) => isBindingName(candidate) && !taken.has(candidate))
  if (!name) throw fail(`The names '${key}' and '${key}Action' are already used in it.`)
  const entry = name === key ? key : `${key}: ${name}`
  return apply(source, [importEdit(source, program, name, action), ...entryEdits(source, program, definition, entry)])
}

/** Whether the module that defines the destination imports something from the action's folder. */
export function importsAction({ source, file, action }: DefinitionModule): boolean {
  const program = parseModule(source, (reason) => refusal(file, action, reason))
  return importsOf(program).some(({ source: { value } }) => value === action)
}

/** Makes the import: after the last one, with its quotes and semicolon, or at the top. */
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

/** Returns the end of the import, after a comment on the same line. */
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
