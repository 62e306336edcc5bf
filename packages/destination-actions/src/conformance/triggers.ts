import { isDeepStrictEqual } from 'node:util'
import { generateFql, impossibleConditions, parseFql, triggerWarnings } from '@segment/actions-core/trigger'
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
  triggersOf(subject).flatMap(({ place, trigger }) =>
    impossibleConditions(trigger).map((message) => ({ place, message }))
  )

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
