import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, dirname, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { FailureError } from '@segment/actions-input'
import type { DestinationPlace } from '../workspace/destinations'
import { bundleDestination, libraryOf, bundleChunks, type Script } from './bundle-script'
import { format } from '../files/format'

/** The most bytes that the chunk with the runtime may have, compressed by gzip. */
export const RUNTIME_BUDGET = 12_500

/**
 * The most bytes that the script of a destination may have, compressed by gzip: what `budget.ts` in its folder exports
 * as `budget`.
 *
 * @throws FailureError when it exports no such number
 */
export function budgetOf({ directory, name }: DestinationPlace): number {
  const file = join(directory, 'budget.ts')
  const { budget } = existsSync(file) ? (createRequire(__filename)(file) as { budget?: unknown }) : {}
  if (typeof budget === 'number' && budget > 0) return budget
  throw new FailureError(
    `${file} does not say how large the bundle of ${name} may get. Write there: export const budget = 20_000`
  )
}

/** The size of a script in bytes: as it is, and as it is sent. */
export interface Size {
  plain: number
  gzip: number
  brotli: number
}

/** Measures a script, compressed as well as the formats can. */
export function sizeOf(code: Uint8Array): Size {
  return { plain: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length }
}

/** Writes a size for people: `12.3 kB`, of 1,000 bytes each. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

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

const COLUMNS = ['script', 'minified', 'gzip', 'budget', 'brotli']

/** What to print of a build: a line for each script under a heading, and where they are if they were written. */
export function describeBuild({ directory, destinations, runtime, liquid, tooLarge }: Build): string[] {
  const rows = [COLUMNS, ...[runtime, liquid, ...destinations].map(row)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd()
  )
  if (tooLarge.length > 0) return lines
  return [...lines, '', `Wrote ${relative(process.cwd(), directory)}/manifest.json and what it names.`]
}

/** The same for a program: the sizes are in bytes. */
export function buildJson({ directory, destinations, runtime, liquid }: Build) {
  const bundles = [runtime, liquid, ...destinations].map(({ name, size, budget }) => ({ name, size, budget }))
  return { directory: relative(process.cwd(), directory), bundles }
}

/** What to say of the scripts that are larger than they may be. */
export function describeTooLarge(tooLarge: readonly Measured[]): string {
  const faults = tooLarge.map(({ name, size, budget }) => {
    const where = name === 'runtime' ? '' : `, or raise the budget in destinations/${name}/budget.ts`
    return `${name} has ${size.gzip} bytes, compressed by gzip, and may have ${budget}. Make it smaller${where}.`
  })
  return [...faults, 'Nothing was written.'].join('\n')
}

/** The sizes as a page in Markdown. */
export function sizesPage({ destinations, runtime, liquid }: Build): Promise<string> {
  const total = [runtime, ...destinations].reduce((sum, { size }) => sum + size.gzip, 0)
  const rows = [runtime, liquid, ...destinations].map((each) => `| ${row(each).join(' | ')} |`)
  const lines = [
    '# Sizes of bundles',
    '',
    'Made by `./bin/run build:browser --sizes`. `runtime` is the chunk that all destinations share: a page loads it once.',
    'Each destination is one script besides. `liquid` is loaded only by pages that have a mapping with Liquid. A build fails',
    "if a script, compressed by gzip, is larger than its budget in the destination's `budget.ts`. 1 kB is 1,000 bytes.",
    '',
    `A page with all ${destinations.length} destinations loads ${kilobytes(total)}, compressed by gzip.`,
    '',
    `| ${COLUMNS.join(' | ')} |`,
    '| ------ | -------- | ---- | ------ | ------ |',
    ...rows
  ]
  return format(lines.join('\n'), 'md')
}

function row({ name, size, budget }: Measured): string[] {
  const limit = budget === undefined ? 'none' : kilobytes(budget)
  return [name, kilobytes(size.plain), kilobytes(size.gzip), limit, kilobytes(size.brotli)]
}
