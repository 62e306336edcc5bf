export { Action } from '../action'
export { AsyncAction } from '../async-action'
export {
  ActionDestinationErrorResponse,
  ActionDestinationSuccessResponse,
  MultiStatusResponse
} from '../batch/multi-status'
export type {
  ActionDefinition,
  AsyncActionDefinition,
  BaseActionDefinition,
  ExecuteInput,
  RequestFn
} from '../definition'
