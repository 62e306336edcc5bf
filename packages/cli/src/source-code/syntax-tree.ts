import { parse } from '@babel/parser'
import type { Expression, ImportDeclaration, Node, ObjectExpression, Program, Statement } from '@babel/types'

/** Parses a TypeScript module. If it does not parse, throws the error that `fail` makes from the reason. */
export function parseModule(source: string, fail: (reason: string) => Error): Program {
  try {
    return parse(source, { sourceType: 'module', plugins: ['typescript'] }).program
  } catch (error) {
    throw fail(`${(error as Error).message}.`)
  }
}

/** Lists the imports of a module, in order. */
export function importsOf(program: Program): ImportDeclaration[] {
  return program.body.filter((statement) => statement.type === 'ImportDeclaration')
}

/** Finds the default export of a module: `export default …` or `export { … as default }`. */
export function defaultExport(program: Program): Node | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') return statement.declaration
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    const specifier = statement.specifiers.find((each) => nameOf(each.exported) === 'default')
    if (specifier?.type === 'ExportSpecifier') return specifier.local
  }
  return undefined
}

/** Finds the export `name` of a module: `export const …` or `export { … as … }`. */
export function namedExport(name: string, program: Program): Node | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    const { declaration, specifiers } = statement
    if (declaration?.type === 'VariableDeclaration' && declaration.declarations.some(({ id }) => nameOf(id) === name)) {
      return valueOf(name, program)
    }
    const specifier = specifiers.find((each) => nameOf(each.exported) === name)
    if (specifier?.type === 'ExportSpecifier') return specifier.local
  }
  return undefined
}

/** An import or re-export: the module as it is written, and the name of its export. */
export interface Origin {
  from: string
  name: string
}

/** Finds where the export `name` of a module comes from, if it is re-exported or imported; undefined if it is its own. */
export function originOf(name: string, program: Program): Origin | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source) continue
    const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name)
    if (specifier?.type === 'ExportSpecifier') return { from: statement.source.value, name: nameOf(specifier.local)! }
  }
  const exported = name === 'default' ? defaultExport(program) : namedExport(name, program)
  const local = exported && nameOf(withoutTypes(exported))
  for (const { specifiers, source } of importsOf(program)) {
    const specifier = specifiers.find((each) => each.local.name === local)
    if (specifier?.type === 'ImportDefaultSpecifier') return { from: source.value, name: 'default' }
    if (specifier?.type === 'ImportSpecifier') return { from: source.value, name: nameOf(specifier.imported)! }
  }
  return undefined
}

/** Resolves an expression to an object literal: itself, with types around it, or the value of a variable of the module. */
export function objectBehind(node: Node, program: Program, followed: Node[] = []): ObjectExpression | undefined {
  const bare = withoutTypes(node)
  if (bare.type === 'ObjectExpression') return bare
  if (bare.type !== 'Identifier') return undefined
  const value = valueOf(bare.name, program)
  return value && !followed.includes(value) ? objectBehind(value, program, [...followed, value]) : undefined
}

/** Returns the expression without types around it: `as`, `satisfies`, `<T>`, `!`. */
export function withoutTypes(node: Node): Node {
  const typed = ['TSAsExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'TSNonNullExpression'].includes(
    node.type
  )
  return typed ? withoutTypes((node as Node & { expression: Expression }).expression) : node
}

/** Returns the initial value of a top-level variable of the module. */
export function valueOf(name: string, program: Program): Expression | undefined {
  for (const statement of program.body.map(declarationIn)) {
    if (statement?.type !== 'VariableDeclaration') continue
    const declarator = statement.declarations.find(({ id }) => nameOf(id) === name)
    if (declarator?.init) return declarator.init
  }
  return undefined
}

/** Lists the names that imports and top-level declarations bind, types included. */
export function boundNames(program: Program): Set<string> {
  const nodes = program.body.flatMap((statement): (Node | null | undefined)[] => {
    if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local)
    const declaration = declarationIn(statement)
    if (declaration?.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => id)
    return [(declaration as { id?: Node | null } | undefined)?.id]
  })
  return new Set(nodes.map((node) => (node ? nameOf(node) : undefined)).filter((name) => name !== undefined))
}

/** Whether `name` can be the name of a variable, that is, not a reserved word. */
export function isBindingName(name: string): boolean {
  try {
    parse(`const ${name} = 0`, { sourceType: 'module' })
    return true
  } catch {
    return false
  }
}

/** Returns the name of an identifier or a quoted key. */
export function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'StringLiteral' ? node.value : undefined
}

/** Returns the declaration in `export const …`, or the statement itself. */
function declarationIn(statement: Statement): Node | null | undefined {
  return statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
}

/** A replacement for the characters from `start` to before `end`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/**
 * Makes the edit that adds `entry` as the last member of an object literal. The literal stays on one line or gets one
 * more line; comments, indentation and the style of trailing commas stay.
 */
export function appendEntry(source: string, object: ObjectExpression, entry: string): Edit {
  const last = object.properties.at(-1)
  const start = last ? last.end! : object.start! + 1
  const end = object.end! - 1
  const rest = source.slice(start, end)
  const comments = rest.trimEnd()
  const blanks = rest.slice(comments.length)
  const hasTrailingComma = object.extra?.trailingComma !== undefined
  const before = last && !hasTrailingComma ? `,${comments}` : comments
  const after = hasTrailingComma ? ',' : ''
  if (!source.slice(object.start!, end).includes('\n')) {
    return { start, end, text: `${before} ${entry}${after}${last ? blanks : ' '}` }
  }
  const newline = newlineOf(source)
  const outer = indentationAt(source, object.start!)
  const inner = last ? indentationAt(source, last.start!) : outer + (outer.startsWith('\t') ? '\t' : '  ')
  return { start, end, text: `${before}${newline}${inner}${entry}${after}${newline}${outer}` }
}

/** Returns the line ending of the text. */
export function newlineOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}

/** Returns the indentation of the line with the character at `index`. */
function indentationAt(source: string, index: number): string {
  const line = source.slice(source.lastIndexOf('\n', index - 1) + 1, index)
  return /^[ \t]*/.exec(line)![0]
}
