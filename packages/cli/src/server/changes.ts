import type { RunProgress } from '@segment/actions-session'

/** A run that is under way. */
export interface RunningRun extends RunProgress {
  id: string
}

/** A reload of the code. */
export interface Reload {
  /** The files that changed, relative to the root. Empty for a reload by hand. */
  files: string[]
  /** Why code does not load. Empty if all of it does. */
  errors: string[]
}

/** What pages are told of, by the name of the server-sent event. */
export interface Messages {
  reload: Reload
  /** How far a run is. */
  progress: { destination: string; run: RunningRun; isOver?: boolean }
  /** A run that the history has. */
  run: { destination: string; number: number }
}

type Listener = (event: keyof Messages, data: Messages[keyof Messages]) => unknown

/** Tells pages what happens. */
export interface Changes {
  tell: <Event extends keyof Messages>(event: Event, data: Messages[Event]) => void
  /** Calls `listener` for each message until the stream or the server ends. */
  follow: (stream: { onAbort: (listener: () => void) => void }, listener: Listener) => Promise<void>
  /** Ends all streams: they would keep the server from stopping. */
  close: () => void
}

/** Makes a channel for messages. */
export function createChanges(): Changes {
  const listeners = new Map<Listener, () => void>()
  return {
    tell: (event, data) => {
      for (const listener of listeners.keys()) void listener(event, data)
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
