import {
  actualValue,
  generateFql,
  validate,
  type Condition,
  type GroupCondition,
  type LeafCondition
} from '@segment/actions-core/trigger'
import { operatorView, subjectView } from './operators'

/** Whether an event meets a condition, and the value that decides. */
export interface Verdict {
  holds: boolean
  /** The value of the event; undefined if it is missing. */
  actual: unknown
}

/** Tests a condition on an event. */
export function verdictOf(condition: LeafCondition, event: object): Verdict {
  return { holds: holds(condition, event), actual: actualValue(condition, event) }
}

/** Whether an event meets a condition or a group. */
export function holds(condition: Condition, event: object): boolean {
  return validate(groupOf(condition), event)
}

function groupOf(condition: Condition): GroupCondition {
  return condition.type === 'group' ? condition : { type: 'group', operator: 'and', children: [condition] }
}

/**
 * Says why an event does not match: a sentence for each condition that fails, such as `properties.total is 323.53 but
 * must be at least 500`. Empty if the event matches.
 */
export function reasonsOf(condition: Condition, event: object): string[] {
  if (holds(condition, event)) return []
  if (condition.type === 'group') return condition.children.flatMap((child) => reasonsOf(child, event))
  return [`${pathOf(condition)} ${actualText(actualValue(condition, event))} but must ${demandOf(condition)}`]
}

/** Returns the path of the event that a condition tests: `properties.total`. */
export function pathOf(condition: LeafCondition): string {
  const { word } = subjectView(condition.type)
  return 'name' in condition ? `${word}.${condition.name}` : word
}

function demandOf(condition: LeafCondition): string {
  const view = operatorView(condition.type, condition.operator)
  if (!view) return `meet ${generateFql(groupOf(condition) as GroupCondition)}`
  return view.needs === 'nothing' ? view.demand : `${view.demand} ${JSON.stringify(condition.value)}`
}

/** The longest value in a sentence, in characters. */
const LONGEST = 60

/** Says what a value is: `is "track"`, `is missing`. */
export function actualText(actual: unknown): string {
  if (actual === undefined) return 'is missing'
  const text = JSON.stringify(actual)
  return `is ${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}`
}
