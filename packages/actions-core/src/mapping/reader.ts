import { isPlain } from '../data/values'
import { get, keysOfPath } from './path'
import { isSafeKey } from './safe-key'

/** Stands for a key that must never be found. */
const NOWHERE = Symbol('nowhere')

/** Where the value of a path is found: under a key of one of the objects that a reader gives. */
export interface Spot {
  readonly parent: number
  readonly key: string | symbol
  /** Where to look instead where there is no value, or `null`. */
  readonly otherwise: Spot | undefined
}

/** An object in which paths find by their keys what `get` finds, or nothing. */
export type Parent = Readonly<Record<string | symbol, unknown>> | undefined

/** One of the objects that paths lead into. */
interface Step {
  readonly spot: Spot
  /** What paths look for there. */
  readonly keys: (string | symbol)[]
  /** Whether a plain object that lacks one of the keys has a value for it all the same, as for `constructor`. */
  inherits: boolean
}

/** Finds the objects that the paths of a mapping lead into. Paths that begin alike share the way. */
export class Reader {
  private readonly root: Step = newStep({ parent: 0, key: NOWHERE, otherwise: undefined })
  private readonly steps = [this.root]
  private readonly blank: Parent[] = [undefined]
  private readonly numbers = new Map<string, number>()

  /** Gives the spot of a path that leads to a part of the payload; from now on its parent is read. */
  spotOf(path: string): Spot {
    const keys = keysOfPath(path)
    let parent = 0
    let way = ''
    for (const key of keys.slice(0, -1)) {
      way += `${key.length}:${key}`
      parent = this.numbers.get(way) ?? this.add(way, this.look(parent, key))
    }
    return this.look(parent, keys[keys.length - 1])
  }

  /**
   * Finds the objects in a payload. What is at a spot is `valueAt` of them.
   *
   * @param isClean whether nothing was added to all objects; see `isPrototypeClean`
   */
  read(payload: unknown, isClean: boolean): Parent[] {
    const parents = this.blank.slice()
    parents[0] = parentOf(payload, this.root, isClean)
    for (let number = 1; number < this.steps.length; number++) {
      const step = this.steps[number]
      const value = valueAt(step.spot, parents)
      if (value !== undefined) parents[number] = parentOf(value, step, isClean)
    }
    return parents
  }

  private look(parent: number, key: string): Spot {
    const spot = { parent, key: isSafeKey(key) ? key : NOWHERE, otherwise: undefined }
    const step = this.steps[parent]
    step.keys.push(spot.key)
    step.inherits ||= key in Object.prototype
    return spot
  }

  private add(way: string, spot: Spot): number {
    const number = this.steps.push(newStep(spot)) - 1
    this.blank.push(undefined)
    this.numbers.set(way, number)
    return number
  }
}

function newStep(spot: Spot): Step {
  return { spot, keys: [], inherits: false }
}

/** The value at a spot, among the objects that a reader found. */
export function valueAt({ parent, key, otherwise }: Spot, parents: readonly Parent[]): unknown {
  const found = parents[parent]
  const value = found === undefined ? undefined : found[key]
  return otherwise === undefined || (value !== undefined && value !== null) ? value : valueAt(otherwise, parents)
}

/** Whether two values are found under the same key of the same object, and nowhere else. */
export function isSameSpot(left: Spot, right: Spot): boolean {
  return left.parent === right.parent && left.key === right.key && !left.otherwise && !right.otherwise
}

function parentOf(value: unknown, { keys, inherits }: Step, isClean: boolean): Parent {
  if (isClean && !inherits && typeof value === 'object' && value !== null && isPlain(value)) return value
  return value === undefined ? undefined : standIn(value, keys)
}

/** An object with what keys find in a value, and nothing else. A value that is falsy ends each path, and is found. */
function standIn(value: unknown, keys: (string | symbol)[]): Parent {
  const found = Object.create(null) as Record<string | symbol, unknown>
  for (const key of keys) {
    if (!value) found[key] = value
    else if (typeof key === 'string') found[key] = get(value, [key])
  }
  return found
}
