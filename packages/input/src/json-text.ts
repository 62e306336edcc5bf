/** A text that is no JSON. The message says where, to go into a sentence: `at line 1, column 5`. */
export class JsonTextError extends Error {
  constructor(text: string, options?: ErrorOptions) {
    const before = text.slice(0, lengthOfValidPrefix(text)).split('\n')
    const what = before.join('\n').length === text.length ? 'it ends too early, ' : ''
    super(`${what}at line ${before.length}, column ${before.at(-1)!.length + 1}`, options)
    this.name = 'JsonTextError'
  }
}

/** Reads JSON. Throws a {@link JsonTextError} for anything else. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new JsonTextError(text, { cause: error })
  }
}

/** What a value of JSON is, to go into a sentence: `null`, `a list`, `a number`. */
export function nameOfJson(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

/**
 * How many characters of a text that is no JSON could still begin one. Found by halving, since not every node says where
 * `JSON.parse` stopped.
 */
function lengthOfValidPrefix(text: string): number {
  let valid = 0
  let invalid = text.length + 1
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (canBeginJson(text.slice(0, middle))) valid = middle
    else invalid = middle
  }
  return valid
}

function canBeginJson(prefix: string): boolean {
  try {
    JSON.parse(prefix)
    return true
  } catch (error) {
    const { message } = error as Error
    return /^(Unexpected end|Unterminated)/.test(message) || message.includes(` at position ${prefix.length}`)
  }
}

/** What of a value can be told in JSON; code may give anything, such as the object of an SDK. */
export function toJson(value: unknown): unknown {
  try {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
  } catch (error) {
    return `not JSON: ${(error as Error).message}`
  }
}
