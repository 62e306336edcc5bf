import { basename } from 'node:path'
import { UsageError } from '../errors'
import { parseJsonText } from '../json-text'
import { readText } from '../try/read-input'
import { record, text } from './node'

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
