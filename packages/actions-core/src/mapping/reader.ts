import { isWhole, keysOfPath } from './path'
import { isSafeKey } from './safe-key'

/** Stands for a key that must never be found. */
const NOWHERE = Symbol('nowhere')

/**
 * Reads all paths of a mapping in one go. Paths that begin alike share the way: each of their keys is read once, into a
 * numbered place, and the value of a path is that of its last key.
 */
export class Reader {
  private readonly keys: (string | symbol)[] = ['']
  private readonly parents: number[] = [0]
  private readonly places = new Map<string, number>()

  /** Gives the place where the value of a path will be found; 0 is the payload itself. */
  placeOf(path: string): number {
    let place = 0
    let way = ''
    for (const key of isWhole(path) ? [] : keysOfPath(path)) {
      way += `\n${key.length}:${key}`
      place = this.places.get(way) ?? this.add(way, key, place)
    }
    return place
  }

  /** Reads the paths that were asked for, by the rules of `get`. */
  read(payload: unknown): unknown[] {
    const { keys, parents } = this
    const values: unknown[] = [payload]
    for (let place = 1; place < keys.length; place++) {
      const parent = values[parents[place]] as Record<string | symbol, unknown>
      // A value that is falsy ends the way, and is found at the end of it.
      let value: unknown = parent
      if (parent) {
        value = parent[keys[place]]
        if (value !== undefined && !Object.hasOwn(parent, keys[place])) value = undefined
      }
      values.push(value)
    }
    return values
  }

  private add(way: string, key: string, parent: number): number {
    const place = this.keys.push(isSafeKey(key) ? key : NOWHERE) - 1
    this.parents.push(parent)
    this.places.set(way, place)
    return place
  }
}
