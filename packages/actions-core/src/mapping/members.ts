import type { Evaluate, Frame } from './directives/directive'
import { checkDataSize } from './limits'
import { valueAt, type Spot } from './reader'
import { copyOf, type Copying } from './remove-undefined'
import { roomyObject } from './roomy'

/** What stands under the keys of an object of a mapping. */
export interface Members {
  readonly keys: readonly string[]
  readonly values: readonly Evaluate[]
  /** Where the values are found, of those that are nothing but found. */
  readonly spots: readonly (Spot | undefined)[]
  /** The level of the values in the payload of an action; undefined in operands of directives. */
  readonly depth: number | undefined
}

type Made = Record<string, unknown>

/** Makes a function that makes the object for a payload. */
export function objectMaker(members: Members): (frame: Frame) => Made {
  const plan = { members, Made: roomyObject() }
  return (frame) => make(plan, frame)
}

// What a loop uses is faster as a variable of its function than as one of the function around it.
function make({ members, Made }: { members: Members; Made: new () => Made }, frame: Frame): Made {
  const { keys, values, spots, depth } = members
  const { parents, copying } = frame
  checkDataSize((copying.values += keys.length))
  const made = new Made()
  for (let index = 0; index < keys.length; index++) {
    const spot = spots[index]
    const value = spot === undefined ? values[index](frame) : settled(valueAt(spot, parents), depth, copying)
    // Directives tell an undefined member of their operand from a missing one.
    if (value !== undefined || depth === undefined) made[keys[index]] = value
  }
  return made
}

/**
 * Makes a function that makes the object for an element of a list, if that is a plain object. It is apart from the other
 * because V8 judges by the place in the code, and elements of a list are alike.
 *
 * @returns `undefined` where not all values are found under keys that only the element itself can have
 */
export function elementMaker({ keys, spots, depth }: Members): ((element: Made, copying: Copying) => Made) | undefined {
  const found = spots.flatMap((spot) => spot ?? [])
  if (found.length < keys.length || !found.every(isOfElement)) return undefined
  const plan = { keys, sources: found.map(({ key }) => key), depth, Made: roomyObject() }
  return (element, copying) => makeElement(plan, element, copying)
}

function isOfElement({ parent, key, otherwise }: Spot): boolean {
  return parent === 0 && otherwise === undefined && !(key in Object.prototype)
}

interface ElementPlan {
  keys: readonly string[]
  /** The keys of the element that have the values. */
  sources: readonly (string | symbol)[]
  depth: number | undefined
  Made: new () => Made
}

function makeElement(
  { keys, sources, depth, Made }: ElementPlan,
  element: Record<string | symbol, unknown>,
  copying: Copying
): Made {
  checkDataSize((copying.values += keys.length))
  const made = new Made()
  for (let index = 0; index < keys.length; index++) {
    const value = settled(element[sources[index]], depth, copying)
    if (value !== undefined || depth === undefined) made[keys[index]] = value
  }
  return made
}

/** A value as it is found, as a copy where it becomes a part of the payload. */
export function settled(value: unknown, depth: number | undefined, copying: Copying): unknown {
  return typeof value === 'object' && depth !== undefined ? copyOf(value, depth, copying) : value
}
