import type { JSONSchema4 } from 'json-schema'
import { isPlain, isPrototypeClean } from '../data/values'
import { refreshShape } from '../data/v8'
import { withChanges, type Change } from './clean'
import { checkSchema, formatTest } from './compile'

// The fast path for valid payloads: one pass instead of removeEmptyValues, arrifyFields and ajv. It never reports a
// payload as invalid; it leaves uncertain cases to ajv, which is the definition.

/** The result for values that are left to ajv: all invalid ones, and some valid ones. */
export const UNFIT = Symbol('unfit')

/**
 * Cleans and converts a value as delivery does, if it is valid. Never modifies values; copies what changes.
 *
 * @returns {@link UNFIT} for a value that is left to ajv, and `undefined` for an empty value, which is removed
 */
export type Fit = (value: unknown) => unknown

/** {@link Fit} for a payload. `dropsEmptyTexts`: whether `''` counts as empty at the top level. */
export type FitPayload = (payload: unknown, dropsEmptyTexts: boolean) => unknown

const fits = new WeakMap<JSONSchema4, FitPayload | undefined>()

const leaveToAjv: FitPayload = () => UNFIT

/**
 * Returns the function that cleans and converts payloads for a schema of `fieldsToJsonSchema`. It is created once per
 * schema. For valid payloads it does in one pass what `removeEmptyValues` and ajv do. It leaves all other payloads to
 * those two, and schemas with conditions or with keywords that fields do not have.
 *
 * @param name the owner of the schema, for error messages. Default: not named.
 * @throws Error for mistakes in the fields, see `checkSchema`
 *
 * @example
 * import { fieldsToJsonSchema, fitOf, UNFIT } from '@segment/actions-core/schema'
 *
 * const fit = fitOf(fieldsToJsonSchema({ count: { label: 'Count', description: 'How many.', type: 'number' } }))
 * fit({ count: '2', other: true }, true) // { count: 2 }
 * fit({ count: 'two' }, true) === UNFIT // true
 */
export function fitOf(schema: JSONSchema4, name?: string): FitPayload {
  const known = fits.get(schema)
  if (known) return known
  checkSchema(schema, name)
  const fit = payloadFit(schema) ?? leaveToAjv
  fits.set(schema, fit)
  return fit
}

function payloadFit(schema: JSONSchema4): FitPayload | undefined {
  if (schema.type !== 'object' || !schema.properties) return undefined
  const fit = fitMembers(schema)
  return fit && ((payload, dropsEmptyTexts) => (isPrototypeClean() ? fit(payload, dropsEmptyTexts) : UNFIT))
}

const objectKeywords = new Set(
  '$schema title description type format default properties additionalProperties required'.split(' ')
)
const listKeywords = new Set(
  'title description type format default minimum maximum minLength maxLength items'.split(' ')
)

function hasOnly(schema: JSONSchema4, keywords: Set<string>): boolean {
  return Object.keys(schema).every((keyword) => keywords.has(keyword) || schema[keyword] === undefined)
}

/** Returns the function for the values of one field, or `undefined` for a schema that is left to ajv. */
function fitField(schema: JSONSchema4): Fit | undefined {
  const types = [schema.type].flat()
  if (types.includes('array')) return types.length === 1 ? fitList(schema) : undefined
  return types[0] === 'object' ? fitObject(schema, types.slice(1)) : fitScalar(schema)
}

function fitList(schema: JSONSchema4): Fit | undefined {
  const { items } = schema
  if (!items || Array.isArray(items) || !hasOnly(schema, listKeywords)) return undefined
  const fit = fitField(items)
  if (!fit) return undefined
  return (value) => {
    if (value === undefined || value === null || value === '') return undefined
    if (Array.isArray(value)) return fitElements(value, fit)
    return typeof value === 'object' ? UNFIT : fitElements([value], fit)
  }
}

function fitElements(list: unknown[], fit: Fit): unknown {
  let fitted: unknown[] | undefined
  for (let place = 0; place < list.length; place++) {
    const value = fit(list[place])
    if (value === UNFIT) return UNFIT
    if (value !== list[place] || value === undefined) fitted ??= list.slice(0, place)
    if (value !== undefined) fitted?.push(value)
  }
  return fitted ?? list
}

function fitObject(schema: JSONSchema4, others: unknown[]): Fit | undefined {
  const isNullable = others.length === 1 && others[0] === 'null'
  if ((others.length > 0 && !isNullable) || !hasOnly(schema, objectKeywords)) return undefined
  const fit = schema.properties ? fitMembers(schema) : undefined
  if (schema.properties && !fit) return undefined
  return (value) => {
    if (value === null) return isNullable ? null : undefined
    if (value === undefined || value === '') return undefined
    if (typeof value !== 'object' || Array.isArray(value)) return UNFIT
    return fit ? fit(value, false) : value
  }
}

interface Member {
  fit: Fit
  isRequired: boolean
}

