import type { Reload, RunningRun } from './types'

/** What the server tells pages. */
export interface ChangeListeners {
  onReload: (reload: Reload) => void
  onConnected: (isConnected: boolean) => void
  /** A run is under way, or has just ended. */
  onProgress: (progress: { destination: string; run: RunningRun; isOver?: boolean }) => void
  /** The history has a run: of this page, another one, or a command. */
  onRun: (run: { destination: string; number: number }) => void
}

/**
 * Listens for what happens on the server, and whether the connection stands.
 *
 * @returns a function that ends it
 */
export function followChanges(listeners: ChangeListeners): () => void {
  const source = new EventSource('/api/changes')
  const on = <Data>(name: string, listener: (data: Data) => void) =>
    source.addEventListener(name, ({ data }) => listener(JSON.parse(data as string) as Data))
  source.addEventListener('ready', () => listeners.onConnected(true))
  source.addEventListener('error', () => listeners.onConnected(false))
  on('reload', listeners.onReload)
  on('progress', listeners.onProgress)
  on('run', listeners.onRun)
  return () => source.close()
}
