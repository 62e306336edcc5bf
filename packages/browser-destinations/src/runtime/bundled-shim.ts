import type { BrowserDestinationDefinition, PluginFactory } from './types'

// The scripts of destinations have this module instead of `shim.ts`, which is in a chunk that all of them share.

/** The URL of the chunk, relative to the script; set by the build. */
declare const RUNTIME_CHUNK: string

// Read while the script runs: later there is no current script. And `import()` in a script from another origin accepts
// no relative URL.
const address = new URL(RUNTIME_CHUNK, (document.currentScript as HTMLScriptElement | null)?.src || document.baseURI)

/**
 * As in `shim.ts`. The factory rejects if the chunk cannot be loaded, and analytics.js continues without its plugins.
 */
export function browserDestination<Settings, Client>(
  definition: BrowserDestinationDefinition<Settings, Client>
): PluginFactory {
  const factory: (...operands: Parameters<PluginFactory>) => ReturnType<PluginFactory> = async (settings) => {
    const shim = (await import(address.href)) as typeof import('./shim')
    return shim.browserDestination(definition)(settings)
  }
  return Object.assign(factory, { pluginName: definition.name })
}
