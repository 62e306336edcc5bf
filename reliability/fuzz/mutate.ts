/** A JSON value. Own keys may have any name, `__proto__` too. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Values that programs handle specially. */
const VALUES: Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  2 ** 53,
  0.1,
  '',
  ' ',
  'a',
  '0',
  [],
  {},
  [[]],
  '\ud800',
  'é',
  '\0'
]

/** Keys that are special to JavaScript, and some that are not. */
const KEYS = ['a', 'b', '', '0', 'length', '__proto__', 'constructor', 'prototype', 'toString', 'first name', 'a.b']

/** The largest input that is mutated further, in characters of its JSON text. */
const MAX_LENGTH = 2000

/** Makes inputs from others, by changes at random places. */
export class Mutator {
  /**
   * @param random returns numbers from 0 to 1
   * @param words texts that mean something to the target: they are put into strings, and used as keys
   */
  constructor(
    private readonly random: () => number,
    private readonly words: readonly string[]
  ) {}

  /** Returns one of a list. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!
  }

  /** Returns a copy of `input` with one to four changes. Parts of `donor` may be put into it. Neither is modified. */
  mutate(input: Json, donor: Json): Json {
    let mutated = input
    for (let left = 1 + Math.floor(this.random() * 4); left > 0; left--) {
      const place = Math.floor(this.random() * sizeOf(mutated))
      mutated = changedAt(mutated, place, (value) => this.change(value, donor))
    }
    return (JSON.stringify(mutated)?.length ?? 0) > MAX_LENGTH ? input : mutated
  }

  private change(value: Json, donor: Json): Json {
    const choice = this.random()
    if (choice < 0.1) return this.pick(VALUES)
    if (choice < 0.2) return this.partOf(donor)
    if (choice < 0.25) return this.random() < 0.5 ? [value] : { [this.key()]: value }
    if (typeof value === 'string') return this.changeText(value, donor)
    if (typeof value === 'number') return this.pick([value + 1, -value, value * 10, value / 3, 2 ** 31, String(value)])
    if (Array.isArray(value)) return this.changeList(value, donor)
    return typeof value === 'object' && value !== null ? this.changeObject(value, donor) : this.pick(VALUES)
  }

  private changeText(text: string, donor: Json): string {
    const [from, to] = [this.random(), this.random()]
      .map((share) => Math.floor(share * (text.length + 1)))
      .toSorted((a, b) => a - b)
    const part = this.partOf(donor)
    const inserted = this.pick([
      '',
      this.pick(this.words),
      this.pick(this.words) + ' ',
      text.slice(from, to).repeat(2),
      typeof part === 'string' ? part : '',
      String.fromCharCode(Math.floor(this.random() * 128))
    ])
    // Half of them replace nothing.
    return text.slice(0, from) + inserted + text.slice(this.random() < 0.5 ? from : to)
  }

  private changeList(list: Json[], donor: Json): Json[] {
    const at = Math.floor(this.random() * (list.length + 1))
    if (this.random() < 0.4) return list.toSpliced(at, 1)
    return list.toSpliced(at, 0, this.random() < 0.5 && list.length > 0 ? this.pick(list) : this.partOf(donor))
  }

  private changeObject(object: { [key: string]: Json }, donor: Json): Json {
    const entries = Object.entries(object)
    const at = Math.floor(this.random() * entries.length)
    const choice = this.random()
    // Unlike an assignment, this makes `__proto__` a key.
    if (choice < 0.3) return Object.fromEntries(entries.toSpliced(at, 1))
    if (choice < 0.6 && entries.length > 0)
      return Object.fromEntries(entries.toSpliced(at, 1, [this.key(), entries[at]![1]]))
    return Object.fromEntries([...entries, [this.key(), this.partOf(donor)]])
  }

  private key(): string {
    return this.pick(this.random() < 0.5 ? KEYS : this.words)
  }

  private partOf(value: Json): Json {
    let part = value
    while (typeof part === 'object' && part !== null && this.random() < 0.7) {
      const parts = Object.values(part) as Json[]
      if (parts.length === 0) break
      part = this.pick(parts)
    }
    return part
  }
}

/**
 * Returns the smallest input that it finds for which `fails` holds, by removing parts of `input`. `fails(input)` must hold.
 */
export function minimize(input: Json, fails: (input: Json) => boolean): Json {
  for (let place = 0; place < sizeOf(input); place++) {
    const smaller = smallerAt(input, place).find((candidate) => fails(candidate))
    // A removed part moves the places after it.
    if (smaller !== undefined) return minimize(smaller, fails)
  }
  return input
}

function smallerAt(input: Json, place: number): Json[] {
  const candidates: Json[] = []
  changedAt(input, place, (value) => {
    const smaller: Json[] = []
    if (typeof value === 'string') {
      for (let size = value.length; size >= 1; size = Math.floor(size / 2)) {
        for (let at = 0; at + size <= value.length; at += size)
          smaller.push(value.slice(0, at) + value.slice(at + size))
      }
    } else if (Array.isArray(value)) {
      smaller.push(...value, ...value.map((_, index) => value.toSpliced(index, 1)))
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value)
      smaller.push(...entries.map(([, member]) => member))
      smaller.push(...entries.map((_, index) => Object.fromEntries(entries.toSpliced(index, 1))))
    }
    candidates.push(...smaller.map((part) => changedAt(input, place, () => part)))
    return value
  })
  return candidates
}

/** Counts a value and all values in it. */
function sizeOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, part: Json) => sum + sizeOf(part), 1)
}

/** Returns a copy with the value at `place` changed: 0 is the value itself, then come its parts, each before its own. */
function changedAt(value: Json, place: number, change: (value: Json) => Json): Json {
  if (place === 0) return change(value)
  let left = place - 1
  const visit = (part: Json): Json => {
    const size = sizeOf(part)
    const isInside = left >= 0 && left < size
    const changed = isInside ? changedAt(part, left, change) : part
    left -= size
    return changed
  }
  if (Array.isArray(value)) return value.map(visit)
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, visit(part as Json)]))
}
