import { record, text } from './node'

/** How many references may follow each other. */
const LONGEST_CHAIN = 100

/**
 * Gives what a node of `document` stands for: what its `$ref` (RFC 6901, within the document) leads to, or itself. A
 * reference that leads nowhere, to another file or in a circle gives an empty record and is told to `fail` once.
 */
export function resolver(document: unknown, fail: (reference: string) => void): (node: unknown) => unknown {
  const failed = new Set<string>()
  return (node) => {
    let current = node
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      const reference = text(record(current).$ref)
      if (reference === undefined) return current
      current = reference.startsWith('#') ? find(document, reference.slice(1)) : undefined
      if (current === undefined || step === LONGEST_CHAIN - 1) {
        if (!failed.has(reference)) fail(reference)
        failed.add(reference)
        return {}
      }
    }
    return current
  }
}

function find(document: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1).map(unescape)
  return keys.reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return node[Number(key)]
    const parent = record(node)
    return Object.hasOwn(parent, key) ? parent[key] : undefined
  }, document)
}

function unescape(key: string): string {
  return decoded(key).replaceAll('~1', '/').replaceAll('~0', '~')
}

/** The text without percent-encoding; itself where that is broken. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
