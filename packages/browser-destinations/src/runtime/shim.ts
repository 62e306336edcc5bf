import type { JSONValue } from '@segment/actions-core'
import { generatePlugins } from './plugin'
import type { BrowserDestinationDefinition, PluginFactory, Subscription } from './types'

/**
 * Converts a definition to what analytics.js loads: a function from the settings of a page to plugins. The default
 * export of a destination.
 */
export function browserDestination<Settings, Client>(
  definition: BrowserDestinationDefinition<Settings, Client>
): PluginFactory {
  const factory = async (settings: JSONValue) => {
    const { subscriptions = [] } = Object(settings) as { subscriptions?: Subscription[] }
    return generatePlugins(definition, settings as unknown as Settings, subscriptions)
  }
  return Object.assign(factory, { pluginName: definition.name })
}
