export { ApiError, get, send } from './client'
export { followReloads } from './changes'
export { keys, queryClient, useDestination, useDestinations, useMappings, useSamples } from './queries'
export type * from './types'
