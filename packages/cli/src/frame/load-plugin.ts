import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { Plugin } from '@oclif/core/config'
import type { PJSON } from '@oclif/core/interfaces'

const REPOSITORY = resolve(__dirname, '../../../..')

const COMMANDS = resolve(__dirname, '../commands')

const HELP = resolve(__dirname, 'help')

/** Where oclif looks for its manifest: what `--help` shows of each command, so that the commands need not be loaded. */
const CACHE = join(REPOSITORY, 'node_modules', '.cache', 'actions', 'commands')

const MANIFEST = join(CACHE, 'oclif.manifest.json')

/** Time and size of each source file that a manifest was made from, by its path in the repository. */
type Sources = Record<string, string>

/**
 * Loads the commands: the files under `commands`, nothing is registered by hand.
 *
 * What was found is remembered until one of the files changes that were read for it, or a command comes or goes. Where
 * nothing can be written, or a command cannot be loaded, nothing is remembered.
 */
export async function loadPlugin({ oclif, ...pjson }: PJSON): Promise<Plugin> {
  const plugin = new Plugin({
    isRoot: true,
    root: CACHE,
    // oclif takes paths from its root on.
    pjson: { ...pjson, oclif: { ...oclif, commands: relative(CACHE, COMMANDS), helpClass: relative(CACHE, HELP) } },
    ignoreManifest: !isCurrent()
  })
  await plugin.load()
  if (!plugin.hasManifest && plugin.commands.length === plugin.commandIDs.length) remember(plugin)
  return plugin
}

function isCurrent(): boolean {
  try {
    const { sources } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { sources: Sources }
    const files = Object.keys(sources)
    return commandFiles().every((file) => file in sources) && files.every((file) => sources[file] === stampOf(file))
  } catch {
    // There is none, it is not readable, or a file that it was made from is gone.
    return false
  }
}

function remember(plugin: Plugin): void {
  const loaded = Object.keys(require.cache)
    .filter((file) => file.startsWith(REPOSITORY + sep) && !file.includes(`${sep}node_modules${sep}`))
    .map((file) => relative(REPOSITORY, file))
  const sources = Object.fromEntries(loaded.map((file) => [file, stampOf(file)]))
  try {
    mkdirSync(CACHE, { recursive: true })
    // Beside its place and then moved there, so that nobody reads half of it.
    writeFileSync(`${MANIFEST}.${process.pid}`, JSON.stringify({ ...plugin.manifest, sources }))
    renameSync(`${MANIFEST}.${process.pid}`, MANIFEST)
  } catch {
    // It only saves time: a read-only checkout will do without.
  }
}

function commandFiles(): string[] {
  return readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => relative(REPOSITORY, join(COMMANDS, file)))
}

function stampOf(file: string): string {
  const { mtimeMs, size } = statSync(join(REPOSITORY, file))
  return `${mtimeMs} ${size}`
}
