import type { ValidateFunction } from 'ajv'
import type { JSONSchema4 } from 'json-schema'
import { addFormats } from './formats'

const validators = new WeakMap<JSONSchema4, ValidateFunction>()

const jsonTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

/**
 * Gives the validator of a schema, made when it is first asked for and kept as long as the schema object is.
 * Call it ahead of the first event to find mistakes in the fields early. ajv is loaded by the first call.
 *
 * @param name what the schema belongs to, for the messages of errors. Default: not named.
 * @throws Error for an unknown type, an empty list of choices and the name `__proto__`, naming the field, and for
 *   whatever else ajv refuses.
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
  // An instance holds on to every schema that it has compiled, so each schema has its own and goes when it goes.
  const ajv = new Ajv({
    coerceTypes: 'array',
    allErrors: true,
    verbose: true,
    removeAdditional: true,
    // Without it a field named `constructor` or `toString` is found in every payload.
    ownProperties: true,
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
