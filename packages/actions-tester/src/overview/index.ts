export { barsOf, RANGES, totalOf, type Bar, type Range } from './bars'
export { OverviewView } from './overview-view'
export { Plot } from './plot'
