import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeDestination } from '../describe/destination-description'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { destinationPage } from './destination-page'
import { format } from '../files/format'
import { readmeWith } from './readme'

/** The documentation of a destination. */
export interface DestinationDocs {
  /** A page of its own, with a title. */
  page: string
  /** The absolute path of the destination's `README.md`. */
  file: string
  /** The text that the file should have. */
  readme: string
  /** Whether it has it. */
  current: boolean
}

/** Makes the documentation of a destination from its definition. Writes nothing. Throws as `loadDefinition` does. */
export async function documentDestination({ directory, entry }: DestinationPlace): Promise<DestinationDocs> {
  const definition = loadDefinition(entry)
  const body = destinationPage(describeDestination(definition))
  const file = join(directory, 'README.md')
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  const readme = await format(readmeWith(body, definition.name, old), 'md')
  return { page: await format(`# ${definition.name}\n\n${body}`, 'md'), file, readme, current: readme === old }
}
