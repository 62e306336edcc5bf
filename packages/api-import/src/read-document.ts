import { basename } from 'node:path'
import { UsageError, parseJsonText, readText } from '@segment/actions-input'

/** How long a document may take to arrive, in milliseconds, and how many bytes it may have. */
const LIMITS = { time: 30_000, bytes: 50_000_000 }

const ADDRESS = /^https?:\/\//

/**
 * Reads an OpenAPI document, JSON or YAML.
 *
 * @param source a path, `-` for stdin, or an address that begins with `http://` or `https://`
 * @throws UsageError when it cannot be read, or is no OpenAPI 3.0, 3.1 or Swagger 2.0
 */
export async function readDocument(source: string): Promise<Record<string, unknown>> {
  const content = ADDRESS.test(source) ? await fetchText(source) : await readText('--from-openapi', source)
  const document = record(await parse(content, source))
  const version = text(document.openapi) ?? (document.swagger === 2 ? '2.0' : text(document.swagger))
  if (version !== undefined && /^(2\.0|3\.[01](\.\d+)?)$/.test(version)) return document
  const found = version ? `It says that it is version ${version}.` : "It has neither 'openapi' nor 'swagger'."
  throw new UsageError(`${source} is not OpenAPI 3.0, OpenAPI 3.1 or Swagger 2.0. ${found}`)
}

/**
 * What to call a document where others read it: an address without its query, which may hold a secret; the name of a
 * file without its folder, which is a matter of this machine.
 */
export function nameOfDocument(source: string): string {
  return ADDRESS.test(source) ? source.replace(/[?#].*$/, '') : basename(source)
}

async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(LIMITS.time) })
    if (!response.ok) throw new Error(`The answer was ${response.status}.`)
    const content = await response.text()
    if (content.length > LIMITS.bytes) throw new Error(`It has more than ${LIMITS.bytes} bytes.`)
    return content
  } catch (error) {
    const { message, cause } = error as Error
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message
    throw new UsageError(`--from-openapi: ${address} cannot be read. ${reason}`, { cause: error })
  }
}

/** JSON is YAML too; it is tried first because it is read much faster. What calls itself JSON must be JSON. */
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
    // The limit on aliases keeps a small file from becoming a huge value.
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new UsageError(`${source} cannot be read. ${(error as Error).message}`, { cause: error })
  }
}

/** How many references may follow each other. */
const LONGEST_CHAIN = 100

/**
 * Returns what a node of `document` stands for: what its `$ref` (RFC 6901, within the document) leads to, or itself. A
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
