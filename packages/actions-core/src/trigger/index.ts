export { impossibleConditions } from './impossible'
export { parseFql } from './parse'
export { actualValue, cachedTrigger, matches as validate, pathsOfTrigger, visitConditions } from './match'
export { generateFql } from './print'
export { triggerWarnings } from './warnings'
export type {
  ConditionType,
  ConditionValue,
  ErrorCondition,
  EventCondition,
  EventContextCondition,
  EventNameCondition,
  EventPropertyCondition,
  EventTraitCondition,
  EventTypeCondition,
  EventUserIdCondition,
  GroupCondition,
  GroupConditionOperator,
  LeafCondition,
  Operator,
  PropertyConditionType,
  Trigger as Subscription,
  TriggerCondition as Condition
} from './types'
