/** A trigger as a tree, or the reason why its text could not be parsed. */
export type Trigger = GroupCondition | ErrorCondition

/** Replaces a tree if the text could not be parsed. */
export interface ErrorCondition {
  error: Error
}

/** `and`: every child holds. `or`: at least one does. */
export type GroupConditionOperator = 'and' | 'or'

/** Several conditions under one connective. */
export interface GroupCondition {
  type: 'group'
  operator: GroupConditionOperator
  children: TriggerCondition[]
}

/** One node of a tree. */
export type TriggerCondition =
  | GroupCondition
  | EventTypeCondition
  | EventCondition
  | EventNameCondition
  | EventUserIdCondition
  | EventPropertyCondition
  | EventTraitCondition
  | EventContextCondition

/** One node that tests the event itself. */
export type LeafCondition = Exclude<TriggerCondition, GroupCondition>

/** The kinds of nodes. */
export type ConditionType = TriggerCondition['type']

/** The kinds of nodes whose value keeps its type and that share one form. */
export type PropertyConditionType = 'event-property' | 'event-context'

/**
 * The test of an event's value. `exists`, `not_exists`, `is_true` and `is_false` take no value. A tree can also contain
 * an unknown operator as it was written; it never holds.
 */
export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'number_equals'
  | 'number_not_equals'
  | 'contains'
  | 'not_contains'
  | 'starts_with'
  | 'not_starts_with'
  | 'ends_with'
  | 'not_ends_with'
  | 'exists'
  | 'not_exists'
  | 'is_true'
  | 'is_false'

/** The value to compare with. */
export type ConditionValue = string | boolean | number

/** Tests `event.type`, the call: `track`, `page`, ... */
export interface EventTypeCondition {
  type: 'event-type'
  operator: Operator
  value?: string
}

/** Tests `event.event`, the name of a tracked event. */
export interface EventCondition {
  type: 'event'
  operator: Operator
  value?: string
}

/** Tests `event.name`, the name of a page or screen. */
export interface EventNameCondition {
  type: 'name'
  operator: Operator
  value?: string
}

/** Tests `event.userId`. */
export interface EventUserIdCondition {
  type: 'userId'
  operator: Operator
  value?: string
}

/** Tests a value in `event.properties`; `name` is its path in the properties, for example `products[0].id`. */
export interface EventPropertyCondition {
  type: 'event-property'
  name: string
  operator: Operator
  value?: ConditionValue
}

/** Tests a value in `event.traits`; `name` is its path in the traits. */
export interface EventTraitCondition {
  type: 'event-trait'
  name: string
  operator: Operator
  value?: ConditionValue
}

/** Tests a value in `event.context`; `name` is its path in the context. */
export interface EventContextCondition {
  type: 'event-context'
  name: string
  operator: Operator
  value?: ConditionValue
}
