import { parse } from '@babel/parser'
import type { Expression, ImportDeclaration, Node, ObjectExpression, Program, Statement } from '@babel/types'

/** Parses a TypeScript module. Throws what `fail` makes of the reason when it does not parse. */
export function parseModule(source: string, fail: (reason: string) => Error): Program {
  try {
    return parse(source, { sourceType: 'module', plugins: ['typescript'] }).program
  } catch (error) {
    throw fail(`${(error as Error).message}.`)
  }
}

/** The imports of a module, in order. */
export function importsOf(program: Program): ImportDeclaration[] {
  return program.body.filter((statement) => statement.type === 'ImportDeclaration')
}

/** What a module exports as default: `export default …` or `export { … as default }`. */
export function defaultExport(program: Program): Node | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') return statement.declaration
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    const specifier = statement.specifiers.find((each) => nameOf(each.exported) === 'default')
    if (specifier?.type === 'ExportSpecifier') return specifier.local
  }
  return undefined
}

/** What a module exports as `name`: `export const …` or `export { … as … }`. */
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

/** What a module takes from another one: the module as it is written, and the name of its export. */
export interface Origin {
  from: string
  name: string
}

/** Where what a module exports as `name` is from, when it is re-exported or imported; undefined when it is its own. */
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

/** The object literal that an expression is: itself, with types around it, or the value of a variable of the module. */
export function objectBehind(node: Node, program: Program, followed: Node[] = []): ObjectExpression | undefined {
  const bare = withoutTypes(node)
  if (bare.type === 'ObjectExpression') return bare
  if (bare.type !== 'Identifier') return undefined
  const value = valueOf(bare.name, program)
  return value && !followed.includes(value) ? objectBehind(value, program, [...followed, value]) : undefined
}

/** The expression without the types around it: `as`, `satisfies`, `<T>`, `!`. */
export function withoutTypes(node: Node): Node {
  const typed = ['TSAsExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'TSNonNullExpression'].includes(
    node.type
  )
  return typed ? withoutTypes((node as Node & { expression: Expression }).expression) : node
}

/** The value that a variable at the top of the module is declared with. */
export function valueOf(name: string, program: Program): Expression | undefined {
  for (const statement of program.body.map(declarationIn)) {
    if (statement?.type !== 'VariableDeclaration') continue
    const declarator = statement.declarations.find(({ id }) => nameOf(id) === name)
    if (declarator?.init) return declarator.init
  }
  return undefined
}

/** The names that imports and declarations at the top of the module bind, types included. */
export function boundNames(program: Program): Set<string> {
  const nodes = program.body.flatMap((statement): (Node | null | undefined)[] => {
    if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local)
    const declaration = declarationIn(statement)
    if (declaration?.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => id)
    return [(declaration as { id?: Node | null } | undefined)?.id]
  })
  return new Set(nodes.map((node) => (node ? nameOf(node) : undefined)).filter((name) => name !== undefined))
}

/** True when a variable may be called `name`: it is not a word of the language. */
export function isBindingName(name: string): boolean {
  try {
    parse(`const ${name} = 0`, { sourceType: 'module' })
    return true
  } catch {
    return false
  }
}

/** The name that an identifier or a text in quotes stands for. */
export function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'StringLiteral' ? node.value : undefined
}

/** The declaration in `export const …`, or the statement itself. */
function declarationIn(statement: Statement): Node | null | undefined {
  return statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
}

/** The text to put in place of the characters from `start` to before `end`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/**
 * The edit that makes `entry` the last member of an object literal. The literal stays on one line, or gets a line more;
 * it keeps its comments, its indentation and its habit of a trailing comma.
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

/** How the lines of the text end. */
export function newlineOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}

/** The blanks that the line of the character at `index` begins with. */
function indentationAt(source: string, index: number): string {
  const line = source.slice(source.lastIndexOf('\n', index - 1) + 1, index)
  return /^[ \t]*/.exec(line)![0]
}
