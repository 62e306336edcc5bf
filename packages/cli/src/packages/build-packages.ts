import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { CancelledError, FailureError, UsageError } from '@segment/actions-input'
import { globSync } from 'tinyglobby'
import { awaitInterruption } from '../terminal/keys'

/** The packages to build, by their folder in `packages/`, and the sub-paths to build. Default: all sub-paths. */
const PACKAGES: { folder: string; entries?: string[] }[] = [
  { folder: 'actions-core' },
  { folder: 'destination-actions', entries: ['.', './dist/destinations/*'] }
]

/** The properties of a package's `package.json` that its users need. */
const KEPT = [
  'name',
  'version',
  'license',
  'description',
  'sideEffects',
  'dependencies',
  'peerDependencies',
  'peerDependenciesMeta'
]

interface Manifest {
  name: string
  version: string
  exports: Record<string, string>
  [key: string]: unknown
}

/** A built package that programs can install. */
export interface BuiltPackage {
  name: string
  version: string
  /** Its absolute path. */
  directory: string
  /** The sub-paths that can be imported, as in `exports`: `.`, `./trigger`, ... */
  entries: string[]
}

/**
 * Builds the runtime and the destinations of the workspace `root` into installable packages: JavaScript (CommonJS for
 * node 20.19 and newer, which `import` can load too) in few files, because start-up time grows with the number of
 * files; types; a `package.json`. The sub-paths of a package share their classes. Earlier builds are replaced once
 * everything is built.
 * @param directory the absolute path of the output folder; default: the folder `dist` of each package
 * @throws UsageError if the output folder contains something other than a build
 * @throws CancelledError on Ctrl-C; no partial output remains
 * @throws FailureError if the workspace lacks one of the two packages, or with the compiler's message
 */
export async function buildPackages(root: string, directory?: string): Promise<BuiltPackage[]> {
  const places = PACKAGES.map(({ folder, entries }) => {
    const source = join(root, 'packages', folder)
    const manifest = manifestIn(source)
    if (!manifest) throw new FailureError(`${source} has no package.json, so there is nothing to build.`)
    const to = directory ? join(directory, folder) : join(source, 'dist')
    refuseForeign(to, manifest.name)
    const exports = Object.entries(manifest.exports).filter(([entry]) => entries?.includes(entry) ?? true)
    return { folder, source, to, manifest: { ...manifest, exports: Object.fromEntries(exports) } }
  })
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const made = mkdtempSync(join(cache, 'packages-'))
  const stopping = new AbortController()
  const write = async () => {
    await writeTypes(root, made, stopping.signal)
    for (const { folder, source, manifest } of places) {
      stopping.signal.throwIfAborted()
      const to = join(made, folder, 'src')
      await writeCode(source, Object.values(manifest.exports), to)
      writeModules(to)
      const shown = publicManifest(manifest, aliasesIn(source))
      writeFileSync(join(to, 'package.json'), `${JSON.stringify(shown, null, 2)}\n`)
      cpSync(join(root, 'LICENSE'), join(to, 'LICENSE'))
    }
  }
  const { happened, stop } = awaitInterruption()
  const cancelled = happened.then(() => {
    stopping.abort()
    throw new CancelledError()
  })
  const writing = write()
  try {
    await Promise.race([cancelled, writing])
    for (const { folder, to } of places) moveTo(to, join(made, folder, 'src'))
  } finally {
    stop()
    // Otherwise what still runs would create the folder again.
    await writing.catch(() => undefined)
    rmSync(made, { recursive: true, force: true })
  }
  return places.map(({ to, manifest: { name, version, exports } }) => {
    return { name, version, directory: to, entries: Object.keys(exports) }
  })
}

