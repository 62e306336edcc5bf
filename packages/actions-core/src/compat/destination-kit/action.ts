export { Action } from '../../action'
export { AsyncAction } from '../../batch/async-action'
export {
  ActionDestinationErrorResponse,
  ActionDestinationSuccessResponse,
  MultiStatusResponse
} from '../../batch/multi-status'
export type { AnyInput as ExecuteDynamicFieldInput } from '../../action'
export type {
  ActionDefinition,
  AsyncActionDefinition,
  BaseActionDefinition,
  ExecuteInput,
  RequestFn
} from '../../definition'
