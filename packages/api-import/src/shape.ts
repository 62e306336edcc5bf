import { list, record, text, texts } from './read-document'
import { unifyVariants, type Shape, type ShapeContext } from './variants'

/** The maximum nesting of objects; deeper ones accept any content. */
const DEEPEST = 4

/** The JSON Schema formats that fields support; `url` and `dateTime` are common misspellings. */
const FORMATS: Record<string, string> = {
  date: 'date-time',
  'date-time': 'date-time',
  dateTime: 'date-time',
  time: 'time',
  uri: 'uri',
  url: 'uri',
  email: 'email',
  hostname: 'hostname',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  uuid: 'uuid',
  password: 'password'
}

/**
 * Returns the shape that a schema describes, or undefined if no field can have it.
 *
 * Merges `allOf`. Of `oneOf` and `anyOf` it keeps what fits all variants, as far as possible; see {@link
 * unifyVariants}. Reports what is lost as a note.
 *
 * @param place the name of the value in notes: `properties.total`, '' for the whole body
 * @param above the schemas that contain this one, outermost first
 */
export function shapeOf(
  schema: unknown,
  context: ShapeContext,
  place = '',
  above: readonly unknown[] = []
): Shape | undefined {
  const resolved = context.resolve(schema)
  if (above.includes(resolved)) {
    context.note(place, 'it holds itself: it takes any content.')
    return { type: 'object' }
  }
  const inside = [...above, resolved]
  const { merged, variants } = flatten(resolved, context, inside)
  const shape =
    variants.length > 0
      ? unifyVariants(
          variants.map((variant) => variantShape(variant, merged, context, place, inside)),
          context,
          place
        )
      : plainShape(merged, context, place, inside)
  if (!shape) return undefined
  const description = text(merged.description) ?? shape.description
  return { ...shape, ...(description && { description }), ...(isNullable(merged) && { nullable: true as const }) }
}

/** Returns the shape of a variant, combined with what the schema states for all variants. */
function variantShape(
  variant: unknown,
  common: Record<string, unknown>,
  context: ShapeContext,
  place: string,
  above: readonly unknown[]
): Shape | undefined {
  const resolved = context.resolve(variant)
  if (above.includes(resolved)) return undefined
  return shapeOf(merge(common, record(resolved)), context, place, [...above, resolved])
}

/** A schema with its `allOf` merged in, and the variants that remain. */
function flatten(schema: unknown, context: ShapeContext, above: readonly unknown[]) {
  const { allOf, oneOf, anyOf, ...own } = record(schema)
  let merged: Record<string, unknown> = {}
  let variants = [...list(oneOf), ...list(anyOf)]
  for (const part of list(allOf).map((each) => context.resolve(each))) {
    if (above.includes(part)) continue
    const inner = flatten(part, context, [...above, part])
    merged = merge(merged, inner.merged)
    variants = [...variants, ...inner.variants]
  }
  merged = merge(merged, own)
  const isNull = (variant: unknown) => record(context.resolve(variant)).type === 'null'
  if (variants.some(isNull)) merged = { ...merged, nullable: true }
  // Variants that only list required properties do not change the shape.
  const telling = variants.filter((variant) => Object.keys(record(variant)).some((key) => key !== 'required'))
  return { merged, variants: telling.filter((variant) => !isNull(variant)) }
}

function merge(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const properties = { ...record(base.properties), ...record(over.properties) }
  const required = [...new Set([...texts(base.required), ...texts(over.required)])]
  return {
    ...base,
    ...over,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required })
  }
}

function isNullable({ type, nullable, enum: choices }: Record<string, unknown>): boolean {
  return nullable === true || list(type).includes('null') || list(choices).includes(null)
}

function plainShape(
  schema: Record<string, unknown>,
  context: ShapeContext,
  place: string,
  above: readonly unknown[]
): Shape | undefined {
  const type = typeOf(schema)
  if (type === 'array') return listShape(schema, context, place, above)
  if (type === 'object') return objectShape(schema, context, place, above)
  if (type !== 'string' && type !== 'number' && type !== 'integer' && type !== 'boolean') {
    context.note(place, 'any value is allowed, which no field can say: it is taken as text.')
    return { type: 'string' }
  }
  if (schema.format === 'binary') {
    context.note(place, 'files cannot be sent: it is left out.')
    return undefined
  }
  const format = type === 'string' ? FORMATS[text(schema.format) ?? ''] : undefined
  const choices = choicesOf(schema, type)
  return {
    type,
    ...(format && { format }),
    ...(choices.length > 0 && { choices }),
    ...limitsOf(schema, type),
    ...defaultOf(schema, type, choices)
  }
}

