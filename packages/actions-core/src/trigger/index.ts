export { parseFql } from './parse'
export { cachedTrigger } from './cached'
export { validate } from './match'
export { generateFql } from './print'
export { oversightsIn } from './oversights'
export { pathsOfTrigger, visitConditions } from './paths'
export type {
  Condition,
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
  Subscription
} from './types'
