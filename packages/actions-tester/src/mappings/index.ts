export { MappingList } from './mapping-list'
export { MappingView } from './mapping-view'
