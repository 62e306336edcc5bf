/** A node of a document that somebody else wrote: nothing is known of it. These give a part that can be relied on. */

/** The node as a record; empty when it is something else. */
export function record(node: unknown): Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as Record<string, unknown>) : {}
}

/** The node as a list; empty when it is something else. */
export function list(node: unknown): unknown[] {
  return Array.isArray(node) ? node : []
}

/** The node as a text without blanks around it; undefined when it is something else, or empty. */
export function text(node: unknown): string | undefined {
  return typeof node === 'string' && node.trim() !== '' ? node.trim() : undefined
}

/** The texts in a list. */
export function texts(node: unknown): string[] {
  return list(node).filter((item) => typeof item === 'string')
}
