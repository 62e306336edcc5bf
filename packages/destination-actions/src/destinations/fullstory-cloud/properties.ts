/** Letters that a property may have in its name; it begins with a letter. */
function plainName(name: string): string {
  return name.replace(/\W/g, '').replace(/^[^a-z]+/i, '')
}

/** The words of a name, without accents, as `camelCase`. */
function camelCase(name: string): string {
  const words = withoutAccents(name).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []
  return words
    .map((word, at) => (at === 0 ? '' : word.charAt(0).toUpperCase()) + word.slice(at === 0 ? 0 : 1).toLowerCase())
    .join('')
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

const suffixes: Record<string, string> = { string: 'str', number: 'real', boolean: 'bool' }

/** The ending that names the type of a value, or of the values of a list; nothing for objects, mixed lists and null. */
function suffixOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return suffixes[typeof value]
  const [suffix, ...others] = new Set(value.map(suffixOf))
  return suffix && others.length === 0 ? `${suffix}s` : undefined
}

/** Renames the keys of data at any depth. */
function renamed(value: unknown, rename: (key: string, value: unknown) => string): unknown {
  if (Array.isArray(value)) return value.map((part) => renamed(part, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [rename(key, part), renamed(part, rename)]))
}

/** Adds the type of a value to its name, unless the name has it already: `plan_str`, `seats_real`, `tags_strs`. */
function typedName(name: string, value: unknown, form: (name: string) => string): string {
  const suffix = suffixOf(value)
  if (suffix === undefined) return form(name)
  const ending = `_${suffix}`
  return form(name.endsWith(ending) ? name.slice(0, -ending.length) : name) + ending
}

/**
 * The properties of a user or an event as version 2 of the API takes them. It tells the types by the values.
 *
 * Source: https://developer.fullstory.com/server/custom-properties/
 */
export function properties(data: object | undefined): object {
  return renamed({ ...data }, plainName) as object
}

/**
 * The properties of an event as version 1 of the API takes them: the names end with the type of the value.
 *
 * Source: https://help.fullstory.com/hc/en-us/articles/4446290296599-Setting-custom-API-properties
 */
export function eventData(data: object | undefined): object {
  return renamed({ ...data }, (name, value) => typedName(name, value, plainName)) as object
}

/**
 * The properties of a user as version 1 of the API takes them: as {@link eventData}, but in camel case, because
 * underscores stand only before the type there.
 */
export function customVars(data: object | undefined): object {
  return renamed({ ...data }, (name, value) => typedName(name, value, camelCase)) as object
}
