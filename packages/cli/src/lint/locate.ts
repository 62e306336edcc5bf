import type { Node, ObjectExpression } from '@babel/types'
import { nameOf, withoutTypes } from '../scaffold/syntax-tree'
import { SourceFiles } from './source-file'
import type { Written } from './source-file'

/** Where a part of a definition stands. */
export interface Location extends Written {
  /** What of the place was not found: it is made at run time, or missing. `''` when all was. */
  rest: string
  /** The key that it stands under, which is where people look. */
  key?: Node
}

/** The most steps to take, so that a definition that leads to itself ends. */
const MOST_STEPS = 100

/**
 * Finds the place of a definition, such as `actions.send.fields.url.type`, in the source that begins with the file at
 * `entry`: through variables, imports, spreads and types. What is not found is given as `rest` of the nearest part above
 * it. `undefined` when the file exports no definition that can be seen.
 */
export function locate(entry: string, place: string, sources: SourceFiles): Location | undefined {
  const file = sources.read(entry)
  const exported = sources.exportOf('destination', file) ?? sources.exportOf('default', file)
  if (!exported) return undefined
  return walk({ ...exported, rest: place }, sources, MOST_STEPS)
}

/**
 * Where people look for a place of a definition: the absolute path of the file, and line and column from 1. What is not
 * found is pointed to at the nearest part above it, and else at the beginning of the file at `entry`.
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

/** The key stays the place to look at only while the value is in the same file. */
function keyWithin(from: Location, { file }: Written): Node | undefined {
  return from.file === file ? from.key : undefined
}

/** What of a place follows the key that it begins with; keys may hold dots. */
function after(key: string | undefined, place: string): string | undefined {
  if (key === undefined || !place.startsWith(key)) return undefined
  const rest = place.slice(key.length)
  if (rest.startsWith('.')) return rest.slice(1)
  return rest === '' || rest.startsWith('[') ? rest : undefined
}

function join(member: string, rest: string): string {
  return rest === '' || rest.startsWith('[') ? member + rest : `${member}.${rest}`
}
