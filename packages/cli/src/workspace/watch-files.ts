import { basename, sep } from 'node:path'

/** How long to wait for more changes, in milliseconds: editors and git write several files at once. */
const DEBOUNCE_MS = 100

/**
 * Calls `onChange` with the files that were changed, added or deleted under `paths`, once for changes made together,
 * until `close` is called. Ignores tests and generated types. Missing paths may appear later.
 *
 * Resolves when watching has started.
 *
 * @param folders existing folders that contain all of `paths`
 * @param onError called if something cannot be watched, for example for lack of file handles; the rest is still watched
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
  // If given a missing path, chokidar would report that it is ready too early.
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

/** Files and folders that no definition depends on, and files that commands write. */
const UNWANTED = ['__tests__', 'node_modules', 'generated-types.ts']

/** Whether a path is under one of the paths, or one of their parents. */
function isWanted(file: string, paths: string[]): boolean {
  if (UNWANTED.includes(basename(file)) || /\.(types\.ts|draft)$/.test(file)) return false
  return paths.some((path) => `${file}${sep}`.startsWith(path + sep) || path.startsWith(file + sep))
}
