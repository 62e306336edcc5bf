export { MappingHooks } from './mapping-hooks'
