import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config, ConfigSource } from './config'
import { loadConfig, type LoadOptions } from './load'
import { allFilesIn } from './read-folder'

/** How often files are looked at, in milliseconds. Looking works on every file system; notifications do not. */
const INTERVAL_MS = 1000

/** How to follow a configuration. */
export interface WatchOptions extends LoadOptions {
  /** Called before each load, for example to read the file `.env` again. */
  beforeLoad?: () => void
  /** What `beforeLoad` reads: the configuration is loaded again when one of these files changes. Default: none. */
  alsoWatch?: readonly string[]
  /** Called when a changed configuration holds. */
  onReload: (config: Config) => void
  /** Called when a changed configuration cannot be used, once for each message. The last good one still holds. */
  onFailure: (error: Error) => void
}

/** A configuration that follows its files. */
export interface WatchedConfig extends ConfigSource {
  /** Looks at the files now, and loads them again if they changed. */
  check(): Promise<void>
  /** Stops looking. */
  close(): void
}

/**
 * Loads the configuration of a folder, and again when one of its files changes. A configuration with faults never holds.
 *
 * @throws ConfigError if the first one has faults
 */
export async function watchConfig(folder: string, options: WatchOptions): Promise<WatchedConfig> {
  const listeners = new Set<(config: Config) => void>()
  options.beforeLoad?.()
  // Taken before each load: a change while it loads shows in the next look.
  const { alsoWatch = [] } = options
  let seen = fingerprintOf(folder, alsoWatch)
  let loaded = await loadConfig(folder, options)
  let failure: string | undefined
  let checking: Promise<void> | undefined

  async function check(): Promise<void> {
    const fingerprint = fingerprintOf(folder, [...alsoWatch, ...loaded.files])
    // After a failure it looks again each time: a missing file may be one that the last good configuration does not name.
    if (fingerprint === seen && failure === undefined) return
    seen = fingerprint
    try {
      options.beforeLoad?.()
      const next = await loadConfig(folder, options)
      const isNew = next.config.digest !== loaded.config.digest
      loaded = next
      failure = undefined
      if (!isNew) return
      for (const listener of listeners) listener(loaded.config)
      options.onReload(loaded.config)
    } catch (error) {
      const { message } = error as Error
      if (message !== failure) options.onFailure(error as Error)
      failure = message
    }
  }
  const checkOnce = () => (checking ??= check().finally(() => (checking = undefined)))
  const timer = setInterval(() => void checkOnce(), INTERVAL_MS)
  timer.unref()
  return {
    current: () => loaded.config,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    check: checkOnce,
    close: () => clearInterval(timer)
  }
}

/** Changes when a file of the folder, or one that the configuration names, is written, added or removed. */
function fingerprintOf(folder: string, files: readonly string[]): string {
  return [...new Set([...listed(resolve(folder)), ...files])].map((file) => `${file} ${stampOf(file)}`).join('\n')
}

function listed(folder: string): string[] {
  try {
    return allFilesIn(folder)
  } catch {
    return []
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : ''
}
