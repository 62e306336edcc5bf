import { BoundedCache } from '../data/bounded-cache'
import { MAX_LENGTH } from './limits'
import { compileOnce } from './match'
import { parseFql } from './parse'
import type { Condition, Subscription } from './types'

const trees = new BoundedCache<string, Subscription>()

/**
 * Reads the text of a trigger as {@link parseFql} does, and remembers the trees of the texts that were used last,
 * together with their compiled forms, which `validate` finds.
 *
 * @returns a tree that all callers share and that is frozen at every level, or a frozen `{ error }`
 */
export function cachedTrigger(text: string): Subscription {
  const known = trees.get(text)
  if (known) return known
  const tree = frozen(parseFql(text))
  compileOnce(tree)
  // A text that is too long only ever gives an error, and as a key it would hold its memory.
  if (typeof text === 'string' && text.length <= MAX_LENGTH) trees.set(text, tree)
  return tree
}

function frozen<T extends Subscription | Condition>(node: T): Readonly<T> {
  if ('children' in node) {
    node.children.forEach((child) => frozen(child))
    Object.freeze(node.children)
  }
  return Object.freeze(node)
}
