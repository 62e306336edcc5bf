export type * from '../runtime/types'
