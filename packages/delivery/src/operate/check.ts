import { loadConfig, type LoadOptions } from '../config/load'
import { ConfigError, type Fault } from '../config/read-folder'

/** What a check of a configuration says. */
export interface CheckReport {
  /** The IDs of the sources and destinations; none if there are faults. */
  sources: string[]
  destinations: string[]
  faults: readonly Fault[]
}

/** Loads a configuration and lists its faults. */
export async function checkConfig(folder: string, options: LoadOptions = {}): Promise<CheckReport> {
  try {
    const { config } = await loadConfig(folder, options)
    const [sources, destinations] = [config.sources, config.destinations].map((list) => list.map(({ id }) => id))
    return { sources: sources!, destinations: destinations!, faults: [] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { sources: [], destinations: [], faults: error.faults }
  }
}
