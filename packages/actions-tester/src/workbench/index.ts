export {
  addressOf,
  BASE,
  DEAD_LETTERS,
  DELIVERY,
  deliveryPlaceOf,
  placeOf,
  type DeliveryPlace,
  type Place,
  type Section
} from './addresses'
export { commandsNow, useAllCommands, useCommands, type Command } from './commands'
export { readStored, writeStored } from './storage'
export {
  callOf,
  createWorkbench,
  runCallOf,
  type MappingDraft,
  type RunOptions,
  type NewMapping,
  type Workbench,
  type WorkbenchStart,
  type WorkbenchState
} from './store'
export { useWorkbench, WorkbenchProvider } from './workbench'
