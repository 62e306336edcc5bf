import { dirname, join } from 'node:path'
import type { BuildFailure, BuildOptions, OnLoadResult, Plugin } from 'esbuild'
import { FailureError } from '@segment/actions-input'
import type { DestinationPlace } from '../workspace/destinations'
import { withoutTexts } from './without-texts'

/** A script as a browser loads it. */
export interface Script {
  /** Its path in the folder of bundles, with a hash of its content: `koala/4MXQLXKV.js`. */
  file: string
  code: Uint8Array
  /** Its source map, stored beside it as `<file>.map`. */
  map: Uint8Array
}

/**
 * The options of every script: ES2020, like analytics.js itself, and without licence texts in the middle of the code.
 */
const OPTIONS = {
  bundle: true,
  minify: true,
  platform: 'browser',
  target: 'es2020',
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'silent',
  outdir: '/bundles',
  define: { 'process.env.NODE_ENV': '"production"' }
} as const satisfies BuildOptions

/**
 * Bundles a module and its imports into one script, except for the runtime, which is in a chunk.
 *
 * @param source the text of the module, TypeScript
 * @param directory the folder that its relative imports resolve from
 * @param name the output folder of the script
 * @param runtime the path of the runtime chunk in the folder of bundles
 * @param extra additional options of esbuild
 * @throws FailureError that lists what cannot be bundled, with `file:line:column`
 */
export function bundleScript(
  source: string,
  { directory, name, runtime, extra = {} }: { directory: string; name: string; runtime: string; extra?: BuildOptions }
): Promise<Script> {
  return build({
    ...extra,
    format: 'iife',
    // The name must not be that of an existing file, which it would replace.
    stdin: { contents: source, resolveDir: directory, sourcefile: `script of ${name}`, loader: 'ts' },
    entryNames: `${name}/[hash]`,
    define: { ...OPTIONS.define, RUNTIME_CHUNK: JSON.stringify(`../${runtime}`) },
    plugins: [...(extra.plugins ?? []), runtimeInChunk]
  })
}

/** The modules that the scripts of a page share. */
export interface Chunks {
  /** The runtime: triggers, mappings, and the plugins of analytics.js. Every page with a destination loads it. */
  runtime: Script
  /** The Liquid engine. Only pages that have a mapping with Liquid load it. */
  liquid: Script
}

/** Bundles the chunks. */
export async function bundleChunks(): Promise<Chunks> {
  const liquid = await build({ format: 'esm', entryPoints: { liquid: LIQUID }, entryNames: 'liquid-[hash]' })
  const address = `./${liquid.file}`
  const runtime = await build({
    format: 'esm',
    entryPoints: { runtime: RUNTIME },
    entryNames: 'runtime-[hash]',
    define: { ...OPTIONS.define, LIQUID_CHUNK: JSON.stringify(address) },
    external: [address],
    plugins: [liquidInChunk]
  })
  return { runtime, liquid }
}

async function build(options: BuildOptions): Promise<Script> {
  // Loaded late: esbuild starts a process of its own.
  const esbuild = require('esbuild') as typeof import('esbuild')
  const { outputFiles, warnings } = await esbuild
    .build({ ...OPTIONS, ...options, write: false })
    .catch((error: BuildFailure) => {
      throw new FailureError(error.errors.map(describeMessage).join('\n'), { cause: error })
    })
  // It would fail in the browser. Node modules that the runtime needs on servers are disabled on purpose.
  const undefinedImports = warnings.filter(
    ({ id, text }) => id === 'import-is-undefined' && !text.includes('(disabled)')
  )
  if (undefinedImports.length > 0) throw new FailureError(undefinedImports.map(describeMessage).join('\n'))
  const [map, code] = ['.js.map', '.js'].map((end) => outputFiles.find(({ path }) => path.endsWith(end))!)
  return { file: code!.path.slice(`${OPTIONS.outdir}/`.length), code: code!.contents, map: map!.contents }
}

function describeMessage({ text, location }: BuildFailure['errors'][number]): string {
  // esbuild counts columns from 0.
  return location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text
}

const RUNTIME = require.resolve('@segment/browser-destination-runtime/shim')
const LIQUID = join(dirname(require.resolve('@segment/actions-core')), 'mapping', 'liquid.ts')
const LOAD_LIQUID = require.resolve('@segment/browser-destination-runtime/load-liquid')
const BUNDLED_LIQUID = require.resolve('@segment/browser-destination-runtime/bundled-liquid')

/** Replaces the runtime with code that loads its chunk. */
const runtimeInChunk: Plugin = {
  name: 'runtime-in-chunk',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]runtime[\\/]shim\.ts$/ }, ({ path }) => reexport(join(dirname(path), 'bundled-shim.ts')))
}

/** Replaces the Liquid engine with code that loads its chunk. */
const liquidInChunk: Plugin = {
  name: 'liquid-in-chunk',
  setup: ({ onLoad }) =>
    onLoad({ filter: /liquid\.ts$/ }, ({ path }) =>
      path === LIQUID || path === LOAD_LIQUID ? reexport(BUNDLED_LIQUID) : undefined
    )
}

function reexport(file: string): OnLoadResult {
  return { contents: `export * from ${JSON.stringify(file)}`, loader: 'ts' }
}

/** Returns the property of `window` that the script of a destination sets: `koalaDestination`. */
export function libraryOf(name: string): string {
  return `${name}Destination`
}

/**
 * Bundles a destination into the script that analytics.js loads. It sets one property of `window` to the default export
 * of the destination's `index.ts`. It omits what only people need, such as labels and presets.
 *
 * @param runtime the path of the runtime chunk
 */
export function bundleDestination({ directory, name }: DestinationPlace, runtime: string): Promise<Script> {
  const source = `import factory from './index'\nwindow[${JSON.stringify(libraryOf(name))}] = factory`
  return bundleScript(source, { directory, name, runtime, extra: { plugins: [withoutTexts(directory)] } })
}
