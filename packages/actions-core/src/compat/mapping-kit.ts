export type { Features } from '../host'
export * from '../mapping'
