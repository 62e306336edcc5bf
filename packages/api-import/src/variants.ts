/** The part of a JSON Schema that a field can express. */
export interface Shape {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'object'
  /** Whether it is a list of such values. */
  multiple?: true
  /** Whether `null` is allowed. */
  nullable?: true
  description?: string
  format?: string
  choices?: (string | number)[]
  default?: string | number | boolean
  minimum?: number
  maximum?: number
  /** The properties of an object; absent if it accepts any content. */
  properties?: Record<string, Shape>
  /** The required properties. */
  required?: string[]
  /** Whether an object may have other properties too. */
  open?: true
}

/** What is needed to read schemas. */
export interface ShapeContext {
  /** Returns the target of a `$ref`. */
  resolve: (node: unknown) => unknown
  /** Reports, in a sentence, what a field cannot express. */
  note: (place: string, message: string) => void
}

/**
 * Combines the variants of a value into one shape:
 *
 * - a value or a list of such values becomes a list, since a single value is a list of one
 * - the choices of several variants are joined
 * - objects get the properties of all variants; those that every variant requires are required
 * - of plain values of different types, a string wins, otherwise the first one
 * - everything else becomes the first
 *
 * Notes report what is lost.
 */
export function unifyVariants(
  variants: (Shape | undefined)[],
  { note }: Pick<ShapeContext, 'note'>,
  place: string
): Shape | undefined {
  const known = variants.filter((variant) => variant !== undefined)
  const [first, ...others] = known
  if (!first || others.length === 0) return first
  if (known.every(({ type }) => type === 'object')) return unifyObjects(known, note, place)
  if (known.every(({ type }) => type === first.type)) return unifySame(known)
  const plain = known.find(({ type, multiple }) => type === 'string' && !multiple) ?? first
  const types = known.map(({ type, multiple }) => (multiple ? `list of ${type}` : type))
  note(place, `it may be ${types.join(' or ')}: it is taken as ${plain.multiple ? 'list of ' : ''}${plain.type}.`)
  return plain
}

/** Combines variants of one type that is not an object. */
function unifySame(variants: Shape[]): Shape {
  const {
    minimum: _minimum,
    maximum: _maximum,
    format,
    choices: _choices,
    multiple: _multiple,
    ...first
  } = variants[0]!
  const all = variants.map(({ choices }) => choices)
  const choices = all.every((one) => one !== undefined) ? [...new Set(all.flat())] : undefined
  return {
    ...first,
    ...(format && variants.every((one) => one.format === format) && { format }),
    ...(choices && { choices }),
    ...(variants.some(({ multiple }) => multiple) && { multiple: true as const })
  }
}

function unifyObjects(variants: Shape[], note: ShapeContext['note'], place: string): Shape {
  const described = variants.filter(({ properties }) => properties !== undefined)
  const multiple = variants.some((variant) => variant.multiple) && { multiple: true as const }
  if (described.length === 0) return { type: 'object', ...multiple }
  if (described.length > 1) {
    note(place, `it has ${described.length} variants: the fields of all are there, only what all need is required.`)
  }
  const [first, ...others] = described
  return {
    ...first!,
    ...multiple,
    properties: Object.assign({}, ...described.map(({ properties }) => properties).toReversed()) as Shape['properties'],
    required: others.reduce(
      (required, other) => required.filter((key) => other.required?.includes(key)),
      first!.required ?? []
    ),
    ...((described.length < variants.length || described.some(({ open }) => open)) && { open: true as const })
  }
}
