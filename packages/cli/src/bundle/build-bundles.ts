import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DestinationPlace } from '../workspace/destinations'
import { budgetOf, RUNTIME_BUDGET } from './budget'
import { bundleDestination, libraryOf } from './bundle-destination'
import { bundleChunks, type Script } from './bundle-script'
import { sizeOf, type Size } from './size'

/** A script, its size, and the size it may have. */
export interface Measured {
  /** The name of the destination's folder, `runtime` or `liquid`. */
  name: string
  script: Script
  size: Size
  /** In bytes, compressed by gzip; absent where there is none. */
  budget?: number
}

/** What a build gave. */
export interface Build {
  /** The absolute path of the folder of bundles. */
  directory: string
  destinations: Measured[]
  runtime: Measured
  liquid: Measured
  /** Those that are larger than they may be. When there is one, nothing is written. */
  tooLarge: Measured[]
}

/** A destination in the manifest. */
interface Entry {
  /** The path of its script, relative to the manifest. */
  file: string
  /** The property of `window` that the script sets. */
  library: string
  /** For the attribute of the same name, https://www.w3.org/TR/SRI/. */
  integrity: string
  size: Size
}

/**
 * Bundles destinations, measures what came out, and writes it into `packages/browser-destinations/dist/web` of the
 * workspace `root`: `<name>/<hash>.js` with source maps, the chunks that they share, and `manifest.json`, which
 * keeps the entries of destinations that were built before.
 */
export async function buildBundles(root: string, places: readonly DestinationPlace[]): Promise<Build> {
  const directory = join(root, 'packages', 'browser-destinations', 'dist', 'web')
  const chunks = await bundleChunks()
  const liquid = measured('liquid', chunks.liquid)
  const runtime = measured('runtime', chunks.runtime, RUNTIME_BUDGET)
  const destinations = await Promise.all(
    places.map(async (place) =>
      measured(place.name, await bundleDestination(place, runtime.script.file), budgetOf(place))
    )
  )
  const tooLarge = [runtime, ...destinations].filter(({ size, budget = Infinity }) => size.gzip > budget)
  const build = { directory, destinations, runtime, liquid, tooLarge }
  if (tooLarge.length === 0) writeBuild(build)
  return build
}

function measured(name: string, script: Script, budget?: number): Measured {
  return { name, script, size: sizeOf(script.code), ...(budget && { budget }) }
}

function writeBuild({ directory, destinations, runtime, liquid }: Build): void {
  for (const { name } of destinations) rmSync(join(directory, name), { recursive: true, force: true })
  for (const { script } of [runtime, liquid, ...destinations]) {
    const file = join(directory, script.file)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, script.code)
    writeFileSync(`${file}.map`, script.map)
  }
  const manifest = join(directory, 'manifest.json')
  const before = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Entry>) : {}
  const entries = destinations.map((built) => [built.name, entryOf(built)] as const)
  const after = Object.entries({ ...before, ...Object.fromEntries(entries) })
    .filter(([, { file }]) => existsSync(join(directory, file)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(manifest, `${JSON.stringify(Object.fromEntries(after), null, 2)}\n`)
}

function entryOf({ name, script, size }: Measured): Entry {
  const integrity = `sha384-${createHash('sha384').update(script.code).digest('base64')}`
  return { file: script.file, library: libraryOf(name), integrity, size }
}
