import { isDeepStrictEqual } from 'node:util'
import type { SegmentEvent } from '@segment/actions-core'
import { FailureError, JsonTextError, parseJsonText } from '@segment/actions-input'
import { createRedactor } from '../../packages/actions-core/src/errors/redact'
import { REDACTED } from '../../packages/actions-core/src/errors/secret-search'
import { addLayer, mergeOptions, type OptionLayer } from '../../packages/actions-core/src/http/options'
import {
  get,
  getFieldValueKeys,
  pathsOfMapping,
  removeUndefined,
  transform
} from '../../packages/actions-core/src/mapping'
import { keysOfPath, plainPath } from '../../packages/actions-core/src/mapping/path'
import {
  fieldsToJsonSchema,
  type MinimalFields,
  removeEmptyValues,
  validatePayload,
  validateSchema
} from '../../packages/actions-core/src/schema'
import { generateFql, parseFql, validate } from '../../packages/actions-core/src/trigger'
import { addAction, importsAction } from '../../packages/cli/src/scaffold/add-action'
import type { Target } from './fuzz'
import type { Json } from './mutate'

/** Fails with `message` unless a condition holds. */
function must(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** Checks that a call changes neither its inputs nor the prototype of all objects. Returns its result, or what it throws. */
function outcomeOf<Result>(inputs: unknown, call: () => Result): { result: Result } | { error: unknown } {
  const before = JSON.stringify(inputs)
  const outcome = attempt(call)
  must(JSON.stringify(inputs) === before, 'The input has changed.')
  for (const _ in {}) throw new Error('Objects have got another property.')
  return outcome
}

function attempt<Result>(call: () => Result): { result: Result } | { error: unknown } {
  try {
    return { result: call() }
  } catch (error) {
    return { error }
  }
}

/** Checks that an error is one of a mapping, which no host sends again. */
function mustBeMappingError(error: unknown): void {
  const { status, message } = error as { status?: number; message?: string }
  if (!(error instanceof Error) || !message || status !== 400) throw error
}

/** Checks that a value is JSON with no prototype but those of objects and lists, and without an own `__proto__`. */
function mustBePlain(value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    return must(
      ['string', 'number', 'boolean', 'undefined', 'object'].includes(typeof value),
      `There is a ${typeof value}.`
    )
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  must(prototype === Object.prototype || prototype === Array.prototype, 'There is another prototype.')
  must(!Object.hasOwn(value, '__proto__'), 'There is an own __proto__.')
  Object.values(value).forEach(mustBePlain)
}

const textOf = (input: Json): string => (typeof input === 'string' ? input : JSON.stringify(input))
const partsOf = (input: Json): { [key: string]: Json | undefined } => (isRecord(input) ? input : {})
const isRecord = (input: Json | undefined): input is { [key: string]: Json } =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

const EVENTS = [
  {},
  {
    type: 'track',
    event: 'Order',
    userId: 'u',
    name: '',
    properties: { total: 5, a: { b: true } },
    traits: { plan: 'pro' }
  }
] as SegmentEvent[]

/** A trigger parses or is reported, prints as a text that means the same, and can be decided for any event. */
const trigger: Target = {
  name: 'trigger',
  words:
    'type event name userId properties. traits. context. total and or ! ( ) = != < <= >= " \' \\ contains( match( , * null true false -1.5 number_equals is_true exists'.split(
      ' '
    ),
  check(input) {
    const tree = parseFql(textOf(input))
    const matched = EVENTS.map((event) => validate(tree, event))
    must(
      matched.every((match) => typeof match === 'boolean'),
      'It is not decided whether an event matches.'
    )
    if ('error' in tree) return must(tree.error instanceof Error, 'The error is not an Error.')
    must(isDeepStrictEqual(parseFql(generateFql(tree)), tree), 'The printed trigger has another meaning.')
  }
}

/** A mapping makes a plain payload or fails with status 400. */
const mapping: Target = {
  name: 'mapping',
  words:
    '@path @template @liquid @if @case @replace @arrayPath @flatten @json @merge @transform @excludeWhenNull @literal $. {{ }} {{{ {{a}} exists blank then else operator upper lower value pattern replacement separator omitArrays mode encode decode objects direction left right apply mapping | upcase | split: | where: {% for %} properties.'.split(
      ' '
    ),
  check(input) {
    const { mapping: given = null, event = {} } = partsOf(input)
    for (const read of [transform, pathsOfMapping, getFieldValueKeys] as ((
      mapping: never,
      event: never
    ) => unknown)[]) {
      const outcome = outcomeOf(input, () => read(given as never, (isRecord(event) ? event : {}) as never))
      if ('error' in outcome) {
        // `transform` has an error of its own for a mapping that is missing.
        if (given !== null) mustBeMappingError(outcome.error)
      } else mustBePlain(outcome.result)
    }
  }
}

/** `@path` finds what `get` finds, also by the plain form of the path, and only own properties. */
const path: Target = {
  name: 'path',
  words: "$. . [0] ['a'] a b length __proto__ constructor properties '] [' \" ]".split(' '),
  check(input) {
    const { data = {}, path: given = '' } = partsOf(input)
    if (!isRecord(data)) return
    const text = textOf(given)
    const { result } = outcomeOf(data, () => get(data, text)) as { result: unknown }
    must(typeof result !== 'function', 'A function was found.')
    // The plain form cannot have an empty key.
    const isSame = keysOfPath(text).includes('') || isDeepStrictEqual(get(data, plainPath(text)), result)
    must(isSame, 'The plain form finds something else.')
    const made = attempt(() => transform({ found: { '@path': `$.${text}` } } as never, data) as { found?: unknown })
    if ('error' in made) return mustBeMappingError(made.error)
    must(isDeepStrictEqual(made.result.found, removeUndefined(result)), '@path finds something else than get.')
  }
}

const TYPES = ['string', 'text', 'number', 'integer', 'datetime', 'boolean', 'password'] as const

/** Makes fields from any JSON, so that mistakes in definitions are not what is found. */
function fieldsOf(json: Json | undefined, depth = 0): MinimalFields {
  // A field cannot be named `__proto__`.
  const members = Object.entries(isRecord(json) ? json : {}).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(
    members.map(([key, member]) => {
      const parts = partsOf(member)
      const flags = {
        label: key,
        multiple: parts.multiple === true,
        allowNull: parts.allowNull === true,
        required: parts.required === true
      }
      const properties = depth < 3 && isRecord(parts.properties) && fieldsOf(parts.properties, depth + 1)
      if (properties) return [key, { ...flags, type: 'object', properties, additionalProperties: parts.more === true }]
      return [key, { ...flags, type: TYPES.find((type) => type === parts.type) ?? 'string' }]
    })
  ) as MinimalFields
}

const knownFields = new Map<string, MinimalFields>()

/** The same fields are the same object, as in a destination, so that they are compiled once. */
function sameFieldsOf(json: Json | undefined): MinimalFields {
  const key = JSON.stringify(json) ?? ''
  const fields = knownFields.get(key) ?? fieldsOf(json)
  if (knownFields.size > 200) knownFields.clear()
  knownFields.set(key, fields)
  return fields
}

/** What is cleaned stays clean, and what is valid stays valid and unchanged. */
const schema: Target = {
  name: 'schema',
  words:
    'type string number integer boolean datetime object multiple allowNull required properties more true 1e999 2020-01-01 1 a@example.com'.split(
      ' '
    ),
  check(input) {
    const { fields: given, payload = null } = partsOf(input)
    const fields = sameFieldsOf(given)
    const definition = fieldsToJsonSchema(fields)
    const cleaned = outcomeOf(input, () => removeEmptyValues(payload, definition, true))
    if ('error' in cleaned) throw cleaned.error
    const again = removeEmptyValues(cleaned.result, definition, true)
    must(isDeepStrictEqual(again, cleaned.result), 'Cleaning again changes something.')
    const validated = outcomeOf(input, () => validatePayload(payload, fields))
    if ('error' in validated) throw validated.error
    if (!validated.result.valid || Object.keys(fields).length === 0) return
    const copy = JSON.parse(JSON.stringify(validated.result.payload)) as object
    must(validateSchema(copy, fieldsToJsonSchema(fields), { throwIfInvalid: false }), 'A valid payload is not valid.')
    must(isDeepStrictEqual(copy, validated.result.payload), 'Validating again changes something.')
  }
}

/** Layers of request options merge, or one cannot be sent; what was there before stays, and nothing is invented. */
const merge: Target = {
  name: 'merge',
  words: 'headers json searchParams method timeout beforeRequest undefined content-type authorization x-a'.split(' '),
  check(input) {
    const layers = (Array.isArray(input) ? input : [input]) as OptionLayer[]
    const merged = outcomeOf(input, () => mergeOptions(...layers))
    if ('error' in merged) {
      if (!(merged.error instanceof TypeError)) throw merged.error
      return
    }
    const shown = ({ headers, ...others }: ReturnType<typeof mergeOptions>) => [[...headers], others]
    const withNothing = addLayer(merged.result, {})
    must(isDeepStrictEqual(shown(withNothing), shown(merged.result)), 'A layer without options changes something.')
    const known = new Set(layers.flatMap((layer) => Object.keys(layer)))
    const invented = Object.keys(merged.result).filter((key) => !known.has(key))
    must(
      invented.every((key) => ['headers', 'beforeRequest', 'afterResponse'].includes(key)),
      'There is a new option.'
    )
    must(Object.getPrototypeOf(merged.result) === Object.prototype, 'There is another prototype.')
  }
}

/** No form of a secret stays, and data without secrets is returned as it is. */
const redaction: Target = {
  name: 'redaction',
  words:
    'a-secret-token pässwörd%&= YS1zZWNyZXQtdG9rZW4= a-secret-token%20 "} https://user:a-secret-token@host/ [redacted] \\u0061'.split(
      ' '
    ),
  check(input) {
    const { secrets: given = [], data = null } = partsOf(input)
    const secrets = (Array.isArray(given) ? given : [given]).filter((secret) => typeof secret === 'string')
    const redact = createRedactor(secrets)
    const outcome = outcomeOf(input, () => redact(data))
    if ('error' in outcome) throw outcome.error
    const shown = textsIn(outcome.result).join('\0').replaceAll(REDACTED, '\uffff')
    for (const secret of secrets) {
      // Shorter ones are only removed where they are a word.
      if (secret.length < 8 || secret.includes('\0')) continue
      for (const form of formsOf(secret)) must(!shown.includes(form), 'A secret is shown.')
    }
    if (isDeepStrictEqual(outcome.result, data)) must(outcome.result === data, 'Data without secrets was copied.')
  }
}

function formsOf(secret: string): string[] {
  const encoded = secret.isWellFormed() ? [encodeURIComponent(secret), Buffer.from(secret).toString('base64url')] : []
  return [secret, ...encoded]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [Array.isArray(value) ? '' : key, ...textsIn(member)])
}

