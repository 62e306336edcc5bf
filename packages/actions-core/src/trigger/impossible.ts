import { OPERATORS } from './language'
import { visitConditions } from './match'
import { generateFql } from './print'
import type { GroupCondition, LeafCondition, Trigger, TriggerCondition } from './types'

/** The values of `type`: the calls of the Segment specification. */
const CALLS = ['alias', 'delete', 'group', 'identify', 'page', 'screen', 'track']

/**
 * Finds conditions that hold for no event: an unknown operator, a value of `type` that no event has, and values of one
 * property that are different although both must hold.
 *
 * @param tree a tree with `error` has none
 * @returns one sentence for each: what never holds and what to write instead
 *
 * @example
 * import { impossibleConditions, parseFql } from '@segment/actions-core/trigger'
 *
 * impossibleConditions(parseFql('type = "identity"'))
 * // [`'type = "identity"' never holds: type is one of alias, delete, group, ... Compare it with one of them.`]
 */
export function impossibleConditions(tree: Trigger): string[] {
  if ('error' in tree) return []
  const reasons = contradictionsIn(tree)
  visitConditions(tree, (condition) => reasons.push(...impossibilityOf(condition)))
  return reasons
}

function impossibilityOf(condition: LeafCondition): string[] {
  const { type, operator, value } = condition
  if (!OPERATORS.has(operator)) {
    return [`'${operator}' is not an operator, so it never holds. Use =, !=, <, <=, > or >=.`]
  }
  if (type !== 'event-type' || operator === '!=') return []
  if (operator === '=' && CALLS.includes(String(value))) return []
  return [`'${leafText(condition)}' never holds: type is one of ${CALLS.join(', ')}. Compare it with one of them.`]
}

/** Returns conditions that must hold together although they require different values of the same property. */
function contradictionsIn(group: GroupCondition): string[] {
  const groups = group.children.filter((child) => child.type === 'group')
  const below = groups.flatMap((child) => contradictionsIn(child))
  if (group.operator !== 'and') return below
  const wanted = new Map<string, string>()
  const faults: string[] = []
  for (const leaf of group.children.filter(isEquality)) {
    const [text, thing] = [leafText(leaf), `${leaf.type} ${'name' in leaf ? leaf.name : ''}`]
    const other = wanted.get(thing)
    if (other !== undefined && other !== text) {
      faults.push(`'${other}' and '${text}' never hold together. Join them by "or", or remove one.`)
    }
    wanted.set(thing, text)
  }
  return [...faults, ...below]
}

function isEquality(condition: TriggerCondition): condition is LeafCondition {
  return condition.type !== 'group' && ['=', 'number_equals'].includes(condition.operator)
}

function leafText(condition: LeafCondition): string {
  return generateFql({ type: 'group', operator: 'and', children: [condition] })
}
