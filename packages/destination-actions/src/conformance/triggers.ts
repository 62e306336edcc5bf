import { isDeepStrictEqual } from 'node:util'
import { generateFql, triggerWarnings, parseFql, visitConditions } from '@segment/actions-core/trigger'
import type { Condition, GroupCondition, LeafCondition } from '@segment/actions-core/trigger'
import { actionsOf } from './check'
import type { Check, Subject } from './check'

/** The triggers that new mappings and presets start with can be read, and nothing of them is passed over. */
export const checkTriggers: Check = (subject) =>
  triggersOf(subject).flatMap(({ place, text, trigger }) => {
    if ('error' in trigger) return [{ place, message: `'${text}' is not a trigger: ${trigger.error.message}` }]
    const read = generateFql(trigger)
    const faults = triggerWarnings(text)
    if (!isDeepStrictEqual(wordsOf(text), wordsOf(read))) faults.push('Correct what is passed over or guessed.')
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

/** The names and values of a trigger, without what can be written in several ways. */
function wordsOf(trigger: string): string[] {
  return (trigger.match(/[\p{L}\p{N}_.]+/gu) ?? []).filter((word) => !/^(and|or|AND|OR)$/.test(word))
}

/** The values of `type`: the calls of the specification. */
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

/** Conditions that must hold together and ask for different values of the same thing. */
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
