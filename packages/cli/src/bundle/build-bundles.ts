import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, dirname, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { FailureError } from '@segment/actions-input'
import type { DestinationPlace } from '../workspace/destinations'
import { bundleDestination, libraryOf, bundleChunks, type Script } from './bundle-script'
import { format } from '../files/format'

/** The maximum size of the runtime chunk, in bytes after gzip. */
export const RUNTIME_BUDGET = 12_500

/**
 * Returns the maximum size of a destination's script, in bytes after gzip: the `budget` that `budget.ts` in its folder
 * exports.
 *
 * @throws FailureError if it exports no such number
 */
export function budgetOf({ directory, name }: DestinationPlace): number {
  const file = join(directory, 'budget.ts')
  const { budget } = existsSync(file) ? (createRequire(__filename)(file) as { budget?: unknown }) : {}
  if (typeof budget === 'number' && budget > 0) return budget
  throw new FailureError(
    `${file} does not export the maximum size of the bundle of ${name}. Add: export const budget = 20_000`
  )
}

/** The size of a script in bytes: uncompressed, and compressed. */
export interface Size {
  plain: number
  gzip: number
  brotli: number
}

/** Measures a script. Compresses it at the highest level. */
export function sizeOf(code: Uint8Array): Size {
  return { plain: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length }
}

/** Formats a size for people: `12.3 kB`, in units of 1,000 bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

/** A script with its size and its budget. */
export interface Measured {
  /** The name of the destination's folder, `runtime` or `liquid`. */
  name: string
  script: Script
  size: Size
  /** The maximum size in bytes after gzip; absent if there is no limit. */
  budget?: number
}

/** The result of a build. */
export interface Build {
  /** The absolute path of the folder of bundles. */
  directory: string
  destinations: Measured[]
  runtime: Measured
  liquid: Measured
  /** The scripts over their budget. If there are any, nothing is written. */
  tooLarge: Measured[]
}

/** A destination in the manifest. */
interface Entry {
  /** The path of its script, relative to the manifest. */
  file: string
  /** The property of `window` that the script sets. */
  library: string
  /** For the `integrity` attribute, https://www.w3.org/TR/SRI/. */
  integrity: string
  size: Size
}

/**
 * Bundles destinations, measures the scripts, and writes them to `packages/browser-destinations/dist/web` of the
 * workspace `root`: `<name>/<hash>.js` with source maps, the chunks that they share, and `manifest.json`, which keeps
 * the entries of destinations from earlier builds.
 *
 * @throws FailureError if a destination has no budget, before anything is bundled, or cannot be bundled
 */
export async function buildBundles(root: string, places: readonly DestinationPlace[]): Promise<Build> {
  const directory = join(root, 'packages', 'browser-destinations', 'dist', 'web')
  const budgets = places.map(budgetOf)
  const chunks = await bundleChunks()
  const liquid = measured('liquid', chunks.liquid)
  const runtime = measured('runtime', chunks.runtime, RUNTIME_BUDGET)
  const destinations = await Promise.all(
    places.map(async (place, index) =>
      measured(place.name, await bundleDestination(place, runtime.script.file), budgets[index])
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

/** Formats a build: a line for each script under a heading, and where the files are if they were written. */
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
  return [...lines, '', `Wrote ${relative(process.cwd(), directory)}/manifest.json and the files that it lists.`]
}

/** Returns the same for a program; sizes are in bytes. */
export function buildJson({ directory, destinations, runtime, liquid }: Build) {
  const bundles = [runtime, liquid, ...destinations].map(({ name, size, budget }) => ({ name, size, budget }))
  return { directory: relative(process.cwd(), directory), bundles }
}

/** Returns an error message for each script over its budget. */
export function describeTooLarge(tooLarge: readonly Measured[]): string {
  const faults = tooLarge.map(({ name, size, budget }) => {
    const where = name === 'runtime' ? '' : `, or raise the budget in destinations/${name}/budget.ts`
    return `${name} has ${size.gzip} bytes after gzip, over its budget of ${budget}. Make it smaller${where}.`
  })
  return [...faults, 'Nothing was written.'].join('\n')
}

/** Formats the sizes as a page in Markdown. */
export function sizesPage({ destinations, runtime, liquid }: Build): Promise<string> {
  const total = [runtime, ...destinations].reduce((sum, { size }) => sum + size.gzip, 0)
  const rows = [runtime, liquid, ...destinations].map((each) => `| ${row(each).join(' | ')} |`)
  const lines = [
    '# Sizes of bundles',
    '',
    'Generated by `./bin/run build:browser --sizes`. All destinations share the `runtime` chunk, which a page loads once. Each',
    'destination adds one script. Only pages that have a mapping with Liquid load `liquid`. A build fails if a script is',
    "larger after gzip than its budget in the destination's `budget.ts`. 1 kB is 1,000 bytes.",
    '',
    `A page with all ${destinations.length} destinations loads ${kilobytes(total)} after gzip.`,
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
