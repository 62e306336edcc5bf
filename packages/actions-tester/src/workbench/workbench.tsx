import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import type { Workbench } from './store'

type Snapshot = ReturnType<Workbench['snapshot']>

const WorkbenchContext = createContext<Workbench | undefined>(undefined)

/** Provides the state of a destination to the views below it. */
export function WorkbenchProvider({ workbench, children }: { workbench: Workbench; children: ReactNode }) {
  return <WorkbenchContext value={workbench}>{children}</WorkbenchContext>
}

/**
 * Returns the state of the destination and the functions that change it, or the part that `select` picks: the component
 * renders again only when that part changes.
 *
 * @example
 * const { mapping, changeMapping } = useWorkbench()
 * const event = useWorkbench((workbench) => workbench.event)
 */
export function useWorkbench(): Snapshot
export function useWorkbench<Part>(select: (workbench: Snapshot) => Part): Part
export function useWorkbench(select: (workbench: Snapshot) => unknown = (all) => all): unknown {
  const workbench = useContext(WorkbenchContext)
  if (!workbench) throw new Error('useWorkbench is called outside of WorkbenchProvider.')
  return useSyncExternalStore(workbench.subscribe, () => select(workbench.snapshot()))
}
