import { compileTrigger, type CompiledTrigger } from './compile'
import { interpretTrigger } from './interpret'
import type { Subscription } from './types'

const compiled = new WeakMap<Subscription, CompiledTrigger>()

/** Compiles a tree that will never change, so that `validate` need not walk it. */
export function compileOnce(tree: Readonly<Subscription>): void {
  if (!('error' in tree)) compiled.set(tree, compileTrigger(tree))
}

/**
 * Tells whether an event fits a trigger.
 *
 * Only own properties of the event are looked at. Texts are compared case-sensitively. A missing value passes `!=` and
 * `not_exists` and nothing else. A condition of an unknown type or operator never holds. `!= true` and `!= false` are the exact opposites of `= true` and `= false`.
 *
 * @param ast a tree, frozen or not; one with `error` fits no event
 * @param event `null` and `undefined` fit no trigger; any other value without properties has all its values missing
 */
export function validate(ast: Subscription, event: unknown): boolean {
  if (event === undefined || event === null) return false
  const known = compiled.get(ast)
  if (known) return known(Object(event))
  return !('error' in ast) && interpretTrigger(ast, Object(event))
}
