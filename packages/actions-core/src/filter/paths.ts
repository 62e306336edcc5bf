import { isArray, isObject, own, setKey } from '../data/values'
import { keysOfPath, withoutRoot } from '../mapping/path'

/** Returns the keys of a path of a filter. Like a mapping, it may begin with `$.`. */
export function keysOf(path: string): readonly string[] {
  return keysOfPath(withoutRoot(path))
}

/** Paths that share their beginnings: what follows each key, and `undefined` where a path ends. */
export type PathTree = Map<string, PathTree | undefined>

/** Joins paths, given as their keys, to a tree. Of two paths of which one begins with the other, the shorter one counts. */
export function pathTree(paths: readonly (readonly string[])[]): PathTree {
  const tree: PathTree = new Map()
  for (const keys of paths) {
    let node: PathTree | undefined = tree
    for (const [index, key] of keys.entries()) {
      const isLast = index === keys.length - 1
      if (isLast) node.set(key, undefined)
      else if (!node.has(key)) node.set(key, new Map())
      node = node.get(key)
      if (!node) break
    }
  }
  return tree
}

/**
 * Returns an object without the values at some paths. Copies only what changes, and returns the object itself if no path
 * leads to a value. A path applies to each object in a list.
 */
export function dropPaths<Value extends object>(value: Value, paths: PathTree): Value {
  let copy: Record<string, unknown> | undefined
  for (const [key, below] of paths) {
    if (!Object.hasOwn(value, key)) continue
    const child = own(value, key)
    const rest = below && dropBelow(child, below)
    if (below && rest === child) continue
    copy ??= { ...value } as Record<string, unknown>
    if (below) setKey(copy, key, rest)
    else delete copy[key]
  }
  return (copy as Value | undefined) ?? value
}

function dropBelow(value: unknown, paths: PathTree): unknown {
  if (isObject(value)) return dropPaths(value, paths)
  if (!isArray(value)) return value
  const rest = value.map((element) => (isObject(element) ? dropPaths(element, paths) : element))
  return rest.some((element, index) => element !== value[index]) ? rest : value
}

/**
 * Returns what some paths lead to in a value, as a copy. Of a list, the elements that are objects remain, each with what
 * the paths lead to.
 *
 * @returns undefined for a value in which no path can go on, such as a text
 */
export function keepPaths(value: unknown, paths: PathTree): unknown {
  if (isArray(value)) return value.filter(isObject).map((element) => keepKeys(element, paths))
  return isObject(value) ? keepKeys(value, paths) : undefined
}

function keepKeys(value: Record<string, unknown>, paths: PathTree): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [key, below] of paths) {
    const child = own(value, key)
    const rest = below ? keepPaths(child, below) : child
    if (rest !== undefined) setKey(kept, key, rest)
  }
  return kept
}
