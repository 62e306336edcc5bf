export * from '../../definition'
export type { DependsOnCondition as Condition } from '../../definition'
export type {
  ActionDestinationErrorResponseType,
  ActionDestinationSuccessResponseType,
  Result,
  ResultMultiStatusNode
} from '../../result'