/** An action is added to a module, all of which stays, or the module cannot be edited and the error says so. */
const edits: Target = {
  name: 'edits',
  words:
    'export default const destination = actions: { } , [ ] ( ) ; ... as satisfies // /* */ ` \' " \\n \\r\\n import from async => sendEvent'.split(
      ' '
    ),
  check(input) {
    const source = textOf(input)
    const module = { file: 'index.ts', source, exported: 'default', action: './sendEvent' }
    const edited = attempt(() => addAction(module, 'sendEvent'))
    if ('error' in edited) {
      if (!(edited.error instanceof FailureError)) throw edited.error
      return
    }
    must(importsAction({ ...module, source: edited.result }), 'The action is not imported.')
    const [before, after] = [source, edited.result].map((text) => text.replaceAll(/\s/g, ''))
    must(contains(after!, before!), 'A part of the source is gone.')
  }
}

/** Whether all characters of `part` are in `whole`, in the same order. */
function contains(whole: string, part: string): boolean {
  let at = 0
  for (const character of part) {
    at = whole.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

/** JSON is read as `JSON.parse` reads it, and the error names a position. */
const json: Target = {
  name: 'json',
  words: '{ } [ ] : , " \\u \\u00e9 \\n true false null 1e5 -0.1 \t \r'.split(' '),
  check(input) {
    const text = textOf(input)
    const [expected, read] = [attempt(() => JSON.parse(text) as unknown), attempt(() => parseJsonText(text))]
    if ('error' in read) {
      if (!(read.error instanceof JsonTextError) || 'result' in expected) throw read.error
      return must(/line [1-9]\d*, column [1-9]\d*$/.test(read.error.message), 'The error names no position.')
    }
    must('result' in expected && isDeepStrictEqual(read.result, expected.result), 'It is read differently.')
  }
}

/** All targets. */
export const TARGETS: readonly Target[] = [trigger, mapping, path, schema, merge, redaction, edits, json]
