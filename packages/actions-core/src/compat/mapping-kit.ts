export type { Features } from '../host'
export * from '../mapping'
export * from './directive-guards'
