import type { JSONSchema4 } from 'json-schema'
import { isPlain, isPrototypeClean } from '../data/values'
import { checkSchema } from './compile'
import { fitScalar } from './fit-scalar'
import { UNFIT, type Fit } from './unfit'

/** Makes a payload fit. `dropsEmptyTexts` says whether `''` counts as empty at the top level. */
export type FitPayload = (payload: unknown, dropsEmptyTexts: boolean) => unknown

const fits = new WeakMap<JSONSchema4, FitPayload | undefined>()

const nothingFits: FitPayload = () => UNFIT

/**
 * Gives the function that makes payloads fit a schema of `fieldsToJsonSchema`, made once for each schema. It does in one
 * pass, for payloads that are right, what `removeEmptyValues` and ajv do, and leaves the others to them. Schemas with
 * conditions or with keywords that fields do not have are left to them as well.
 *
 * @param name what the schema belongs to, for the messages of errors. Default: not named.
 * @throws Error for mistakes in the fields, see `checkSchema`
 */
export function fitOf(schema: JSONSchema4, name?: string): FitPayload {
  const known = fits.get(schema)
  if (known) return known
  checkSchema(schema, name)
  const fit = payloadFit(schema) ?? nothingFits
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

/** Gives the function for the values of one field, or `undefined` for a schema that is left to ajv. */
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
  const fitted: unknown[] = []
  let isSame = true
  for (const element of list) {
    const value = fit(element)
    if (value === UNFIT) return UNFIT
    if (value !== undefined) fitted.push(value)
    if (value !== element) isSame = false
  }
  return isSame && fitted.length === list.length ? list : fitted
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
    // V8 at times gives up the shape of objects that are in use, and gives such an object its new one at the next look at
    // a key. If that is a look in a loop over the keys, the loop is several times as slow from then on, for any object.
    void value.constructor
    let found = 0
    let changes: [key: string, value: unknown][] | undefined
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

/** Copies an object with other values for some keys; a key whose value is undefined now is left out. */
function withChanges(
  object: Record<string, unknown>,
  changes: [key: string, value: unknown][]
): Record<string, unknown> {
  const copy = { ...object }
  const dropped = new Set<string>()
  for (const [key, value] of changes) {
    if (value === undefined) dropped.add(key)
    else copy[key] = value
  }
  if (dropped.size === 0) return copy
  const kept: Record<string, unknown> = {}
  for (const key in copy) if (!dropped.has(key)) kept[key] = copy[key]
  return kept
}
