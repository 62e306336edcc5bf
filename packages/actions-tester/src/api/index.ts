export { ApiError, get, send } from './client'
export { followChanges } from './changes'
export {
  keys,
  queryClient,
  useDestination,
  useDestinations,
  useFilters,
  useMappings,
  useOverview,
  useRun,
  useRunning,
  useRuns,
  useSamples,
  useSession
} from './queries'
export type * from './types'