function fitMembers(schema: JSONSchema4): FitPayload | undefined {
  const { properties = {}, required = [], additionalProperties } = schema
  if (!hasOnly(schema, objectKeywords) || !Array.isArray(required)) return undefined
  const members = new Map<string, Member>()
  for (const [key, property] of Object.entries(properties)) {
    const fit = fitField(property)
    if (!fit) return undefined
    members.set(key, { fit, isRequired: required.includes(key) })
  }
  if (!required.every((key) => members.has(key))) return undefined
  const requiredCount = new Set(required).size

  return (value, dropsEmptyTexts) => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return UNFIT
    refreshShape(value)
    let found = 0
    let changes: Change[] | undefined
    for (const key in value) {
      const original = value[key]
      const member = members.get(key)
      let fitted = additionalProperties ? original : undefined
      if (original === '' && dropsEmptyTexts) fitted = undefined
      else if (member) fitted = member.fit(original)
      if (fitted === UNFIT || key === '__proto__') return UNFIT
      if (fitted !== original || fitted === undefined) (changes ??= []).push([key, fitted])
      if (fitted !== undefined && member?.isRequired) found += 1
    }
    if (found < requiredCount) return UNFIT
    return changes ? withChanges(value, changes) : value
  }
}

const scalarKeywords = new Set(
  '$schema title description type format default enum minimum maximum minLength maxLength'.split(' ')
)

/** The limits of values besides their type. */
type Check = (value: string | number | boolean | null) => boolean

/** The types of a scalar; `integer` is a `number` without a fraction. */
interface Types {
  text: boolean
  number: boolean
  integer: boolean
  boolean: boolean
  null: boolean
}

/** Returns the function for a schema of strings, numbers and booleans, or `undefined` if it is left to ajv. */
function fitScalar(schema: JSONSchema4): Fit | undefined {
  const known = Object.keys(schema).every((keyword) => scalarKeywords.has(keyword) || schema[keyword] === undefined)
  const names = [schema.type].flat().join(' ')
  const types: Types = {
    text: /^string( number)?( null)?$/.test(names),
    number: /^(string )?number( null)?$/.test(names),
    integer: /^integer( null)?$/.test(names),
    boolean: /^boolean( null)?$/.test(names),
    null: names.endsWith(' null')
  }
  const checks = checksOf(schema)
  if (!known || !checks || !(types.text || types.number || types.integer || types.boolean)) return undefined
  const convert = conversionOf(types)
  const takesAnyText = types.text && checks.length === 0
  return (value) => {
    // Most values, of most fields.
    if (takesAnyText && typeof value === 'string') return value
    if (value === undefined || (value === null && !types.null) || (value === '' && !types.text)) return undefined
    const fitted = convert(value)
    if (fitted === UNFIT) return UNFIT
    for (const check of checks) if (!check(fitted as string)) return UNFIT
    return fitted
  }
}

/** Converts like ajv's `coerceTypes`, if the meaning of the value is plain. */
function conversionOf(types: Types): Fit {
  const isNumber = types.integer ? Number.isInteger : Number.isFinite
  const takesNumbers = types.number || types.integer
  return (value) => {
    switch (typeof value) {
      case 'string':
        if (types.text) return value
        if (takesNumbers && isNumber(Number(value))) return Number(value)
        if (types.boolean && (value === 'true' || value === 'false')) return value === 'true'
        return UNFIT
      case 'number':
        if (takesNumbers) return isNumber(value) ? value : UNFIT
        return types.text ? String(value) : UNFIT
      case 'boolean':
        if (types.boolean) return value
        return types.text && !takesNumbers ? String(value) : UNFIT
      default:
        return value === null ? null : UNFIT
    }
  }
}

function checksOf(schema: JSONSchema4): Check[] | undefined {
  const { format, enum: choices, minimum, maximum, minLength, maxLength } = schema
  const limits = [minimum, maximum, minLength, maxLength].filter((limit) => limit !== undefined)
  if (!limits.every((limit) => Number.isFinite(limit))) return undefined
  if (choices?.some((choice) => choice === undefined || (typeof choice === 'object' && choice !== null)))
    return undefined
  const test = format === undefined ? undefined : formatTest(format)
  if (format !== undefined && !test) return undefined

  const checks: Check[] = []
  if (choices) {
    const allowed = new Set<unknown>(choices)
    checks.push((value) => allowed.has(value))
  }
  if (test && format !== 'text' && format !== 'password')
    checks.push((value) => typeof value !== 'string' || test(value))
  if (minimum !== undefined) checks.push((value) => typeof value !== 'number' || value >= minimum)
  if (maximum !== undefined) checks.push((value) => typeof value !== 'number' || value <= maximum)
  if (minLength !== undefined) checks.push((value) => typeof value !== 'string' || lengthOf(value) >= minLength)
  if (maxLength !== undefined) checks.push((value) => typeof value !== 'string' || lengthOf(value) <= maxLength)
  return checks
}

/** Returns the length of a text as JSON Schema defines it: one for each code point. */
function lengthOf(text: string): number {
  let length = text.length
  for (let index = 1; index < text.length; index++) {
    const isPair = (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800
    if (isPair) length -= 1
  }
  return length
}
