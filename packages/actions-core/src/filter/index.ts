export { compileFilters, type Filter, type FilterEvents, type Filtered } from './filter'
export { FilterError } from './check'
export { removedPaths } from './removed'
