/** The name and type of a property, with the properties or entries inside it. */
export interface PropertyShape {
  propertyName: string
  propertyType: string
  children?: Children
}

/** The properties of an object, or the different entries of a list. */
type Children = (PropertyShape | Children)[]

/**
 * Lists the properties of an object by name and type. No value is in the result.
 *
 * Types as in https://www.avo.app/docs/reference/avo-inspector-sdks/overview: `string`, `int`, `float`, `boolean`,
 * `object`, `null`, and lists of them, such as `list(string)`. A list has the type of its first entry.
 */
export function shapesOf(properties: object): PropertyShape[] {
  return Object.entries(properties).map(([propertyName, value]: [string, unknown]) => {
    const shape = { propertyName, propertyType: typeOf(value) }
    return typeof value === 'object' && value !== null ? { ...shape, children: childrenOf(value) } : shape
  })
}

function typeOf(value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (Array.isArray(value)) return `list(${value.length === 0 ? 'unknown' : typeOf(value[0])})`
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value
}

function childrenOf(value: object): Children {
  if (!Array.isArray(value)) return shapesOf(value)
  const entries = value.map((entry) => (typeof entry === 'object' && entry !== null ? childrenOf(entry) : []))
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]
}
