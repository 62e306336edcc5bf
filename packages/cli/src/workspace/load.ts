import { createRequire } from 'node:module'
import { relative, resolve, sep } from 'node:path'
import type { DestinationDefinition, InputField, GlobalSetting } from '@segment/actions-core'
import { FailureError } from '@segment/actions-input'

const PACKAGES = resolve(__dirname, '../../..') + sep

/** Packages whose files are reloaded. Of the others, the tools and the runtime, there must be only one copy. */
const RELOADED = ['destination-actions', 'browser-destinations'].map((name) => PACKAGES + name + sep)

/**
 * Loads the definition that the file `entry` (an absolute path) exports as `destination` or as default.
 *
 * Each call loads it again with all files that it imports, except packages and the runtime.
 *
 * Throws a FailureError with `file:line:column` (relative to the working directory, counted from 1) and the reason if a
 * file does not parse or throws as it loads, if the export has no `name` or no `actions`, or if a field has an unknown
 * type.
 */
export function loadDefinition(entry: string): DestinationDefinition {
  forgetLoadedFiles()
  const exported = requireFrom(entry)
  const definition = exported.destination ?? exported.default
  if (!isDefinition(definition)) {
    const message = `This file exports no destination. Export an object with a 'name' and 'actions', as default or under the name 'destination'.`
    throw failureAt(`${entry}:1:1`, message)
  }
  const fault = unknownType(definition)
  if (fault) throw failureAt(inSource(entry, fault.place), `${fault.place}: ${fault.message}`)
  return definition
}

/** Makes an error for a place: the absolute path of a file, optionally with line and column. */
function failureAt(place: string, message: string, options?: ErrorOptions): FailureError {
  return new FailureError(`${relative(process.cwd(), place)}: ${message}`, options)
}

function inSource(entry: string, place: string): string {
  // Loaded late, as hardly any definition needs it.
  const { pointTo } = require('../source-code/locate') as typeof import('../source-code/locate')
  const { file, line, column } = pointTo(entry, place)
  return `${file}:${line}:${column}`
}

function requireFrom(entry: string): { destination?: unknown; default?: unknown } {
  const { stackTraceLimit } = Error
  try {
    // The loaders of newer versions of node fill the ten frames that a stack trace has by default.
    Error.stackTraceLimit = 50
    // A separate `require`: the one of this file would keep every load of a definition in memory.
    return createRequire(__filename)(entry) ?? {}
  } catch (error) {
    const { place, reason } = describe(error)
    const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`
    const message = `${sentence}\nThe destination cannot be loaded until this is repaired.`
    throw failureAt(place ?? entry, message, { cause: error })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function forgetLoadedFiles(): void {
  for (const file of Object.keys(require.cache)) {
    if (!file.includes(`${sep}node_modules${sep}`) && !isKept(file)) delete require.cache[file]
  }
}

function isKept(file: string): boolean {
  return file.startsWith(PACKAGES) && !RELOADED.some((directory) => file.startsWith(directory))
}

function isDefinition(value: unknown): value is DestinationDefinition {
  const { name, actions } = Object(value) as { name?: unknown; actions?: unknown }
  return typeof name === 'string' && typeof actions === 'object' && actions !== null
}

/** Finds where and why loading failed, from the errors of the compilers (esbuild; swc under jest) and the engine. */
function describe(error: unknown): { place?: string; reason: string } {
  const { message = String(error), stack = '' } = Object(error) as { message?: string; stack?: string }
  const esbuild = /^(.+):(\d+):(\d+): ERROR: (.*)$/m.exec(message)
  // esbuild counts columns from 0.
  if (esbuild) return { place: `${esbuild[1]}:${esbuild[2]}:${Number(esbuild[3]) + 1}`, reason: esbuild[4]! }
  const reason = message
    .trim()
    .split('\n')[0]!
    .replace(/^[x×] /, '')
  const swc = /-\[(.+:\d+:\d+)\]/.exec(message)
  const frame = stack.split('\n').map((line) => /^ +at (?:.*\()?(.+:\d+:\d+)\)?$/.exec(line)?.[1])
  return { place: swc?.[1] ?? frame.find((place) => place && isSource(place)), reason }
}

/** Whether a place is in a file that somebody edits: not in a package, node itself, the CLI or the runtime. */
function isSource(place: string): boolean {
  return !place.startsWith('node:') && !place.includes(`${sep}node_modules${sep}`) && !isKept(place)
}

const TYPES: Record<InputField['type'], true> = {
  string: true,
  text: true,
  number: true,
  integer: true,
  datetime: true,
  boolean: true,
  password: true,
  object: true
}

type Parts = Record<string, unknown>

/**
 * Finds the first field or setting of a definition with an unknown type: its place, for example
 * `actions.send.fields.url.type`, and what is wrong. `undefined` if all types are known.
 */
export function unknownType(definition: DestinationDefinition): { place: string; message: string } | undefined {
  const { authentication, settings, audienceFields, actions, asyncActions } = definition as unknown as Parts
  for (const [place, type] of [
    ...typesIn('authentication.fields', partsOf(authentication).fields),
    ...typesIn('settings', settings),
    ...typesIn('audienceFields', audienceFields),
    ...typesOfActions('actions', actions),
    ...typesOfActions('asyncActions', asyncActions)
  ]) {
    if (type === undefined || Object.hasOwn(TYPES, String(type))) continue
    return { place, message: `there is no type '${String(type)}'. Choose ${Object.keys(TYPES).join(', ')}.` }
  }
  return undefined
}

function typesOfActions(place: string, actions: unknown): [place: string, type: unknown][] {
  return Object.entries(partsOf(actions)).flatMap(([key, action]) => {
    const { fields, hooks } = partsOf(action)
    const hookTypes = Object.entries(partsOf(hooks)).flatMap(([hook, parts]) =>
      ['inputFields', 'outputTypes'].flatMap((part) =>
        typesIn(`${place}.${key}.hooks.${hook}.${part}`, partsOf(parts)[part])
      )
    )
    return [...typesIn(`${place}.${key}.fields`, fields), ...hookTypes]
  })
}

function typesIn(place: string, fields: unknown): [place: string, type: unknown][] {
  return Object.entries(partsOf(fields)).flatMap(([key, field]) => {
    const { type, properties } = partsOf(field)
    return [[`${place}.${key}.type`, type], ...typesIn(`${place}.${key}.properties`, properties)]
  })
}

/** Returns the entries of an object; for other values none, as the rules report those. */
function partsOf(value: unknown): Parts {
  return Object(value) as Parts
}

/** Returns the settings of a destination: those of its authentication, or for a device or a warehouse its own. */
export function settingsOf(definition: DestinationDefinition): Record<string, GlobalSetting> {
  const { authentication, settings } = definition as DestinationDefinition & {
    settings?: Record<string, GlobalSetting>
  }
  return authentication?.fields ?? settings ?? {}
}
