export * from '../../definition'
export type { ActionDestinationErrorResponseType, ActionDestinationSuccessResponseType } from '../../batch/multi-status'
export type { Result, ResultMultiStatusNode } from '../../result'
