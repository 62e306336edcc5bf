import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { UsageError } from '@segment/actions-input'
import { transaction } from '../files/transaction'
import { isCurrent } from '../files/plan'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { destinationMetadata } from './destination-metadata'
import { format } from '../files/format'

/** Which destinations, and what to do with them. */
export interface MetadataOptions {
  /** Only those with one of these slugs. Default all. */
  slugs?: string[]
  /** Only those with one of these modes. Default all. */
  modes?: string[]
  /** False compares the files and writes none. */
  write: boolean
  /** True passes over destinations that have no file: nobody has asked for one of theirs yet. Default false. */
  onlyPresent?: boolean
}

/** How many `metadata.json` were looked at, and the absolute paths of those that were missing or not current. */
export interface MetadataUpdate {
  total: number
  stale: string[]
}

/**
 * Writes the `metadata.json` of destinations: those that are not current, all or none.
 *
 * Throws a UsageError when a slug is none of theirs, and what `loadDefinition` throws.
 */
export async function updateMetadata(places: DestinationPlace[], options: MetadataOptions): Promise<MetadataUpdate> {
  const all = places.map((place) => ({ place, definition: loadDefinition(place.entry) }))
  const { slugs = all.map(({ definition }) => definition.slug), modes } = options
  const unknown = slugs.filter((slug) => !all.some(({ definition }) => definition.slug === slug))
  if (unknown.length > 0)
    throw new UsageError(`No destination has the slug ${unknown.map((slug) => `'${slug}'`).join(', ')}.`)
  const chosen = all.filter(({ definition: { slug, mode } }) => slugs.includes(slug) && (modes?.includes(mode) ?? true))
  const wanted = options.onlyPresent ? chosen.filter(({ place }) => existsSync(pathOf(place))) : chosen
  const files = await Promise.all(wanted.map(({ place, definition }) => metadataFile(place, definition)))
  const stale = files.filter(({ path, text }) => !isCurrent(path, text))
  if (options.write) await transaction(async (write) => stale.forEach(({ path, text }) => write(path, text)))
  return { total: files.length, stale: stale.map(({ path }) => path) }
}

async function metadataFile(place: DestinationPlace, definition: DestinationDefinition) {
  return { path: pathOf(place), text: await format(JSON.stringify(destinationMetadata(definition)), 'json') }
}

function pathOf({ directory }: DestinationPlace): string {
  return join(directory, 'metadata.json')
}
