import type { JSONObject } from '@segment/actions-core'

/** The actions of a destination or of its definition, by key. */
interface Actions<Sync, Async> {
  actions: Record<string, Sync>
  asyncActions?: Record<string, Async>
}

/**
 * Returns an action in either of its forms. Both have the same fields.
 *
 * @param key the key of an action that exists
 */
export function anyFormOf<Sync, Async>({ actions, asyncActions = {} }: Actions<Sync, Async>, key: string) {
  return (Object.hasOwn(actions, key) ? actions[key] : asyncActions[key]) as Sync | Async
}

/**
 * Whether an action runs asynchronously: it uploads its events as a job, and is polled for their outcome. An action of
 * `asyncActions` that also stands in `actions` does so if its mapping has `async` as `subscription_type`, the field by
 * which hosts choose.
 */
export function isAsync(
  { actions, asyncActions = {} }: Actions<unknown, unknown>,
  key: string,
  mapping: JSONObject
): boolean {
  return Object.hasOwn(asyncActions, key) && (!Object.hasOwn(actions, key) || mapping.subscription_type === 'async')
}
