import { UsageError } from './errors'
import { nameOfJson } from './read-input'

/** A value for a path, as set by flags such as `--set`. */
export interface Assignment {
  /** The assignment in messages: `--set 'properties.total=5'`. */
  source: string
  /** The keys of the path. */
  keys: string[]
  value: unknown
}

/** The syntax of the assignments of a flag. */
export interface AssignmentForm {
  /** The flag in messages, such as `--set`. */
  flag: string
  /** The form with an example, for messages: `<path>=<value>, such as properties.total=5`. */
  form: string
  /** Whether messages hide the value, which may be a secret. Default false. */
  isSecret?: boolean
  /** Parses the text after the `=`. */
  read: (text: string) => unknown
}

/**
 * Parses an assignment, for example `properties.products[0].price=5`.
 *
 * @throws UsageError that shows the form if there is no `=` or no path
 */
export function parseAssignment({ flag, form, isSecret, read }: AssignmentForm, text: string): Assignment {
  const sign = text.indexOf('=')
  const shown = isSecret ? `${text.slice(0, Math.max(0, sign))}=…` : text
  const source = `${flag} '${shown}'`
  if (sign < 1) throw new UsageError(`${source} is not valid. Pass ${form}.`)
  return { source, keys: parsePath(flag, text.slice(0, sign)), value: read(text.slice(sign + 1)) }
}

/**
 * Parses a path: keys separated by dots, list positions as `[0]`, a dot inside a key as `\.`; may start with `$.`.
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
    throw new UsageError(`${flag} '${text}' is not valid. Give a path such as properties.products[0].price.`)
  }
  return keys
}

/** Returns the text parsed as JSON, or the text itself if it is not JSON. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * Returns a copy of `value`, an object, with the assignment applied. Adds missing objects and lists along the path.
 *
 * @throws UsageError if a scalar value is on the path, or if the key for a list is not a number
 */
export function setAt(value: unknown, { source, keys, value: wanted }: Assignment): unknown {
  const put = (held: unknown, depth: number): unknown => {
    const key = keys[depth]
    if (key === undefined) return wanted
    // No list of an event is longer than that; a larger number is an id.
    const isIndex = /^\d{1,5}$/.test(key)
    const place = held ?? (isIndex ? [] : {})
    if (Array.isArray(place) && isIndex) {
      return Object.assign([...place], { [key]: put(place[Number(key)], depth + 1) })
    }
    if (typeof place !== 'object' || Array.isArray(place)) {
      // The value itself may be a secret.
      const found = Array.isArray(place) ? `a list of ${place.length}` : nameOfJson(place)
      throw new UsageError(`${source} cannot be applied: '${keys.slice(0, depth).join('.')}' is ${found}.`)
    }
    const member = Object.hasOwn(place, key) ? (place as Record<string, unknown>)[key] : undefined
    return { ...place, [key]: put(member, depth + 1) }
  }
  return put(value, 0)
}

/** Returns a copy of `value` without the value at the path, if there is one. */
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