/** Returns the type, or infers it from the other keywords if the schema does not state it. */
function typeOf({
  type,
  properties,
  additionalProperties,
  items,
  enum: choices,
  const: only
}: Record<string, unknown>) {
  const types = [type].flat().filter((one) => typeof one === 'string' && one !== 'null') as string[]
  if (types.length > 0) return types.includes('string') ? 'string' : types[0]
  if (properties !== undefined || additionalProperties !== undefined) return 'object'
  if (items !== undefined) return 'array'
  const [example] = [...list(choices), only].filter((value) => value !== null && value !== undefined)
  return example === undefined ? undefined : typeof example
}

function listShape(
  { items }: Record<string, unknown>,
  context: ShapeContext,
  place: string,
  above: readonly unknown[]
): Shape | undefined {
  const element = shapeOf(items ?? {}, context, place, above)
  if (!element?.multiple) return element && { ...element, multiple: true }
  context.note(place, 'lists of lists cannot be mapped: it is left out.')
  return undefined
}

function objectShape(
  schema: Record<string, unknown>,
  context: ShapeContext,
  place: string,
  above: readonly unknown[]
): Shape {
  const nodes = Object.entries(record(schema.properties))
  if (nodes.length === 0) return { type: 'object' }
  if (place.split('.').length > DEEPEST) {
    context.note(place, 'it is nested deeply: it takes any content.')
    return { type: 'object' }
  }
  const properties: Record<string, Shape> = {}
  for (const [key, node] of nodes) {
    const at = place ? `${place}.${key}` : key
    const { readOnly, deprecated } = record(context.resolve(node))
    // Read-only properties are not sent.
    if (readOnly === true) continue
    const required = texts(schema.required).includes(key)
    if (key in Object.prototype) context.note(at, 'every object has this name: it is left out.')
    else if (deprecated === true && !required) context.note(at, 'it is deprecated: it is left out.')
    else {
      const shape = shapeOf(node, context, at, above)
      if (shape) properties[key] = shape
    }
  }
  const { additionalProperties } = schema
  const isOpen = additionalProperties !== undefined && additionalProperties !== false
  const required = texts(schema.required).filter((key) => Object.hasOwn(properties, key))
  return { type: 'object', properties, required, ...(isOpen && { open: true }) }
}

function choicesOf({ enum: choices, const: only }: Record<string, unknown>, type: string): (string | number)[] {
  const values = only === undefined ? list(choices) : [only]
  const fitting = values.filter((value) => typeof value === (type === 'integer' ? 'number' : type) && value !== '')
  return type === 'boolean' ? [] : [...new Set(fitting as (string | number)[])]
}

function limitsOf(schema: Record<string, unknown>, type: string): Pick<Shape, 'minimum' | 'maximum'> {
  const [least, greatest] = type === 'string' ? [schema.minLength, schema.maxLength] : [schema.minimum, schema.maximum]
  return {
    ...(typeof least === 'number' && type !== 'boolean' && { minimum: least }),
    ...(typeof greatest === 'number' && type !== 'boolean' && { maximum: greatest })
  }
}

function defaultOf(
  { default: given, const: only }: Record<string, unknown>,
  type: string,
  choices: (string | number)[]
): Pick<Shape, 'default'> {
  const value = only ?? given
  const fits = typeof value === (type === 'integer' ? 'number' : type)
  const isChoice = choices.length === 0 || choices.includes(value as string)
  return fits && isChoice && value !== '' ? { default: value as string } : {}
}

/** Returns the JSON Schema of a value. All its properties are required; the value itself is not kept. */
export function schemaOfValue(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) return { type: 'array', items: value.length > 0 ? schemaOfValue(value[0]) : {} }
  if (value === null) return { type: 'string', nullable: true }
  if (typeof value === 'object') {
    const entries = Object.entries(value as object)
    return {
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, one]) => [key, schemaOfValue(one)])),
      required: entries.filter(([, one]) => one !== null).map(([key]) => key)
    }
  }
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' }
  return typeof value === 'string' ? { type: 'string', ...formatOf(value) } : { type: typeof value }
}

function formatOf(value: string): { format?: string } {
  if (/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value)) return { format: 'date-time' }
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return { format: 'email' }
  return /^https?:\/\/\S+$/.test(value) ? { format: 'uri' } : {}
}
