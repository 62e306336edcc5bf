import { UsageError } from '../errors'

/** A value for a path, as flags like `--set` give it. */
export interface Assignment {
  /** The keys that lead to the place. */
  keys: string[]
  value: unknown
}

/**
 * Reads `<path>=<value>`, for example `properties.products[0].price=5`. The value is JSON where it can be read as such,
 * else a text; `="5"` gives the text 5.
 *
 * @param flag how messages name the flag, such as `--set`
 * @param read reads the text after the `=`. Default: as said above
 * @throws UsageError that shows the form when there is no `=` or no path
 */
export function parseAssignment(flag: string, text: string, read: (value: string) => unknown = jsonOrText): Assignment {
  const sign = text.indexOf('=')
  if (sign < 1) throw new UsageError(`${flag} '${text}' will not do. Give <path>=<value>, such as properties.total=5.`)
  return { keys: parsePath(flag, text.slice(0, sign)), value: read(text.slice(sign + 1)) }
}

/**
 * Reads a path: keys parted by dots, places in a list as `[0]`, a dot inside a key as `\.`; `$.` in front may be there.
 *
 * @throws UsageError for an empty key and for keys that no object should have
 */
export function parsePath(flag: string, text: string): string[] {
  const keys = text
    .replace(/^\$\.?/, '')
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split(/(?<!\\)\./)
    .map((key) => key.replaceAll('\\.', '.'))
  if (keys.some((key) => key === '' || key === '__proto__')) {
    throw new UsageError(`${flag} '${text}' will not do. Give a path such as properties.products[0].price.`)
  }
  return keys
}

/** JSON where the text can be read as such, else the text. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * Gives a copy of `value` with the assignment made. Objects and lists that are missing on the way are added.
 *
 * @throws UsageError when a text, a number or the like is in the way, and when a list is given a key that is no number
 */
export function setAt(value: unknown, { keys: [key, ...rest], value: wanted }: Assignment): unknown {
  if (key === undefined) return wanted
  const place = value ?? (/^\d+$/.test(key) ? [] : {})
  const inner = { keys: rest, value: wanted }
  if (Array.isArray(place) && /^\d+$/.test(key)) {
    return Object.assign([...place], { [key]: setAt(place[Number(key)], inner) })
  }
  if (typeof place !== 'object' || Array.isArray(place)) {
    throw new UsageError(`'${[key, ...rest].join('.')}' cannot be set: there is ${JSON.stringify(place)} in its place.`)
  }
  const held = Object.hasOwn(place, key) ? (place as Record<string, unknown>)[key] : undefined
  return { ...place, [key]: setAt(held, inner) }
}

/** Gives a copy of `value` without what is at the path; a path that leads nowhere is passed over. */
export function removeAt(value: unknown, [key, ...rest]: string[]): unknown {
  if (typeof value !== 'object' || value === null || key === undefined || !Object.hasOwn(value, key)) return value
  const last = rest.length === 0
  if (Array.isArray(value)) {
    const place = Number(key)
    return last ? value.toSpliced(place, 1) : value.with(place, removeAt(value[place], rest))
  }
  const { [key]: held, ...others } = value as Record<string, unknown>
  return last ? others : { ...value, [key]: removeAt(held, rest) }
}
