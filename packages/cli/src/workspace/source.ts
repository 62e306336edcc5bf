import { sep } from 'node:path'
import type { DestinationPlace } from './destinations'
import { loadDefinition } from './load'
import type { Loaded, Runtime } from '@segment/actions-session'

/** The newest code of a destination. */
export interface Source {
  /** The code as last loaded, or loaded now. Throws the error of the last load while that does not load. */
  current(): Loaded
  /**
   * Loads the code anew, unless nobody has asked for it yet. Calls that hold an earlier load go on with it. Throws what
   * is wrong, with its place.
   */
  reload(): void
}

/** Makes the source of the destination at `place`. Nothing is loaded before it is asked for. */
export function createSource(place: DestinationPlace): Source {
  let result: ReturnType<typeof load> | undefined
  const current = () => {
    result ??= load(place)
    if ('error' in result) throw result.error
    return result
  }
  const reload = () => {
    if (result === undefined) return
    result = undefined
    current()
  }
  return { current, reload }
}

function load(place: DestinationPlace): Loaded | { error: unknown } {
  try {
    return { place, definition: loadDefinition(place.entry), runtime: requireRuntime() }
  } catch (error) {
    return { error }
  }
}

/**
 * Loads the runtime through the cache that the definition was loaded through: there must be one copy of it, or the
 * classes of the one are unknown to the other.
 */
function requireRuntime(): Runtime {
  return {
    core: require('@segment/actions-core'),
    trigger: require('@segment/actions-core/trigger')
  }
}

/** Lets the next load of a destination load the runtime anew as well. */
export function forgetRuntime(): void {
  const directory = `${sep}packages${sep}actions-core${sep}`
  for (const file of Object.keys(require.cache)) if (file.includes(directory)) delete require.cache[file]
}
