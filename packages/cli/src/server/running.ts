import { randomUUID } from 'node:crypto'
import { CallError, type RunProgress } from '@segment/actions-session'
import type { Changes, RunningRun } from './changes'

/** The runs that are under way. */
export interface Running {
  list: (destination: string) => RunningRun[]
  /** Cancels a run. Throws a CallError (404) if there is none with this id. */
  cancel: (destination: string, id: string) => void
  /** Does a run, tells pages how far it is, and lets it be cancelled. */
  follow: <Result>(
    destination: string,
    id: string | undefined,
    run: (given: { signal: AbortSignal; onProgress: (progress: RunProgress) => void }) => Promise<Result>
  ) => Promise<Result>
}

/** How often pages are told how far a run is, in milliseconds. */
const TELL_EVERY_MS = 100

/** Keeps the runs that are under way, and tells pages of them by `changes`. */
export function createRunning(changes: Changes): Running {
  const all = new Map<string, { destination: string; progress: RunningRun; canceller: AbortController }>()
  return {
    list: (destination) =>
      [...all.values()].filter((run) => run.destination === destination).map(({ progress }) => progress),
    cancel: (destination, id) => {
      const run = all.get(id)
      if (run?.destination !== destination) throw new CallError(404, `No run '${id}' is under way.`)
      run.canceller.abort()
    },
    follow: async (destination, id = randomUUID(), work) => {
      if (all.has(id)) throw new CallError(400, `A run '${id}' is under way already.`)
      const run = { destination, progress: { id, done: 0, of: 0, step: '' }, canceller: new AbortController() }
      all.set(id, run)
      let timer: NodeJS.Timeout | undefined
      const onProgress = (progress: RunProgress) => {
        run.progress = { id, ...progress }
        timer ??= setTimeout(() => {
          timer = undefined
          changes.tell('progress', { destination, run: run.progress })
        }, TELL_EVERY_MS)
      }
      try {
        return await work({ signal: run.canceller.signal, onProgress })
      } finally {
        clearTimeout(timer)
        all.delete(id)
        changes.tell('progress', { destination, run: run.progress, isOver: true })
      }
    }
  }
}
