import { loadScript } from './load-script'
import { resolveWhen } from './resolve-when'
import type { BrowserDestinationDependencies } from './types'

/**
 * Creates the functions with which `initialize` of a destination loads a vendor's SDK.
 *
 * @param report called with the error of a script that fails to load in the background
 */
export function dependenciesWith(report: (error: unknown) => void): BrowserDestinationDependencies {
  return {
    loadScript,
    resolveWhen,
    loadSdk: async (src, find, { attributes, interval = 100 } = {}) => {
      await loadScript(src, attributes)
      let sdk = find()
      await resolveWhen(() => Boolean((sdk ||= find())), interval)
      return sdk as NonNullable<typeof sdk>
    },
    loadInBackground: (src, attributes) => void loadScript(src, attributes).catch(report)
  }
}
