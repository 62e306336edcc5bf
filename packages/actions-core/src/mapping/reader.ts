import { isPlain, isPrototypeClean } from '../clean-prototype'
import { isWhole, keysOfPath } from './path'
import { isSafeKey } from './safe-key'

/** Stands for a key that must never be found. */
const NOWHERE = Symbol('nowhere')

/** The keys that are read from the value at one place, and the places that their values go to. */
interface Step {
  from: number
  keys: (string | symbol)[]
  places: number[]
  /** Whether a plain object that lacks a key has a value for it all the same, as for `constructor`. */
  inherits: boolean
}

/**
 * Reads all paths of a mapping in one go. Paths that begin alike share the way: each of their keys is read once, into a
 * numbered place, and the value of a path is that of its last key.
 */
export class Reader {
  private readonly blank: unknown[] = [undefined]
  private readonly steps: Step[] = []
  private readonly places = new Map<string, number>()

  /** Gives the place where the value of a path will be found; 0 is the payload itself. */
  placeOf(path: string): number {
    let place = 0
    let way = ''
    for (const key of isWhole(path) ? [] : keysOfPath(path)) {
      way += `${key.length}:${key}`
      place = this.places.get(way) ?? this.add(way, key, place)
    }
    return place
  }

  /** Reads the paths that were asked for, by the rules of `get`. */
  read(payload: unknown): unknown[] {
    const values = this.blank.slice()
    values[0] = payload
    const isClean = isPrototypeClean()
    for (const step of this.steps) {
      const parent = values[step.from]
      if (!parent) spread(parent, step, values)
      else if (isClean && !step.inherits && isPlain(parent)) {
        readKeys(parent as Parent, step, values)
      } else readOwnKeys(parent as Parent, step, values)
    }
    return values
  }

  private add(way: string, key: string, from: number): number {
    const place = this.blank.push(undefined) - 1
    let step = this.steps.find((each) => each.from === from)
    if (!step) {
      step = { from, keys: [], places: [], inherits: false }
      this.steps.push(step)
    }
    step.keys.push(isSafeKey(key) ? key : NOWHERE)
    step.places.push(place)
    step.inherits ||= key in Object.prototype
    this.places.set(way, place)
    return place
  }
}

type Parent = Record<string | symbol, unknown>

/** A value that is falsy ends a path, and is found at its end. */
function spread(value: unknown, { places }: Step, values: unknown[]): void {
  for (let index = 0; index < places.length; index++) values[places[index]] = value
}

function readKeys(parent: Parent, { keys, places }: Step, values: unknown[]): void {
  for (let index = 0; index < keys.length; index++) values[places[index]] = parent[keys[index]]
}

function readOwnKeys(parent: Parent, { keys, places }: Step, values: unknown[]): void {
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]
    values[places[index]] = Object.hasOwn(parent, key) ? parent[key] : undefined
  }
}
