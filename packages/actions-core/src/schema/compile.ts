import type { Ajv, Format, ValidateFunction } from 'ajv'
import type { FormatName, FormatsPlugin } from 'ajv-formats'
import type { JSONSchema4 } from 'json-schema'

const validators = new WeakMap<JSONSchema4, ValidateFunction>()

const jsonTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

/**
 * Returns the validator of a schema, which is created once per schema object. Call this before the first event to find
 * mistakes in the fields early. The first call loads ajv.
 *
 * @param name the owner of the schema, for error messages. Default: not named.
 * @throws Error that names the field for an unknown type, an empty list of choices and the name `__proto__`, and for
 *   anything else that ajv rejects
 *
 * @example
 * import { compileSchema, fieldsToJsonSchema } from '@segment/actions-core/schema'
 *
 * const isValid = compileSchema(fieldsToJsonSchema({ id: { label: 'ID', description: 'The ID.', type: 'string' } }))
 * isValid({ id: 'a' }) // true
 */
export function compileSchema(schema: JSONSchema4, name?: string): ValidateFunction {
  const known = validators.get(schema)
  if (known) return known
  checkSchema(schema, name)
  const validator = compile(schema)
  validators.set(schema, validator)
  return validator
}

/**
 * Checks a schema for mistakes in the fields that ajv would describe badly, or not find.
 *
 * @throws Error as {@link compileSchema}
 */
export function checkSchema(schema: JSONSchema4, name?: string): void {
  const problem = findProblem(schema, '')
  if (problem) throw new Error(name === undefined ? problem : `${name}: ${problem}`)
}

function compile(schema: JSONSchema4): ValidateFunction {
  const { Ajv } = require('ajv') as typeof import('ajv')
  // An ajv instance keeps every schema that it compiled. So each schema has its own, which is garbage-collected with
  // it.
  const ajv = new Ajv({
    coerceTypes: 'array',
    allErrors: true,
    verbose: true,
    removeAdditional: true,
    // Without it, every payload would seem to have a field named `constructor` or `toString`.
    ownProperties: true,
    // The optimizer takes more than half of the time, and does not make validation faster.
    code: { optimize: false },
    logger: false,
    meta: false,
    validateSchema: false
  })
  addFormats(ajv)
  return ajv.compile(schema)
}

function findProblem(schema: JSONSchema4, path: string): string | undefined {
  const type = [schema.type].flat().find((each) => each !== undefined && !jsonTypes.includes(each))
  if (type !== undefined) {
    return (
      `The field '${path}' has the unknown type '${type}'. ` +
      'Use string, text, password, number, integer, boolean, datetime or object.'
    )
  }
  if (schema.enum?.length === 0) {
    return `The field '${path}' has an empty list of choices. List at least one, or leave 'choices' out.`
  }
  const properties = Object.entries(schema.properties ?? {})
  if (properties.some(([key]) => key === '__proto__')) return "A field cannot be named '__proto__'. Rename it."
  const children = properties.map(([key, child]) => [child, path === '' ? key : `${path}.${key}`] as const)
  const elements = [schema.items ?? []].flat().map((child) => [child, path] as const)
  for (const [child, childPath] of [...children, ...elements]) {
    const problem = findProblem(child, childPath)
    if (problem) return problem
  }
  return undefined
}

/** Formats that are replaced with others, in which the time zone is optional. */
const zoneless = new Map<string, FormatName>([
  ['date-time', 'iso-date-time'],
  ['time', 'iso-time']
])

/**
 * Adds the formats of fields to an ajv instance: those of ajv-formats, and
 * - `date-time` and `time`, in which the time zone is optional;
 * - `text`, any text;
 * - `date-like`, a date as people and programs write it, or a number of seconds since 1970 as text.
 */
function addFormats(ajv: Ajv): void {
  const plugin = require('ajv-formats') as FormatsPlugin
  plugin(ajv)
  for (const [name, standIn] of zoneless) ajv.addFormat(name, plugin.get(standIn))
  ajv.addFormat('text', true)
  ajv.addFormat('date-like', isDateLike)
}

type Test = (text: string) => boolean

const ownFormats = new Map<string, Test>([
  ['text', () => true],
  ['password', () => true],
  ['date-like', isDateLike]
])

/**
 * Returns the test that ajv applies to strings of a format.
 *
 * @returns `undefined` for an unknown format, and for a format of numbers
 */
export function formatTest(name: string): Test | undefined {
  const own = ownFormats.get(name)
  if (own || name in Object.prototype) return own
  const plugin = require('ajv-formats') as FormatsPlugin
  try {
    return testOf(plugin.get((zoneless.get(name) ?? name) as FormatName))
  } catch {
    return undefined
  }
}

function testOf(format: Format): Test | undefined {
  if (format instanceof RegExp) return (text) => format.test(text)
  if (typeof format === 'function') return format
  if (typeof format !== 'object' || format.async || format.type === 'number') return undefined
  return testOf(format.validate as Format)
}

function isDateLike(text: string): boolean {
  // dayjs passes texts that end in Z to Date as well. Most dates do, and then dayjs need not be loaded.
  if ((text.endsWith('Z') || text.endsWith('z')) && !Number.isNaN(Date.parse(text))) return true
  const dayjs = require('dayjs') as typeof import('dayjs')
  if (dayjs(text).isValid()) return true
  const seconds = Number(text)
  return String(seconds) === text && dayjs.unix(seconds).isValid()
}
