import { UsageError } from '@segment/actions-input'
import { readInput } from '@segment/actions-input'
import type { Api } from './api'
import { readCurl } from './curl'
import { readApi } from './read-api'
import { nameOfDocument, readDocument } from './read-document'

/** Where an API is described. Exactly one of the two is set. */
export interface ApiSource {
  /** An OpenAPI document: a path, `-` or a URL. */
  openapi?: string
  /** A curl command, `@<file>` or `@-`. */
  curl?: string
}

/** Reads an API, and returns it with the name of its source. Throws a UsageError if it cannot be read. */
export async function readSource({ openapi, curl }: ApiSource): Promise<{ api: Api; source: string }> {
  if (openapi !== undefined) {
    return { api: readApi(await readDocument(openapi), openapi), source: nameOfDocument(openapi) }
  }
  if (curl === undefined) throw new UsageError('Pass --from-openapi or --from-curl.')
  return { api: readCurl(await readInput('--from-curl', curl)), source: 'a curl line' }
}

/** Proposes a name for a destination of the API: its title without words such as "API". */
export function proposedName({ title }: Api): string {
  const name = title
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\b(REST|HTTP|Public|Open)?\s*API\b|\b(Reference|Documentation|Specification|OpenAPI|Swagger)\b/gi, ' ')
    .replace(/\bv?\d+(\.\d+)+\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name || title
}
