export type { Features } from './context'
export * from './mapping'
