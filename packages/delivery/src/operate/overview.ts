import { ConfigError, isRecord, printFault, readFolder, type FolderContent } from '../config/read-folder'
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
 * Lists the destinations that a folder of configuration names. Its faults do not matter here.
 *
 * @throws ConfigError if the folder is missing or has no files
 */
export function configuredNames(folder: string): ConfiguredName[] {
  return namesIn(readFolder(folder))
}

function namesIn({ value: { destinations } }: FolderContent): ConfiguredName[] {
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
  /** Why files of the configuration cannot be read. Destinations of the store count as enabled then. */
  fault?: string
}

/**
 * Reads what happened, and what waits, for each destination of a configuration and of the store.
 *
 * @param folder the folder of the configuration
 */
export async function readOverview(store: StatusStore, folder: string, options?: StatusOptions): Promise<Overview> {
  const { names, fault } = namesOrFault(folder)
  const status = await readStatus(store, options)
  const known = new Map(status.destinations.map((destination) => [destination.id, destination]))
  const ids = new Set([...names.map(({ id }) => id), ...known.keys()])
  const destinations = [...ids].toSorted().map((id): DestinationOverview => {
    const name = names.find((each) => each.id === id)
    const configured = name ? (name.enabled ? 'enabled' : 'disabled') : fault === undefined ? 'removed' : 'enabled'
    return {
      ...(known.get(id) ?? { id, pauses: [], subscriptions: [] }),
      ...(name?.kind !== undefined && { kind: name.kind }),
      configured
    }
  })
  return { ...status, destinations, ...(fault !== undefined && { fault }) }
}

/** A folder that cannot be read is no reason to hide what happens: the last configuration that could still holds. */
function namesOrFault(folder: string): { names: ConfiguredName[]; fault?: string } {
  try {
    const content = readFolder(folder)
    const fault = content.faults.map(printFault).join('\n')
    return { names: namesIn(content), ...(fault && { fault }) }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { names: [], fault: error.faults.map(printFault).join('\n') }
  }
}
