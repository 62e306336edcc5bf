import { UsageError } from '../errors'
import { fillTemplate } from '../scaffold/fill-template'
import { readInput } from '../try/read-input'
import type { Api } from './api'
import { readCurl } from './curl'
import { printDraft } from './draft-destination'
import type { DestinationDraft } from './draft-destination'
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
  if (curl === undefined) throw new UsageError('Give --from-openapi or --from-curl.')
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

/** Gives the files of the destination that a draft describes. */
export function filesOf(draft: DestinationDraft, folder: string) {
  return async (names: { name: string; slug: string }): Promise<Map<string, string>> => {
    const readme = await fillTemplate('readme', { name: names.name, folder, type: 'server' })
    return printDraft(draft, names, readme.get('README.md')!)
  }
}
