import { validate } from '@segment/actions-core/mapping-kit'

/**
 * What is wrong with a mapping or a part of one, in the words of the mapping language; `undefined` when it is valid.
 * Lists are looked into as well, which the runtime does only when it resolves them.
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

/** Whether a default is a plain value, to be compared with choices, rather than directives to be resolved. */
export function isLiteral(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
