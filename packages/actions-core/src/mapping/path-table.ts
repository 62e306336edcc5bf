import { isPlain, isSafeKey } from '../data/values'
import { get, keysOfPath } from './path'

/** Where the value of a path is: a key of one of the objects that {@link PathTable.read} returns. */
export interface Slot {
  readonly parent: number
  readonly key: string | symbol
}

/** An object in which looking up a key has the same result as `get`, or finds nothing. */
export type Parent = Readonly<Record<string | symbol, unknown>> | undefined

/** A key that no object has, for paths that must find nothing. */
const NOWHERE = Symbol('nowhere')

/** One of the objects that paths lead to. */
interface Step {
  readonly slot: Slot
  /** The keys that paths look up in it. */
  readonly keys: (string | symbol)[]
  /** The numbers of the steps that follow it, by their keys. */
  readonly next: Map<string, number>
  /** Whether one of the keys has a value in every object, as `constructor` does. */
  inherits: boolean
}

/**
 * The paths of one mapping. Paths with a common beginning share look-ups: `$.properties.a` and `$.properties.b` look up
 * `properties` once per event.
 */
export class PathTable {
  private readonly steps: Step[] = [newStep({ parent: 0, key: NOWHERE })]
  private readonly noParents: Parent[] = [undefined]

  /** Adds a path that leads to a part of the payload. */
  slotOf(path: string): Slot {
    const keys = keysOfPath(path)
    let parent = 0
    for (const key of keys.slice(0, -1)) parent = this.steps[parent].next.get(key) ?? this.addStep(parent, key)
    return this.addKey(parent, keys[keys.length - 1])
  }

  /**
   * Finds the objects that the paths lead to. {@link valueAt} then finds the values.
   *
   * @param isClean whether no program added enumerable properties to all objects; see `isPrototypeClean`
   */
  read(payload: unknown, isClean: boolean): Parent[] {
    const parents = this.noParents.slice()
    parents[0] = parentOf(payload, this.steps[0], isClean)
    for (let number = 1; number < this.steps.length; number++) {
      const step = this.steps[number]
      const value = valueAt(step.slot, parents)
      if (value !== undefined) parents[number] = parentOf(value, step, isClean)
    }
    return parents
  }

  private addKey(parent: number, key: string): Slot {
    const slot = { parent, key: isSafeKey(key) ? key : NOWHERE }
    const step = this.steps[parent]
    step.keys.push(slot.key)
    step.inherits ||= key in Object.prototype
    return slot
  }

  private addStep(parent: number, key: string): number {
    const number = this.steps.push(newStep(this.addKey(parent, key))) - 1
    this.noParents.push(undefined)
    this.steps[parent].next.set(key, number)
    return number
  }
}

function newStep(slot: Slot): Step {
  return { slot, keys: [], next: new Map(), inherits: false }
}

/** Returns the value in a slot, from the objects that {@link PathTable.read} found. */
export function valueAt({ parent, key }: Slot, parents: readonly Parent[]): unknown {
  const found = parents[parent]
  return found === undefined ? undefined : found[key]
}

function parentOf(value: unknown, { keys, inherits }: Step, isClean: boolean): Parent {
  if (isClean && !inherits && typeof value === 'object' && value !== null && isPlain(value)) return value
  return value === undefined ? undefined : standIn(value, keys)
}

/**
 * Returns an object with only the keys that can be found in a value. A falsy value ends each path, and is its result.
 */
function standIn(value: unknown, keys: (string | symbol)[]): Parent {
  const found = Object.create(null) as Record<string | symbol, unknown>
  for (const key of keys) {
    if (!value) found[key] = value
    else if (typeof key === 'string') found[key] = get(value, [key])
  }
  return found
}
