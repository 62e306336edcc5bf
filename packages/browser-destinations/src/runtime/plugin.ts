import { createConnection, type Connection } from './connection'
import { createEventOrder } from './event-order'
import { createRunner } from './runner'
import type { BrowserActionDefinition, BrowserDestinationDefinition, Context, Plugin, Subscription } from './types'

/**
 * Creates the plugins of a destination: one for each action that an enabled subscription names, in the order of the
 * definition's actions. They share one SDK, which is initialized when the first of them loads.
 */
export function generatePlugins<Settings, Client>(
  definition: BrowserDestinationDefinition<Settings, Client>,
  settings: Settings,
  subscriptions: Subscription[]
): Plugin[] {
  const connection = createConnection(definition, settings)
  const turnOf = createEventOrder()
  return Object.entries(definition.actions).flatMap(([key, action]) => {
    const own = subscriptions.filter(({ enabled, partnerAction }) => enabled && partnerAction === key)
    return own.length > 0 ? [pluginOf(`${definition.name} ${key}`, action, own, settings, connection, turnOf)] : []
  })
}

function pluginOf<Settings, Client>(
  name: string,
  action: BrowserActionDefinition<Settings, Client>,
  subscriptions: Subscription[],
  settings: Settings,
  connection: Connection<Client>,
  turnOf: ReturnType<typeof createEventOrder>
): Plugin {
  const type = action.lifecycleHook ?? 'destination'
  const run = createRunner(action, subscriptions, settings, connection)
  const inTurn: Evaluate = async (context) => {
    await turnOf(context.event.messageId)
    return run(context)
  }
  const evaluate = type === 'destination' ? inTurn : type === 'before' ? keepEvent(name, run) : run
  return {
    name,
    type,
    version: '0.1.0',
    isLoaded: connection.isOpen,
    ready: () => Promise.resolve(),
    load: async (context, analytics) => {
      try {
        await connection.open(analytics)
      } catch (error) {
        // analytics.js removes a plugin whose load rejects, and then no later event could retry.
        context.log('warn', 'Failed to load destination', { plugin: name, error })
      }
    },
    track: evaluate,
    page: evaluate,
    identify: evaluate,
    group: evaluate,
    alias: evaluate,
    screen: evaluate
  }
}

type Evaluate = (context: Context) => Promise<Context>

/** Swallows an error, because analytics.js would otherwise cancel the event for all other plugins. */
function keepEvent(plugin: string, run: Evaluate): Evaluate {
  return (context) =>
    run(context).catch((error: unknown) => {
      if (isCancelation(error)) throw error
      context.log('error', 'plugin Error', { plugin, error })
      return context
    })
}

/** Whether an error comes from `context.cancel()`: the action wants to stop the event. */
function isCancelation(error: unknown): boolean {
  return 'retry' in Object(error)
}
