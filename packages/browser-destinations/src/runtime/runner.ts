import { transform } from '@segment/actions-core/mapping-kit'
import { cachedTrigger, validate } from '@segment/actions-core/trigger'
import type { Connection } from './connection'
import { loadLiquid } from './load-liquid'
import type { Analytics, BrowserActionDefinition, Context, Subscription } from './types'

/**
 * Creates the function that runs an action for an event: once for each subscription whose trigger matches. They start
 * in order and run concurrently. A failure does not stop the others.
 *
 * The function resolves with the context that it received. It rejects with the first error after all have ended; later
 * errors are in the context's log.
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
    // At worst, a fixed text of this kind loads the engine for nothing.
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
