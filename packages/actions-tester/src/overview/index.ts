export { RANGES, type Range } from './buckets'
export { OverviewView } from './overview-view'
export { Plot } from './plot'
