export type * from './format'
export { readPageRecords } from './format'
export { pickPageCases } from './pick'
export { replayPages } from './replay'
