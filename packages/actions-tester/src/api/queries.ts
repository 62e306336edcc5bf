import { QueryClient, useQuery } from '@tanstack/react-query'
import { get } from './client'
import type {
  DestinationAnswer,
  DestinationSummary,
  FiltersAnswer,
  KeptRun,
  MappingsAnswer,
  Overview,
  RunningRun,
  RunsAnswer,
  Sample
} from './types'

/** The cache of what the server answered. Reloads of the code make it ask again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 5000, networkMode: 'always' },
    mutations: { networkMode: 'always' }
  }
})

/** Names of entries of the cache. */
export const keys = {
  destinations: ['destinations'],
  destination: (name: string) => ['destination', name],
  mappings: (name: string) => ['mappings', name],
  filters: (name: string) => ['filters', name],
  samples: ['samples'],
  running: (name: string) => ['running', name],
  /** All that a new run changes: the list of runs, and the overview. */
  history: (name: string) => ['history', name],
  run: (name: string, number: number) => ['run', name, number]
}

/** Where requests of real runs go instead, and whether the server shows a delivery. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => get<{ rewrites: Record<string, string>; delivery: boolean }>('/session', signal)
  })
}

/** The destinations that are served. */
export function useDestinations() {
  return useQuery({
    queryKey: keys.destinations,
    queryFn: ({ signal }) => get<{ destinations: DestinationSummary[] }>('/destinations', signal)
  })
}

/** One destination: its definition and settings. */
export function useDestination(name: string) {
  return useQuery({
    queryKey: keys.destination(name),
    queryFn: ({ signal }) => get<DestinationAnswer>(`/destinations/${encodeURIComponent(name)}`, signal)
  })
}

/** The stored mappings of a destination. */
export function useMappings(name: string) {
  return useQuery({
    queryKey: keys.mappings(name),
    queryFn: ({ signal }) => get<MappingsAnswer>(`/destinations/${encodeURIComponent(name)}/mappings`, signal)
  })
}

/** The stored filters of a destination. */
export function useFilters(name: string) {
  return useQuery({
    queryKey: keys.filters(name),
    queryFn: ({ signal }) => get<FiltersAnswer>(`/destinations/${encodeURIComponent(name)}/filters`, signal)
  })
}

/** The sample events. */
export function useSamples() {
  return useQuery({
    queryKey: keys.samples,
    queryFn: ({ signal }) => get<{ events: Sample[] }>('/events', signal),
    staleTime: Infinity
  })
}

/** The runs of a destination that are under way, on this page or another one. */
export function useRunning(name: string): RunningRun[] {
  const { data } = useQuery({
    queryKey: keys.running(name),
    queryFn: ({ signal }) => get<{ runs: RunningRun[] }>(`/destinations/${encodeURIComponent(name)}/running`, signal),
    // The server tells what changes.
    staleTime: Infinity
  })
  return data?.runs ?? []
}

/** The runs of a destination, newest first. */
export function useRuns(name: string) {
  return useQuery({
    queryKey: [...keys.history(name), 'runs'],
    queryFn: ({ signal }) => get<RunsAnswer>(`/destinations/${encodeURIComponent(name)}/runs`, signal)
  })
}

/** A run of the history. */
export function useRun(name: string, number: number | undefined) {
  return useQuery({
    queryKey: keys.run(name, number ?? 0),
    queryFn: ({ signal }) => get<KeptRun>(`/destinations/${encodeURIComponent(name)}/runs/${number}`, signal),
    enabled: number !== undefined,
    staleTime: Infinity
  })
}

/** What became of the events of all runs of a destination. */
export function useOverview(name: string) {
  return useQuery({
    queryKey: [...keys.history(name), 'overview'],
    queryFn: ({ signal }) => get<Overview>(`/destinations/${encodeURIComponent(name)}/overview`, signal)
  })
}
