import type { ErrorObject } from 'ajv'

// The texts of validation errors. They are those of the reference, because hosts match them.

type Phrase = (error: ErrorObject) => string

const formatLabels = new Map([
  ['date-time', 'date and time'],
  ['email', 'email address'],
  ['ipv4', 'IPv4 address'],
  ['ipv6', 'IPv6 address'],
  ['uri', 'URI'],
  ['uri-reference', 'URI Reference'],
  ['uri-template', 'URI-template'],
  ['json-pointer', 'JSON Pointer'],
  ['relative-json-pointer', 'relative JSON Pointer'],
  ['regex', 'regular expression']
])

const phrases = new Map<string, Phrase>([
  [
    'enum',
    ({ params }) => `must be one of: ${humanizeList(params.allowedValues.map((v: unknown) => JSON.stringify(v)))}`
  ],
  [
    'type',
    ({ params, data }) => {
      const types = humanizeList([params.type].flat())
      return `must be ${indefiniteArticle(types)} ${types} but it was ${humanizeTypeOf(data)}`
    }
  ],
  ['minLength', (error) => textLength(error, 'more')],
  ['maxLength', (error) => textLength(error, 'fewer')],
  [
    'pattern',
    ({ parentSchema }) =>
      parentSchema?.patternLabel ? `must be ${parentSchema.patternLabel} but it was not` : 'is an invalid string'
  ],
  [
    'format',
    ({ params }) => `must be a valid ${formatLabels.get(params.format) ?? params.format} string but it was not`
  ],
  ['multipleOf', ({ params }) => `must be a multiple of ${params.multipleOf}`],
  ['minimum', ({ params }) => `must be equal to or greater than ${params.limit}`],
  ['exclusiveMinimum', ({ params }) => `must be greater than ${params.limit}`],
  ['maximum', ({ params }) => `must be equal to or less than ${params.limit}`],
  ['exclusiveMaximum', ({ params }) => `must be less than ${params.limit}`],
  [
    'additionalProperties',
    ({ params, parentSchema }) => {
      const allowed = Object.keys(parentSchema?.properties ?? {}).join(', ')
      const unexpected = params.additionalProperty
      return `has an unexpected property, ${unexpected}, which is not in the list of allowed properties (${allowed})`
    }
  ],
  ['required', ({ params }) => `is missing the required field '${params.missingProperty}'`],
  ['propertyNames', ({ params }) => `has an invalid property name "${params.propertyName}"`],
  ['minProperties', ({ params, data }) => `must have ${params.limit} or more properties but it has ${keyCount(data)}`],
  ['maxProperties', ({ params, data }) => `must have ${params.limit} or fewer properties but it has ${keyCount(data)}`],
  ['dependencies', ({ params }) => `must have property ${params.missingProperty} when ${params.property} is present`],
  [
    'minItems',
    ({ params, data }) => `must have ${params.limit} or more items but it has ${(data as unknown[]).length}`
  ],
  [
    'maxItems',
    ({ params, data }) => `must have ${params.limit} or fewer items but it has ${(data as unknown[]).length}`
  ],
  ['uniqueItems', ({ params }) => `must be unique but elements ${params.j} and ${params.i} are the same`]
])

/**
 * Returns the predicate of a message about an ajv error, without the full stop. `errorMessage` in the schema takes
 * precedence; for keywords without a text here it is ajv's message. The ajv instance must have the option `verbose`.
 */
export function phraseOf(error: ErrorObject): string {
  const own: unknown = error.parentSchema?.errorMessage
  if (own) return String(own)
  return phrases.get(error.keyword)?.(error) ?? error.message ?? ''
}

function textLength({ params, data }: ErrorObject, direction: 'more' | 'fewer'): string {
  const length = [...(data as string)].length
  const limit: number = params.limit
  return (
    `must be ${limit} ${pluralize('character', limit)} or ${direction} ` +
    `but it was ${length} ${pluralize('character', length)}`
  )
}

function keyCount(data: unknown): number {
  return Object.keys(data as object).length
}

/** Capitalizes the first letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * Joins words as in a sentence: `a`, `a or b`, `a, b, or c`; `nothing` for an empty list. Default conjunction: `or`.
 */
export function humanizeList(words: string[], conjunction = 'or'): string {
  if (words.length === 0) return 'nothing'
  if (words.length <= 2) return words.join(` ${conjunction} `)
  return `${words.slice(0, -1).join(', ')}, ${conjunction} ${words.at(-1)}`
}

/** Returns `an` before a vowel, otherwise `a`. */
export function indefiniteArticle(word: string): 'a' | 'an' {
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}

/** Adds an `s` unless there is exactly one. */
export function pluralize(word: string, count: number): string {
  return count === 1 ? word : `${word}s`
}

/**
 * Returns the JSON type of a value with its article, for example `an array` or `a string`; `null` and `undefined` bare.
 */
export function humanizeTypeOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  const type = Array.isArray(value) ? 'array' : typeof value
  return `${indefiniteArticle(type)} ${type}`
}
