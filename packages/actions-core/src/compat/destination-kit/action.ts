export { Action } from '../../action'
export { AsyncAction } from '../../async-action'
export { ActionDestinationErrorResponse, ActionDestinationSuccessResponse, MultiStatusResponse } from '../../result'
export type { AnyInput as ExecuteDynamicFieldInput } from '../../action'
export type {
  ActionDefinition,
  AsyncActionDefinition,
  BaseActionDefinition,
  ExecuteInput,
  RequestFn
} from '../../definition'
