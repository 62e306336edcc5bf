import { isDeepStrictEqual } from 'node:util'
import { generateFql, triggerWarnings, parseFql, visitConditions } from '@segment/actions-core/trigger'
import type { Condition, GroupCondition, LeafCondition } from '@segment/actions-core/trigger'
import { actionsOf } from './check'
import type { Check, Subject } from './check'

/** The initial triggers of new mappings and presets parse, and the parser ignores no part of them. */
export const checkTriggers: Check = (subject) =>
  triggersOf(subject).flatMap(({ place, text, trigger }) => {
    if ('error' in trigger) return [{ place, message: `'${text}' is not a trigger: ${trigger.error.message}` }]
    const read = generateFql(trigger)
    const faults = triggerWarnings(text)
    if (!isDeepStrictEqual(wordsOf(text), wordsOf(read))) faults.push('Correct the part that is ignored or guessed.')
    return faults.map((fault) => ({ place, message: `'${text}' is read as '${read}'. ${fault}` }))
  })

/** Every condition of a trigger can hold for some event. */
export const checkSatisfiableTriggers: Check = (subject) =>
  triggersOf(subject).flatMap(({ place, trigger }) => {
    if ('error' in trigger) return []
    const reasons = contradictionsIn(trigger)
    visitConditions(trigger, (condition) => reasons.push(...impossibilityOf(condition)))
    return reasons.map((message) => ({ place, message }))
  })

function triggersOf({ definition }: Subject) {
  const triggers: [place: string, text: string | undefined][] = [
    ...actionsOf(definition).map(({ place, value }): [string, string | undefined] => [
      `${place}.defaultSubscription`,
      value.defaultSubscription
    ]),
    ...(definition.presets ?? []).map((preset, index): [string, string | undefined] => [
      `presets[${index}].subscribe`,
      preset.type === 'automatic' ? preset.subscribe : undefined
    ])
  ]
  return triggers.flatMap(([place, text]) => (text === undefined ? [] : [{ place, text, trigger: parseFql(text) }]))
}

/** Returns the names and values of a trigger, without what has several spellings. */
function wordsOf(trigger: string): string[] {
  return (trigger.match(/[\p{L}\p{N}_.]+/gu) ?? []).filter((word) => !/^(and|or|AND|OR)$/.test(word))
}

/** The values of `type`: the calls of the Segment specification. */
const CALLS = ['alias', 'delete', 'group', 'identify', 'page', 'screen', 'track']

const OPERATOR = /^(!?=|[<>]=?|number_(not_)?equals|is_(true|false)|(not_)?(exists|contains|starts_with|ends_with))$/

function impossibilityOf(condition: LeafCondition): string[] {
  const { type, operator, value } = condition
  if (!OPERATOR.test(operator))
    return [`'${operator}' is not an operator, so it never holds. Use =, !=, <, <=, > or >=.`]
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

function isEquality(condition: Condition): condition is LeafCondition {
  return condition.type !== 'group' && ['=', 'number_equals'].includes(condition.operator)
}

function leafText(condition: LeafCondition): string {
  return generateFql({ type: 'group', operator: 'and', children: [condition] })
}
