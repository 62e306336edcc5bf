import { memoize } from '../mapping/memoize'
import { fieldOfType } from './fields'
import type { Condition, LeafCondition, Subscription } from './types'

/** The keys that a name in a condition leads along, parted by dots and brackets. */
export const keysOf = memoize((name) => name.split(/[.[\]]/).filter((key) => key !== ''))

/** Calls `visit` for every condition of a tree that is not a group, from left to right. A tree with `error` has none. */
export function visitConditions(tree: Subscription | Condition, visit: (condition: LeafCondition) => void): void {
  if ('error' in tree) return
  if (tree.type !== 'group') return visit(tree)
  for (const child of tree.children) visitConditions(child, visit)
}

/**
 * Lists what a trigger reads of an event, for example `['type', 'event', 'properties.total']`: each path once, in the
 * order of the tree.
 */
export function pathsOfTrigger(tree: Subscription): string[] {
  const paths = new Set<string>()
  visitConditions(tree, (condition) => {
    const word = fieldOfType(condition.type)?.word
    if (word) paths.add('name' in condition ? `${word}.${condition.name}` : word)
  })
  return [...paths]
}
