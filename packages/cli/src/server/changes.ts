/** A reload of the code. */
export interface Change {
  /** The files that changed, relative to the root. Empty for a reload by hand. */
  files: string[]
  /** Why code does not load. Empty if all of it does. */
  errors: string[]
}

/** Tells pages of reloads. */
export interface Changes {
  tell: (change: Change) => void
  /** Calls `listener` for each change until the stream or the server ends. */
  follow: (stream: { onAbort: (listener: () => void) => void }, listener: (change: Change) => unknown) => Promise<void>
  /** Ends all streams: they would keep the server from stopping. */
  close: () => void
}

/** Makes a channel for changes. */
export function createChanges(): Changes {
  const listeners = new Map<(change: Change) => unknown, () => void>()
  return {
    tell: (change) => {
      for (const listener of listeners.keys()) void listener(change)
    },
    follow: async (stream, listener) => {
      await new Promise<void>((resolve) => {
        listeners.set(listener, resolve)
        stream.onAbort(resolve)
      })
      listeners.delete(listener)
    },
    close: () => {
      for (const end of listeners.values()) end()
    }
  }
}
