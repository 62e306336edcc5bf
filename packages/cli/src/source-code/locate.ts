import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Node, ObjectExpression, Program, Statement } from '@babel/types'
import { nameOf, withoutTypes, defaultExport, importsOf, parseModule, valueOf } from './syntax-tree'

/** The location of a part of a definition. */
export interface Location extends Written {
  /** The part of the path that was not found, as it is made at run time or missing. `''` if all was found. */
  rest: string
  /** The key of the part, which is where people look. */
  key?: Node
}

/** The maximum number of steps, so that circular definitions end. */
const MOST_STEPS = 100

/**
 * Finds a path of a definition, such as `actions.send.fields.url.type`, in the source that starts with the file at
 * `entry`: through variables, imports, spreads and types. Returns the nearest part found, and what is missing of the path
 * as `rest`. `undefined` if the file exports no definition in a readable form.
 */
export function locate(entry: string, place: string, sources: SourceFiles): Location | undefined {
  const file = sources.read(entry)
  const exported = sources.exportOf('destination', file) ?? sources.exportOf('default', file)
  if (!exported) return undefined
  return walk({ ...exported, rest: place }, sources, MOST_STEPS)
}

/**
 * Returns the position of a path of a definition: the absolute path of the file, with line and column from 1. If the path
 * is not found, it is the position of the nearest part above it, or else the start of the file at `entry`.
 */
export function pointTo(
  entry: string,
  place: string,
  sources = new SourceFiles()
): { file: string; line: number; column: number } {
  const found = locate(entry, place, sources)
  const { line = 1, column = 0 } = (found?.key ?? found?.node)?.loc?.start ?? {}
  return { file: found?.file.path ?? entry, line, column: column + 1 }
}

function walk(from: Location, sources: SourceFiles, steps: number): Location {
  const node = withoutTypes(from.node)
  const here = { ...from, node }
  if (steps === 0) return here
  if (node.type === 'Identifier') {
    const value = sources.valueOf(node.name, from.file)
    return value ? walk({ ...value, rest: from.rest, key: keyWithin(from, value) }, sources, steps - 1) : here
  }
  if (node.type === 'MemberExpression') {
    const member = node.computed && node.property.type === 'Identifier' ? undefined : nameOf(node.property)
    if (member === undefined) return here
    const found = walk({ ...from, node: node.object, rest: join(member, from.rest) }, sources, steps - 1)
    return found.rest.length <= from.rest.length ? found : here
  }
  if (from.rest === '') return here
  if (node.type === 'CallExpression') {
    const inside = node.arguments.map((argument) => walk({ ...from, node: argument }, sources, steps - 1))
    return inside.find((found) => found.rest.length < from.rest.length) ?? here
  }
  if (node.type === 'ObjectExpression') return walkObject({ ...here, node }, sources, steps)
  if (node.type === 'ArrayExpression') {
    const [, index, rest = ''] = /^\[(\d+)\]\.?(.*)$/.exec(from.rest) ?? []
    const element = node.elements[Number(index)]
    const moved = node.elements.slice(0, Number(index) + 1).some((each) => each?.type === 'SpreadElement')
    return element && !moved ? walk({ node: element, file: from.file, rest }, sources, steps - 1) : here
  }
  return here
}

function walkObject(from: Location & { node: ObjectExpression }, sources: SourceFiles, steps: number): Location {
  for (const property of from.node.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const found = walk({ ...from, node: property.argument }, sources, steps - 1)
      if (found.rest.length < from.rest.length) return found
      continue
    }
    const rest = property.computed ? undefined : after(nameOf(property.key), from.rest)
    if (rest === undefined) continue
    const node = property.type === 'ObjectProperty' ? property.value : property
    return walk({ node, file: from.file, rest, key: property.key }, sources, steps - 1)
  }
  return from
}

/** Keeps the position of the key only while the value is in the same file. */
function keyWithin(from: Location, { file }: Written): Node | undefined {
  return from.file === file ? from.key : undefined
}

/** Returns the rest of a path after the key that it starts with; keys may contain dots. */
function after(key: string | undefined, place: string): string | undefined {
  if (key === undefined || !place.startsWith(key)) return undefined
  const rest = place.slice(key.length)
  if (rest.startsWith('.')) return rest.slice(1)
  return rest === '' || rest.startsWith('[') ? rest : undefined
}

function join(member: string, rest: string): string {
  return rest === '' || rest.startsWith('[') ? member + rest : `${member}.${rest}`
}

/** A source file and its syntax tree. */
export interface SourceFile {
  /** The absolute path. */
  path: string
  text: string
  program: Program
}

/** An expression and its file. */
export interface Written {
  node: Node
  file: SourceFile
}

/** Reads source files, each once. */
export class SourceFiles {
  private readonly known = new Map<string, SourceFile | undefined>()

  /** Returns the file at the absolute path; `undefined` if it is missing or does not parse. */
  read(path: string): SourceFile | undefined {
    if (!this.known.has(path)) this.known.set(path, parse(path))
    return this.known.get(path)
  }

  /** Resolves a name in a file: to the value of a variable, or to what is imported under it. */
  valueOf(name: string, file: SourceFile): Written | undefined {
    const node = valueOf(name, file.program)
    if (node) return { node, file }
    for (const { specifiers, source } of importsOf(file.program)) {
      const specifier = specifiers.find(({ local }) => local.name === name)
      if (!specifier || specifier.type === 'ImportNamespaceSpecifier') continue
      const exported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported)! : 'default'
      return this.exportOf(exported, this.imported(source.value, file))
    }
    return undefined
  }

  /** Finds an export of a file by name; `default` is one. */
  exportOf(name: string, file: SourceFile | undefined, through: SourceFile[] = []): Written | undefined {
    if (!file || through.includes(file)) return undefined
    const own = name === 'default' ? defaultExport(file.program) : valueOf(name, file.program)
    if (own) return { node: own, file }
    for (const statement of file.program.body) {
      const found = this.exportIn(statement, name, file, [...through, file])
      if (found) return found
    }
    return undefined
  }

  private exportIn(statement: Statement, name: string, file: SourceFile, through: SourceFile[]): Written | undefined {
    if (statement.type === 'ExportAllDeclaration') {
      return this.exportOf(name, this.imported(statement.source.value, file), through)
    }
    if (statement.type !== 'ExportNamedDeclaration') return undefined
    const specifier = statement.specifiers.find(({ exported }) => nameOf(exported) === name)
    if (specifier?.type !== 'ExportSpecifier') return undefined
    const local = nameOf(specifier.local)!
    if (!statement.source) return this.valueOf(local, file)
    return this.exportOf(local, this.imported(statement.source.value, file), through)
  }

  private imported(specifier: string, file: SourceFile): SourceFile | undefined {
    if (!specifier.startsWith('.')) return undefined
    const path = resolve(dirname(file.path), specifier)
    const found = [`${path}.ts`, resolve(path, 'index.ts'), path].find((candidate) => existsSync(candidate))
    return found === undefined ? undefined : this.read(found)
  }
}

function parse(path: string): SourceFile | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    return { path, text, program: parseModule(text, (reason) => new Error(reason)) }
  } catch {
    return undefined
  }
}
