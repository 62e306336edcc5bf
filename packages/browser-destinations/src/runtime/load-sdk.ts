import { loadScript } from './load-script'
import { resolveWhen } from './resolve-when'
import type { BrowserDestinationDependencies } from './types'

/**
 * What `initialize` of a destination gets to load a vendor's SDK with.
 *
 * @param report called with the error of a script that was loaded in the background and failed
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
