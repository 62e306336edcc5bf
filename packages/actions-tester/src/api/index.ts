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
  useSamples
} from './queries'
export type * from './types'