function manifestIn(directory: string): Manifest | undefined {
  const file = join(directory, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined
}

function refuseForeign(directory: string, name: string): void {
  const isFree = !existsSync(directory) || readdirSync(directory).length === 0
  if (isFree || manifestIn(directory)?.name === name) return
  throw new UsageError(
    `${directory} contains something other than a build of ${name}. Pass another folder with --directory.`
  )
}

/** Moves the build into place in one step, so that no other process sees a partial build. */
function moveTo(directory: string, made: string): void {
  mkdirSync(dirname(directory), { recursive: true })
  const beside = `${directory}.new`
  rmSync(beside, { recursive: true, force: true })
  try {
    renameSync(made, beside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    // It is on another file system.
    cpSync(made, beside, { recursive: true })
  }
  rmSync(directory, { recursive: true, force: true })
  renameSync(beside, directory)
}

async function writeTypes(root: string, to: string, signal: AbortSignal): Promise<void> {
  const script = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const words = [script, '-p', join(root, 'tsconfig.build.json'), '--outDir', to]
  const compiler = spawn(process.execPath, words, { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  // In a group of its own: it starts another program, which goes on after SIGINT and SIGTERM.
  const kill = () => compiler.exitCode === null && process.kill(-compiler.pid!, 'SIGKILL')
  signal.addEventListener('abort', kill)
  const [stdout, [exitCode]] = await Promise.all([readAll(compiler.stdout), once(compiler, 'close')])
  signal.removeEventListener('abort', kill)
  if (exitCode !== 0) throw new FailureError(`The types cannot be generated:\n${stdout}`)
}

function publicManifest(manifest: Manifest, aliases: Record<string, string>): Record<string, unknown> {
  const exports = Object.entries(manifest.exports).map(([entry, source]) => {
    const file = `./${relative('src', source).replace(/\.ts$/, '')}`
    return [entry, conditionsOf(entry, file)] as const
  })
  const others = Object.entries(aliases).map(([name, folder]) => {
    const entry = DESTINATION_ENTRY.replace('*', name)
    return [entry, conditionsOf(entry, `./destinations/${folder}/index`)] as const
  })
  const isOfDestinations = DESTINATION_ENTRY in manifest.exports
  return {
    ...Object.fromEntries(KEPT.filter((key) => key in manifest).map((key) => [key, manifest[key]])),
    main: './index.js',
    types: './index.d.ts',
    engines: { node: '>=20.19' },
    exports: Object.fromEntries([...exports, ...others]),
    // For module resolution that does not read `exports`.
    ...(isOfDestinations && { typesVersions: { '*': { 'dist/destinations/*': ['./destinations/*/index.d.ts'] } } })
  }
}

/** Each destination has a sub-path whose default export is the definition. */
const DESTINATION_ENTRY = './dist/destinations/*'

function conditionsOf(entry: string, file: string): Record<string, unknown> {
  const required = { types: `${file}.d.ts`, default: `${file}.js` }
  if (!entry.startsWith(DESTINATION_ENTRY.slice(0, -1))) return required
  return { import: { types: `${file}.d.mts`, default: `${file}.mjs` }, require: required }
}

/**
 * Adds an ES module entry for each destination. From a CommonJS module, native `import` would take `module.exports` as
 * the default export, which is `{ default }`.
 */
function writeModules(to: string): void {
  for (const declaration of globSync('destinations/*/index.d.ts', { cwd: to, absolute: true })) {
    const directory = dirname(declaration)
    const types = readFileSync(declaration, 'utf8').replaceAll(
      /((?:from|import\()\s*['"])(\.[^'"]*)(['"])/g,
      (_all, before: string, path: string, after: string) => {
        const isFile = existsSync(join(directory, `${path}.d.ts`))
        return `${before}${isFile ? `${path}.js` : `${path}/index.js`}${after}`
      }
    )
    writeFileSync(join(directory, 'index.d.mts'), types)
    writeFileSync(join(directory, 'index.mjs'), `import module from './index.js'\nexport default module.default\n`)
  }
}

/** The names of destinations in the published package that differ from the folders here, with the folders. */
function aliasesIn(source: string): Record<string, string> {
  const file = join(source, 'src', 'metadata-ids.json')
  if (!existsSync(file)) return {}
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { directory?: string }>
  const present = Object.entries(known).filter(([folder]) => existsSync(join(source, 'src/destinations', folder)))
  return Object.fromEntries(present.flatMap(([folder, { directory }]) => (directory ? [[directory, folder]] : [])))
}

/**
 * Compiles a package to JavaScript (CommonJS for node 20.19 and newer) in few files, because start-up time grows with
 * the number of files. Code that several entries need goes into shared files, so that each class exists once.
 *
 * @param source the absolute path of the package, whose code is in `src`
 * @param entries globs for the files that can be imported, relative to `src`
 * @param to the absolute path of the output folder: `<to>/index.js` for `src/index.ts`
 * @throws esbuild's error for code that does not compile
 */
export async function writeCode(source: string, entries: string[], to: string): Promise<void> {
  // Loaded late: esbuild starts a process of its own.
  const { build, transform } = require('esbuild') as typeof import('esbuild')
  const target = { platform: 'node', target: 'node20.19', logLevel: 'silent' } as const
  // esbuild splits only ES modules, and writes a shim for each `require` in one, so `require` is put back at the end.
  const { outputFiles } = await build({
    ...target,
    entryPoints: globSync(entries, { cwd: source, absolute: true }),
    outbase: join(source, 'src'),
    outdir: to,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    define: { require: 'requireLate' },
    write: false
  })
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      ...target,
      format: 'cjs',
      define: { requireLate: 'require' },
      footer: PLAIN_EXPORTS
    })
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
  }
}

/** Replaces the getters that esbuild exports with values: each call into another file would go through two of them. */
const PLAIN_EXPORTS = "module.exports = Object.defineProperty({ ...module.exports }, '__esModule', { value: true })"
