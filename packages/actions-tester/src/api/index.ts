export { ApiError, get, send } from './client'
export { followReloads } from './changes'
export {
  keys,
  queryClient,
  useDestination,
  useDestinations,
  useFilters,
  useMappings,
  useOverview,
  useRun,
  useRuns,
  useSamples,
  useSession
} from './queries'
export type * from './types'
