import { createContext, useContext, useLayoutEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { Workbench } from './store'

type Snapshot = ReturnType<Workbench['snapshot']>

const WorkbenchContext = createContext<Workbench | undefined>(undefined)

/** Provides the state of a destination to the views below it. */
export function WorkbenchProvider({ workbench, children }: { workbench: Workbench; children: ReactNode }) {
  return <WorkbenchContext value={workbench}>{children}</WorkbenchContext>
}

/**
 * Returns the state of the destination and the functions that change it, or the part that `select` picks. The component
 * renders again only when something changes that it has read while it rendered, or that part. What it reads later, in a
 * handler, is what is there then.
 *
 * @example
 * const { mapping, changeMapping } = useWorkbench()
 * const id = useWorkbench(({ mapping }) => mapping?.id)
 */
export function useWorkbench(): Snapshot
export function useWorkbench<Part>(select: (workbench: Snapshot) => Part): Part
export function useWorkbench(select?: (workbench: Snapshot) => unknown): unknown {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('useWorkbench is called outside of WorkbenchProvider.')
  const watched = useMemo(() => watch(workbench), [workbench])
  watched.isRendering = true
  useLayoutEffect(() => {
    watched.isRendering = false
  })
  const part = useSyncExternalStore(
    workbench.subscribe,
    select ? () => select(workbench.snapshot()) : watched.countOfChanges
  )
  return select ? part : watched.state
}

/** A view of the state that counts the changes of what was read through it during rendering. */
export function watch(workbench: Pick<Workbench, 'snapshot'>) {
  const read = new Map<keyof Snapshot, unknown>()
  let changes = 0
  const watched = {
    isRendering: true,
    state: new Proxy({} as Snapshot, {
      get: (_, key: keyof Snapshot) => {
        const value = workbench.snapshot()[key]
        if (watched.isRendering) read.set(key, value)
        return value
      }
    }),
    countOfChanges: () => {
      const now = workbench.snapshot()
      const changed = [...read.keys()].filter((key) => now[key] !== read.get(key))
      for (const key of changed) read.set(key, now[key])
      if (changed.length > 0) changes += 1
      return changes
    }
  }
  return watched
}
