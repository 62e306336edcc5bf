import { validate } from '@segment/actions-core/mapping-kit'

/**
 * Returns what is wrong with a mapping or a part of one, as the mapping language reports it; `undefined` if it is
 * valid. Also checks lists, which the runtime only does when it resolves them.
 */
export function mappingFault(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(mappingFault).find((fault) => fault !== undefined)
  try {
    validate(value)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  if (typeof value !== 'object' || value === null) return undefined
  return mappingFault(Object.values(value).filter((part) => typeof part === 'object'))
}

/** Whether a default is a literal, which can be compared with choices, rather than directives to resolve. */
export function isLiteral(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
