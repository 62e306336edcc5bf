import { useEffect, useRef, useState } from 'react'
import type { Filter } from '@segment/actions-core/filter'
import { keys, queryClient, send, useFilters, type FiltersAnswer } from '../api'
import { readStored, useWorkbench, writeStored } from '../workbench'
import { problemOf } from './effects'

/** How long to wait for further changes before filters are saved, in milliseconds. */
const SAVE_AFTER_MS = 300

/** The filters as they are being edited. */
export interface FiltersDraft {
  /** Undefined until they are loaded. */
  filters: Filter[] | undefined
  /** Why they cannot be loaded. */
  loadError: Error | null
  /** Whether they are stored on the server. Filters with a fault are not saved, nor are the others with them. */
  saved: 'saved' | 'saving' | 'unsaved'
  /** Why they could not be saved. */
  saveError?: string
  /** Changes them at once, and saves them shortly after. */
  change: (filters: Filter[]) => void
  reload: () => void
}

/** Loads the filters of the destination, and saves what is changed. */
export function useFiltersDraft(): FiltersDraft {
  const { name, explain } = useWorkbench()
  const { data, error, refetch } = useFilters(name)
  const place = `filters/${name}`
  const [draft, setDraft] = useState(() => readStored<Filter[]>(place))
  const [state, setState] = useState<Pick<FiltersDraft, 'saved' | 'saveError'>>({ saved: draft ? 'unsaved' : 'saved' })
  const latest = useRef<Filter[]>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    const filters = latest.current
    if (!filters) return
    if (filters.some((filter) => problemOf(filter) !== undefined)) return setState({ saved: 'unsaved' })
    try {
      const answer = await send<FiltersAnswer>('PUT', `/destinations/${encodeURIComponent(name)}/filters`, { filters })
      queryClient.setQueryData(keys.filters(name), answer)
      if (latest.current !== filters) return
      writeStored(place, undefined)
      setState({ saved: 'saved' })
      explain()
    } catch (failure) {
      setState({ saved: 'unsaved', saveError: (failure as Error).message })
    }
  }
  // What was typed last is saved also when the view is left at once.
  useEffect(
    () => () => {
      if (timer.current !== undefined) void save()
    },
    []
  )
  return {
    filters: draft ?? data?.filters,
    loadError: error,
    ...state,
    change: (filters) => {
      latest.current = filters
      setDraft(filters)
      writeStored(place, filters)
      setState({ saved: 'saving' })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), SAVE_AFTER_MS)
    },
    reload: () => void refetch()
  }
}
