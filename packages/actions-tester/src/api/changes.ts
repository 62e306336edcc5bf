import type { Reload } from './types'

/**
 * Listens for reloads of the code on the server, and whether the connection stands.
 *
 * @returns a function that ends it
 */
export function followReloads(listeners: {
  onReload: (reload: Reload) => void
  onConnected: (isConnected: boolean) => void
}): () => void {
  const source = new EventSource('/api/changes')
  source.addEventListener('ready', () => listeners.onConnected(true))
  source.addEventListener('error', () => listeners.onConnected(false))
  source.addEventListener('reload', ({ data }) => listeners.onReload(JSON.parse(data as string) as Reload))
  return () => source.close()
}
