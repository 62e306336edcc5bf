import type { Check, Finding } from './check'

/**
 * A definition is data with functions as properties: without the functions it survives a round trip through JSON, so
 * that other programs can show it.
 */
export const checkPlainData: Check = ({ definition }) => faultsOf('', definition, [])

function faultsOf(place: string, value: unknown, above: unknown[]): Finding[] {
  const fault = (message: string) => [{ place, message }]
  if (value === null || value === undefined || ['string', 'boolean', 'function'].includes(typeof value)) return []
  if (typeof value === 'number') return Number.isFinite(value) ? [] : fault(`JSON has no ${value}. Use a number.`)
  if (typeof value !== 'object') return fault(`JSON cannot contain a ${typeof value}. Use a string or a number.`)
  if (above.includes(value)) return fault('it contains itself. JSON cannot represent a cycle.')
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      item === undefined || typeof item === 'function'
        ? [{ place: `${place}[${index}]`, message: `JSON lists cannot contain a ${typeof item}. Remove it.` }]
        : faultsOf(`${place}[${index}]`, item, [...above, value])
    )
  }
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (kind !== 'Object' || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) {
    return fault('it is not a plain object but an instance of a class. JSON would not keep it.')
  }
  return Object.entries(value).flatMap(([key, part]) =>
    faultsOf(place === '' ? key : `${place}.${key}`, part, [...above, value])
  )
}
