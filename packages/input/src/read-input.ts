import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { UsageError } from './errors'
import { lengthOfValidPrefix } from './json-prefix'

/**
 * Reads the value of a flag such as `--event`: `@<file>` reads a file, `@-` reads stdin, anything else is the value.
 *
 * @param flag the flag, as messages name it
 * @throws UsageError if a file cannot be read
 */
export async function readInput(flag: string, value: string): Promise<string> {
  return value.startsWith('@') ? readText(flag, value.slice(1)) : value
}

/** Reads a file, or stdin for `-`, without a byte order mark. Throws a UsageError if it cannot be read. */
export async function readText(flag: string, path: string): Promise<string> {
  try {
    // Not by file descriptor 0: reading it fails while the writer is not ready.
    const text = await (path === '-' ? readAll(process.stdin) : readFile(path, 'utf8'))
    return text.replace(/^\uFEFF/, '')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const reason = REASONS[code] ?? `${message}.`
    throw new UsageError(`${flag}: ${path || 'a file without a name'} cannot be read. ${reason}`, { cause: error })
  }
}

/** Why a file cannot be read, by the system's error code. */
const REASONS: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'It is a folder.',
  EACCES: 'You have no right to.'
}

/**
 * Reads a JSON object. See {@link readInput}.
 *
 * @throws UsageError with the position for text that is not JSON, and for JSON that is not an object
 */
export async function readObject(flag: string, value: string): Promise<Record<string, unknown>> {
  return objectOf(flag, parse(flag, await readInput(flag, value)))
}

/** Parses JSON. Throws a UsageError with the position for other text. */
export function parse(flag: string, text: string): unknown {
  try {
    return parseJsonText(text)
  } catch (error) {
    throw new UsageError(`${flag} is not valid JSON: ${(error as Error).message}.`, { cause: error })
  }
}

/** Returns the value as an object. Throws a UsageError for other JSON. */
export function objectOf(flag: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new UsageError(`${flag} must be a JSON object but is ${nameOfJson(value)}.`)
}

/** Text that is not JSON. The message is the position, to be used in a sentence: `at line 1, column 5`. */
export class JsonTextError extends Error {
  constructor(text: string, options?: ErrorOptions) {
    const before = text.slice(0, lengthOfValidPrefix(text))
    const what = before.length === text.length ? 'it ends too early, ' : ''
    let line = 1
    for (let end = before.indexOf('\n'); end >= 0; end = before.indexOf('\n', end + 1)) line++
    super(`${what}at line ${line}, column ${before.length - before.lastIndexOf('\n')}`, options)
    this.name = 'JsonTextError'
  }
}

/** Parses JSON. Throws a {@link JsonTextError} for anything else. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new JsonTextError(text, { cause: error })
  }
}

/** Names the type of a JSON value, to be used in a sentence: `null`, `a list`, `a number`. */
export function nameOfJson(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

/** Returns the parts of a value that JSON can hold; code may return anything, such as an SDK object. */
export function toJson(value: unknown): unknown {
  try {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
  } catch (error) {
    return `not JSON: ${(error as Error).message}`
  }
}
