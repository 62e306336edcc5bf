import { basename, sep } from 'node:path'

/** How long to wait for more changes, in milliseconds: editors and git write several files at once. */
const DEBOUNCE_MS = 100

/**
 * Calls `onChange` with the files that were changed, added or deleted under `paths`, once for changes that come together,
 * until `close` is called. Tests and generated types do not count. Paths that are missing may appear later.
 *
 * Resolves when watching has begun.
 *
 * @param folders existing folders that hold all of `paths`
 * @param onError called when something cannot be watched, for example for want of file handles; the rest still is
 */
export async function watchFiles(
  folders: string[],
  paths: string[],
  onChange: (files: string[]) => void,
  onError: (error: unknown) => void
): Promise<{ close: () => Promise<void> }> {
  const { watch } = await import('chokidar')
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  // Given a path that is missing, chokidar would say that it is ready before it is.
  const watcher = watch(folders, { ignoreInitial: true, ignored: (file) => !isWanted(file, paths) })
  watcher.on('error', onError)
  watcher.on('all', (event, file) => {
    if (event.endsWith('Dir')) return
    changed.add(file)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const files = [...changed]
      changed.clear()
      onChange(files)
    }, DEBOUNCE_MS)
  })
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  return {
    close: () => {
      clearTimeout(timer)
      return watcher.close()
    }
  }
}

/** Names of files and folders that no definition depends on, and of those that commands write. */
const UNWANTED = ['__tests__', 'node_modules', 'generated-types.ts']

/** True for what lies under one of the paths, or on the way to it. */
function isWanted(file: string, paths: string[]): boolean {
  if (UNWANTED.includes(basename(file)) || file.endsWith('.types.ts')) return false
  return paths.some((path) => `${file}${sep}`.startsWith(path + sep) || path.startsWith(file + sep))
}
