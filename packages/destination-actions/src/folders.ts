import { existsSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { DestinationDefinition } from '@segment/actions-core'
import { folderOf } from './folder-of'
import { hintFor } from './nearest-names'

const directory = join(__dirname, 'destinations')

/**
 * The names of all destinations, sorted. They are the names of the folders in `destinations/` that have an `index.ts`
 * (`index.js` once built): a folder is its own registration. Read from disk at each call; nothing is loaded.
 */
export function list(): string[] {
  return readdirSync(directory).filter(hasIndex).toSorted()
}

function hasIndex(name: string): boolean {
  return existsSync(join(directory, name, `index${extname(__filename)}`))
}

/**
 * Loads the definition of one destination, and of no other.
 *
 * @param slug the name of its folder (`slack`) or its slug (`actions-slack`).
 * Rejects with an Error that holds the nearest names when there is no such destination, and with the loader's own
 * error when its files cannot be loaded.
 */
export async function load(slug: string): Promise<DestinationDefinition> {
  // Names are compared with those on the disk: a path, or a name in other case, is none.
  const names = readdirSync(directory)
  const name = [slug, folderOf(slug)].find((one) => names.includes(one) && hasIndex(one))
  if (name === undefined) throw new Error(`There is no destination '${slug}'. ${hintFor(folderOf(slug), list())}`)
  const loaded: { default?: DestinationDefinition } = require(join(directory, name))
  if (!loaded.default) {
    throw new Error(
      `The destination '${name}' has no default export. Export its definition in destinations/${name}/index.ts.`
    )
  }
  return loaded.default
}
