/** The keys of an object that name directives: those with an `@` in front. */
export function directiveKeys(value: object): string[] {
  return Object.keys(value).filter((key) => key.startsWith('@'))
}

/**
 * Tells whether a plain object of a mapping is a directive when the mapping is resolved: besides keys with an `@` in
 * front it may only hold `_metadata`.
 *
 * @returns the first key with an `@`, whether or not a directive of this name exists; `undefined` for other objects
 */
export function directiveName(value: object): string | undefined {
  let name: string | undefined
  for (const key of Object.keys(value)) {
    if (key.startsWith('@')) name ??= key
    else if (key !== '_metadata') return undefined
  }
  return name
}
