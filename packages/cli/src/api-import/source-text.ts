/** A value as TypeScript source. */
export function literal(value: unknown): string {
  return JSON.stringify(value)
}

/** The access to a property: `payload.id`, or `payload["feed-key"]`. */
export function member(object: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${object}.${key}` : `${object}[${literal(key)}]`
}

/** An object literal of expressions. */
export function objectOf(entries: Record<string, string>): string {
  return `{ ${Object.entries(entries)
    .map(([key, expression]) => `${literal(key)}: ${expression}`)
    .join(', ')} }`
}

/** The text as a part of a template literal. */
export function inTemplate(text: string): string {
  return text.replace(/[`\\]|\$\{/g, '\\$&')
}

/** A text that stands in a comment, on one line. */
export function inComment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()
}
