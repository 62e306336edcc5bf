import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { get, type SegmentEvent } from '@segment/actions-core'
import { parsePath } from '@segment/actions-input'
import { isRecord, parseFile, shown, type Fault } from './read-folder'
import type { EnrichmentFile } from './schema'

/** Adds to an event what the source does not know. Does not modify the event; returns a copy if it changes. */
export type Enrich = (event: SegmentEvent) => SegmentEvent | Promise<SegmentEvent>

/** What is wrong with an enrichment. */
export class EnrichmentError extends Error {
  /**
   * @param place where the fault is in the file of the table or the function. Default: in the configuration, where it is
   *   named
   */
  constructor(
    message: string,
    readonly place?: Omit<Fault, 'message'>,
    options?: ErrorOptions
  ) {
    super(message, options)
  }
}

/** How long a function may take, in milliseconds. After that the event is tried again later. */
const FUNCTION_MS = 10_000

/**
 * Makes one step of the enrichment.
 *
 * A table is a YAML or JSON file with an object: `by` is the path of its key in the event, and `into` the path that gets
 * the value. An event without an entry stays as it is. A function is the default export of a file. It gets a copy of the
 * event, which it may change, and returns the event, or a promise of it.
 *
 * @param folder the folder of the configuration; paths are relative to it
 * @param onFile called with the absolute path of the file
 * @throws EnrichmentError
 */
export function makeEnrichment(step: EnrichmentFile, folder: string, onFile: (file: string) => void): Enrich {
  const { table, by, into, function: code } = step
  if (code !== undefined && table === undefined && by === undefined && into === undefined) {
    const file = resolve(folder, code)
    onFile(file)
    return enrichBy(loadFunction(file, code, folder), file, code)
  }
  if (table === undefined || by === undefined || into === undefined || code !== undefined) {
    throw new EnrichmentError("an enrichment has either the key 'function', or the keys 'table', 'by' and 'into'.")
  }
  const file = resolve(folder, table)
  onFile(file)
  return enrichFrom(loadTable(file, table), by, into)
}

function enrichFrom(table: ReadonlyMap<string, unknown>, by: string, into: string): Enrich {
  const [from, to] = [parsePath('by:', by), parsePath('into:', into)]
  return (event) => {
    const key = get(event, from)
    const value = typeof key === 'string' || typeof key === 'number' ? table.get(String(key)) : undefined
    return value === undefined ? event : (put(event, to, value) as SegmentEvent)
  }
}

/** Copies what is on the path. A value on the way that is no object makes room for one. */
function put(held: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value
  const members = isRecord(held) ? held : {}
  return { ...members, [key]: put(Object.hasOwn(members, key) ? members[key] : undefined, rest, value) }
}

function loadTable(file: string, name: string): ReadonlyMap<string, unknown> {
  const value = tableIn(file, readText(file, name))
  if (!isRecord(value)) throw new EnrichmentError(`the table ${name} must hold an object, with one key for each entry.`)
  return new Map(Object.entries(value))
}

function tableIn(file: string, text: string): unknown {
  try {
    // Of a large table, this takes a fraction of the time.
    return JSON.parse(text)
  } catch {
    const { value, faults } = parseFile(file)
    for (const { message, ...place } of faults) throw new EnrichmentError(message, place)
    return value
  }
}

function readText(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is none' : message
    throw new EnrichmentError(`the file ${name} cannot be read: ${reason}.`, undefined, { cause: error })
  }
}

type UserFunction = (event: SegmentEvent) => SegmentEvent | undefined | Promise<SegmentEvent | undefined>

function loadFunction(file: string, name: string, folder: string): UserFunction {
  let exported: { default?: unknown } | undefined
  readText(file, name)
  try {
    // A separate `require`: the one of this file would keep every load in memory.
    const require = createRequire(__filename)
    for (const loaded of Object.keys(require.cache)) if (loaded.startsWith(folder + sep)) delete require.cache[loaded]
    exported = require(file) as { default?: unknown }
  } catch (error) {
    throw failureOf(error, file, name)
  }
  const found = exported?.default ?? exported
  if (typeof found === 'function') return found as UserFunction
  throw new EnrichmentError(`${name} exports no function. Export one as default: it takes an event and returns it.`)
}

/** Says why a file does not load, and where: the first place in it that the error or its stack names. */
function failureOf(error: unknown, file: string, name: string): EnrichmentError {
  const { message = String(error) } = Object(error) as { message?: string }
  // What esbuild says about the file follows a heading.
  const reason = (/ERROR: (.*)/.exec(message)?.[1] ?? message.split('\n')[0]!).replace(/\.$/, '')
  const place = placeOf(error, file)
  const what = place ? 'this' : name
  return new EnrichmentError(`${what} does not load: ${reason}.`, place, { cause: error })
}

/** The first place in a file that an error or its stack names. */
function placeOf(error: unknown, file: string): Required<Omit<Fault, 'message'>> | undefined {
  const { stack = '' } = Object(error) as { stack?: string }
  const [, line, column] = /^(\d+):(\d+)/.exec(stack.split(`${file}:`)[1] ?? '') ?? []
  return line === undefined ? undefined : { file: shown(file), line: Number(line), column: Number(column) }
}

function enrichBy(call: UserFunction, file: string, name: string): Enrich {
  return async (event) => {
    const copy = structuredClone(event)
    const stop = new AbortController()
    const late = sleep(FUNCTION_MS, undefined, { signal: stop.signal, ref: false }).then(() => {
      throw new Error(`${name} took longer than ${FUNCTION_MS / 1000} seconds.`)
    })
    late.catch(() => {})
    try {
      const result = (await Promise.race([call(copy), late])) ?? copy
      if (isRecord(result)) return result as unknown as SegmentEvent
      throw new Error(`${name} returned no event, but ${typeof result}.`)
    } catch (error) {
      const place = placeOf(error, file)
      if (!place) throw error
      const { message } = error as Error
      throw new Error(`${place.file}:${place.line}:${place.column}: ${message}`, { cause: error })
    } finally {
      stop.abort()
    }
  }
}
