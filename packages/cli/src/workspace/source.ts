import { createRequire } from 'node:module'
import { sep } from 'node:path'
import type { DestinationPlace } from './destinations'
import { loadDefinition } from './load'
import type { Loaded, Runtime } from '@segment/actions-session'

/** The latest code of a destination. */
export interface Source {
  /** Returns the loaded code, and loads it first if necessary. Throws the last load error while the code does not load. */
  current(): Loaded
  /**
   * Reloads the code, unless it has not been used yet. Calls that hold an earlier load keep it. Throws a load error with
   * its place.
   */
  reload(): void
}

/** Makes the source of the destination at `place`. Loads nothing until it is used. */
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
 * Loads the runtime through the same module cache as the definition: with two copies of it, `instanceof` checks on its
 * classes would fail.
 */
function requireRuntime(): Runtime {
  // Separate for each load: the `require` of this file would keep every runtime that it has loaded in memory.
  const requireOnce = createRequire(__filename)
  return {
    core: requireOnce('@segment/actions-core'),
    trigger: requireOnce('@segment/actions-core/trigger')
  }
}

/**
 * Makes the next load of a destination reload the runtime too if one of its files has changed. Its hundred files take far
 * longer to load than a destination: 140 ms, and 3 ms.
 *
 * @param changed paths; default: the runtime is reloaded
 */
export function forgetRuntime(changed: readonly string[] = []): void {
  const isOfRuntime = (file: string) => file.includes(`packages${sep}actions-core${sep}`)
  if (changed.length > 0 && !changed.some(isOfRuntime)) return
  for (const file of Object.keys(require.cache)) if (isOfRuntime(file)) delete require.cache[file]
}
