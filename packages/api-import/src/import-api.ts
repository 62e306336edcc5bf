import { UsageError } from '@segment/actions-input'
import { readInput } from '@segment/actions-input'
import type { Api } from './api'
import { readCurl } from './curl'
import { readApi } from './read-api'
import { nameOfDocument, readDocument } from './read-document'

/** Where an API is described: exactly one of the two is given. */
export interface ApiSource {
  /** An OpenAPI document: a path, `-` or an address. */
  openapi?: string
  /** A curl line, `@<file>` or `@-`. */
  curl?: string
}

/** Reads an API, and says what it was read from. Throws a UsageError when that cannot be read. */
export async function readSource({ openapi, curl }: ApiSource): Promise<{ api: Api; source: string }> {
  if (openapi !== undefined) {
    return { api: readApi(await readDocument(openapi), openapi), source: nameOfDocument(openapi) }
  }
  if (curl === undefined) throw new UsageError('Pass --from-openapi or --from-curl.')
  return { api: readCurl(await readInput('--from-curl', curl)), source: 'a curl line' }
}

/** The name to propose for a destination of the API: its title without words that say that it is one. */
export function proposedName({ title }: Api): string {
  const name = title
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\b(REST|HTTP|Public|Open)?\s*API\b|\b(Reference|Documentation|Specification|OpenAPI|Swagger)\b/gi, ' ')
    .replace(/\bv?\d+(\.\d+)+\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name || title
}
