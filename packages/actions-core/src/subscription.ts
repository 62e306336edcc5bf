import type { Subscription } from './definition'
import { cachedTrigger, type GroupCondition } from './trigger'

/**
 * Reads the trigger of a subscription.
 *
 * @returns its tree, or in words why it can match nothing
 */
export function readTrigger(subscription: Subscription): { tree: GroupCondition } | { refusal: string } {
  if (!subscription.subscribe || typeof subscription.subscribe !== 'string') {
    return { refusal: 'Failed to validate subscription' }
  }
  const trigger = cachedTrigger(subscription.subscribe)
  return 'error' in trigger ? { refusal: `Invalid subscription : ${trigger.error.message}` } : { tree: trigger }
}
