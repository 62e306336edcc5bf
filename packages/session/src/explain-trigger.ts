import type { SegmentEvent } from '@segment/actions-core'
import {
  actualValue,
  generateFql,
  pathsOfTrigger,
  validate,
  type Condition,
  type GroupCondition,
  type LeafCondition
} from '@segment/actions-core/trigger'
import type { ConditionReport, TriggerReport } from './report'
import type { TriedSubscription } from './subscription'

/** Reports for a trigger and each of its conditions whether the event matches, with the actual values. */
export function explainTrigger(
  { text, tree, origin }: NonNullable<TriedSubscription['trigger']>,
  event: SegmentEvent
): TriggerReport {
  const conditions =
    tree.children.length > 1
      ? explainCondition(tree, event, 0)
      : tree.children.flatMap((child) => explainCondition(child, event, 0))
  return { text, origin, met: validate(tree, event), conditions }
}

function explainCondition(condition: Condition, event: SegmentEvent, depth: number): ConditionReport[] {
  const holds = validate(groupOf(condition), event)
  if (condition.type !== 'group') return [{ depth, holds, ...explainLeaf(condition, event) }]
  const text = condition.operator === 'and' ? 'all of' : 'any of'
  return [{ depth, holds, text }, ...condition.children.flatMap((child) => explainCondition(child, event, depth + 1))]
}

function explainLeaf(condition: LeafCondition, event: SegmentEvent): Pick<ConditionReport, 'text' | 'path' | 'actual'> {
  const tree = groupOf(condition)
  const [path = ''] = pathsOfTrigger(tree)
  const actual = actualValue(condition, event)
  return { text: generateFql(tree), path, ...(actual !== undefined && { actual }) }
}

function groupOf(condition: Condition): GroupCondition {
  return condition.type === 'group' ? condition : { type: 'group', operator: 'and', children: [condition] }
}
