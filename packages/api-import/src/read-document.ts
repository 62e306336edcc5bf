import { basename } from 'node:path'
import { UsageError, parseJsonText, readText } from '@segment/actions-input'

/** The timeout of a document, in milliseconds, and its maximum size in bytes. */
const LIMITS = { time: 30_000, bytes: 50_000_000 }

const ADDRESS = /^https?:\/\//

/**
 * Reads an OpenAPI document, JSON or YAML.
 *
 * @param source a path, `-` for stdin, or a URL that begins with `http://` or `https://`
 * @throws UsageError if it cannot be read, or is not OpenAPI 3.0, 3.1 or Swagger 2.0
 */
export async function readDocument(source: string): Promise<Record<string, unknown>> {
  const content = ADDRESS.test(source) ? await fetchText(source) : await readText('--from-openapi', source)
  const document = record(await parse(content, source))
  const version = text(document.openapi) ?? (document.swagger === 2 ? '2.0' : text(document.swagger))
  if (version !== undefined && /^(2\.0|3\.[01](\.\d+)?)$/.test(version)) return document
  const found = version ? `Its version is ${version}.` : "It has neither 'openapi' nor 'swagger'."
  throw new UsageError(`${source} is not OpenAPI 3.0, OpenAPI 3.1 or Swagger 2.0. ${found}`)
}

/**
 * Returns a name for a document that other people can read: a URL without its query, which may contain a secret; the
 * name of a file without its folder, which only exists on this machine.
 */
export function nameOfDocument(source: string): string {
  return ADDRESS.test(source) ? source.replace(/[?#].*$/, '') : basename(source)
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(LIMITS.time) })
    if (!response.ok) throw new Error(`The server answered ${response.status}.`)
    const content = await response.text()
    if (content.length > LIMITS.bytes) throw new Error(`It has more than ${LIMITS.bytes} bytes.`)
    return content
  } catch (error) {
    const { message, cause } = error as Error
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message
    throw new UsageError(`--from-openapi: ${address} cannot be read. ${reason}`, { cause: error })
  }
}

/** JSON is also YAML, but the JSON parser is much faster, so it goes first. A document of type JSON must be JSON. */
async function parse(content: string, source: string): Promise<unknown> {
  try {
    return parseJsonText(content)
  } catch (error) {
    if (/\.json$/i.test(nameOfDocument(source))) {
      throw new UsageError(`${source} is not valid JSON: ${(error as Error).message}.`, { cause: error })
    }
    return parseYaml(content, source)
  }
}

async function parseYaml(content: string, source: string): Promise<unknown> {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(content, { prettyErrors: true, logLevel: 'error' })
  const [fault] = document.errors
  if (fault) throw new UsageError(`${source} is neither JSON nor YAML. ${fault.message.trim()}`)
  try {
    // The alias limit keeps a small file from expanding to a huge value.
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new UsageError(`${source} cannot be read. ${(error as Error).message}`, { cause: error })
  }
}

/** The maximum length of a chain of references. */
const LONGEST_CHAIN = 100

/**
 * Returns the target of a node's `$ref` (RFC 6901, within `document`), or the node itself. For a reference that leads
 * nowhere, to another file or in a circle it returns an empty record and calls `fail` once.
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

/** Decodes percent-encoding; returns a malformed text unchanged. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}

/** A node of a foreign document, of unknown type. The functions below return a value of a known type. */

/** Returns the node as a record; empty if it is something else. */
export function record(node: unknown): Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as Record<string, unknown>) : {}
}

/** Returns the node as a list; empty if it is something else. */
export function list(node: unknown): unknown[] {
  return Array.isArray(node) ? node : []
}

/** Returns the node as a trimmed text; undefined if it is something else, or empty. */
export function text(node: unknown): string | undefined {
  return typeof node === 'string' && node.trim() !== '' ? node.trim() : undefined
}

/** Returns the texts in a list. */
export function texts(node: unknown): string[] {
  return list(node).filter((item) => typeof item === 'string')
}
