import { MAX_LENGTH } from './limits'
import { parseFql } from './parse'
import type { Condition, Subscription } from './types'

const CAPACITY = 1000

// A map keeps the order of insertion, so its first key is the text whose use lies furthest back.
const trees = new Map<string, Subscription>()

/**
 * Reads the text of a trigger as {@link parseFql} does, and remembers the trees of the 1,000 texts that were used last.
 *
 * @returns a tree that all callers share and that is frozen at every level, or a frozen `{ error }`
 */
export function cachedTrigger(text: string): Subscription {
  const tree = trees.get(text) ?? frozen(parseFql(text))
  // A text that is too long only ever gives an error, and as a key it would hold its memory.
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return tree
  trees.delete(text)
  trees.set(text, tree)
  if (trees.size > CAPACITY) trees.delete(trees.keys().next().value!)
  return tree
}

function frozen<T extends Subscription | Condition>(node: T): Readonly<T> {
  if ('children' in node) {
    node.children.forEach((child) => frozen(child))
    Object.freeze(node.children)
  }
  return Object.freeze(node)
}
