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

/** True when a variable may be called `name`: it is no word of the language. */
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
