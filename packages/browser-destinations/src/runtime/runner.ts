import { transform } from '@segment/actions-core/mapping-kit'
import { cachedTrigger, validate } from '@segment/actions-core/trigger'
import type { Connection } from './connection'
import { loadLiquid } from './load-liquid'
import type { Analytics, BrowserActionDefinition, Context, Subscription } from './types'

/**
 * Makes the function that runs an action for an event: once for each subscription whose trigger matches. They are
 * started in order and together. One that fails does not keep the others from running.
 *
 * The function resolves with the context that it was given, and rejects with the first error when all have ended; the
 * errors after it are in the context's log.
 */
export function createRunner<Settings, Client>(
  action: BrowserActionDefinition<Settings, Client>,
  subscriptions: Subscription[],
  settings: Settings,
  connection: Connection<Client>
): (context: Context) => Promise<Context> {
  const prepared = subscriptions.map(({ subscribe, mapping = {} }) => ({
    trigger: cachedTrigger(subscribe),
    mapping,
    // In the worst case a fixed text of this kind loads the engine in vain.
    needsLiquid: JSON.stringify(mapping).includes('"@liquid"')
  }))

  return async (context) => {
    const matching = prepared.filter(({ trigger }) => validate(trigger, context.event))
    if (matching.length === 0) return context
    const client = (connection.isOpen() ? connection.client() : await connection.awaitClient()) as Client
    const analytics = connection.analytics() as Analytics
    const results = await Promise.allSettled(
      matching.map(async ({ mapping, needsLiquid }) => {
        if (needsLiquid) await loadLiquid()
        const payload = transform(mapping, context.event as never)
        await action.perform(client, { payload, mapping, settings, analytics, context })
      })
    )
    const errors: unknown[] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    for (const error of errors.slice(1)) context.log('error', 'plugin Error', { error })
    if (errors.length > 0) throw errors[0]
    return context
  }
}
