import type { ConditionType } from './types'

/** What can be written about a field besides the comparison with a text. */
export type Ability = 'call' | 'null' | 'boolean' | 'number'

/** A part of the event that a trigger can test. */
export interface Field {
  /** Its name in the text of a trigger, which is also its key in the event. */
  word: string
  type: Exclude<ConditionType, 'group'>
  /** True when a path inside the field follows its name. The value of such a condition keeps its type. */
  nested: boolean
  /**
   * `call`: `contains()` and `match()`. `null`: `= null` asks whether a value is there. `boolean`: `= true` asks for the
   * boolean. `number`: `= 5` asks for the number. What is not listed is compared as text.
   */
  abilities: readonly Ability[]
}

/** Every field, in the order in which the language lists them. */
export const FIELDS: readonly Field[] = [
  { word: 'type', type: 'event-type', nested: false, abilities: [] },
  { word: 'event', type: 'event', nested: false, abilities: ['call'] },
  { word: 'name', type: 'name', nested: false, abilities: ['call', 'null'] },
  { word: 'userId', type: 'userId', nested: false, abilities: ['call', 'null', 'boolean'] },
  { word: 'properties', type: 'event-property', nested: true, abilities: ['call', 'null', 'boolean', 'number'] },
  { word: 'traits', type: 'event-trait', nested: true, abilities: ['call', 'null', 'boolean', 'number'] },
  { word: 'context', type: 'event-context', nested: true, abilities: ['call', 'null', 'boolean', 'number'] }
]

const byWord = new Map(FIELDS.map((field) => [field.word, field]))
const byType = new Map<string, Field>(FIELDS.map((field) => [field.type, field]))

/** The field that a dotted path of a trigger begins with, or `undefined`. */
export function fieldOfPath(path: string): Field | undefined {
  return byWord.get(path.split('.', 1)[0]!)
}

/** The field that a condition of this type tests, or `undefined`. */
export function fieldOfType(type: string): Field | undefined {
  return byType.get(type)
}
