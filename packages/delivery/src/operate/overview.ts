import { isRecord, readFolder } from '../config/read-folder'
import { readStatus, type DestinationStatus, type Status, type StatusOptions, type StatusStore } from '../status/status'

/** A destination as the files of a configuration name it. */
export interface ConfiguredName {
  id: string
  /** The folder name of its definition, if the files say it. */
  kind?: string
  enabled: boolean
  subscriptions: string[]
}

/**
 * Lists the destinations that a folder of configuration names. Faults of the configuration do not matter here, other than
 * files that cannot be read.
 *
 * @throws ConfigError for such a file
 */
export function configuredNames(folder: string): ConfiguredName[] {
  const { destinations } = readFolder(folder).value
  return Object.entries(isRecord(destinations) ? destinations : {}).map(([id, given]) => {
    const { kind, enabled, subscriptions } = Object(given) as Record<string, unknown>
    return {
      id,
      ...(typeof kind === 'string' && { kind }),
      enabled: enabled !== false,
      subscriptions: isRecord(subscriptions) ? Object.keys(subscriptions) : []
    }
  })
}

/** A destination with what the configuration says about it. */
export interface DestinationOverview extends DestinationStatus {
  kind?: string
  /** `removed`: its events wait, but the configuration does not have it. */
  configured: 'enabled' | 'disabled' | 'removed'
}

/** A status that also has destinations to which nothing happened. */
export interface Overview extends Omit<Status, 'destinations'> {
  destinations: DestinationOverview[]
}

/**
 * Reads what happened, and what waits, for each destination of a configuration and of the store.
 *
 * @param folder the folder of the configuration
 * @throws ConfigError for a file that cannot be read
 */
export async function readOverview(store: StatusStore, folder: string, options?: StatusOptions): Promise<Overview> {
  const names = configuredNames(folder)
  const status = await readStatus(store, options)
  const known = new Map(status.destinations.map((destination) => [destination.id, destination]))
  const ids = new Set([...names.map(({ id }) => id), ...known.keys()])
  const destinations = [...ids].toSorted().map((id): DestinationOverview => {
    const name = names.find((each) => each.id === id)
    return {
      ...(known.get(id) ?? { id, pauses: [], subscriptions: [] }),
      ...(name?.kind !== undefined && { kind: name.kind }),
      configured: !name ? 'removed' : name.enabled ? 'enabled' : 'disabled'
    }
  })
  return { ...status, destinations }
}
