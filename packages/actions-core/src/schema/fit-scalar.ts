import type { JSONSchema4 } from 'json-schema'
import { formatTest } from './formats'
import { UNFIT, type Fit } from './unfit'

const keywords = new Set(
  '$schema title description type format default enum minimum maximum minLength maxLength'.split(' ')
)

/** What is asked of values besides their type. */
type Check = (value: string | number | boolean | null) => boolean

/** Which types a scalar may have; `integer` is a `number` without a fraction. */
interface Types {
  text: boolean
  number: boolean
  integer: boolean
  boolean: boolean
  null: boolean
}

/** Gives the function for values of a schema of texts, numbers and booleans, or `undefined` if it is left to ajv. */
export function fitScalar(schema: JSONSchema4): Fit | undefined {
  const known = Object.keys(schema).every((keyword) => keywords.has(keyword) || schema[keyword] === undefined)
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
  return (value) => {
    if (value === undefined || (value === null && !types.null) || (value === '' && !types.text)) return undefined
    const fitted = convert(value)
    if (fitted === UNFIT) return UNFIT
    for (const check of checks) if (!check(fitted as string)) return UNFIT
    return fitted
  }
}

/** Converts as ajv's `coerceTypes` does where the value says plainly what it stands for. */
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

/** How many characters a text has, counted as JSON Schema does: one for each code point. */
function lengthOf(text: string): number {
  let length = text.length
  for (let index = 1; index < text.length; index++) {
    const isPair = (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800
    if (isPair) length -= 1
  }
  return length
}
