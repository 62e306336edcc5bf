import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Config, Plugin } from '@oclif/core/config'
import type { PJSON } from '@oclif/core/interfaces'
import { settings } from '@oclif/core/settings'
import { widthOf } from '../terminal/lines'
import { nameVariables } from './variables'
import { cacheFile, readCache, writeCache } from '../workspace/cache'

// bin/run has registered tsx, so oclif does not need to find a compiler.
settings.enableAutoTranspile = false

/** The configuration of oclif, apart from the commands. */
const PROGRAM: PJSON = {
  name: '@segment/actions-cli',
  version: '0.1.0',
  oclif: {
    bin: './bin/run',
    topicSeparator: ':',
    description: 'Build, serve and test destinations.',
    additionalHelpFlags: ['-h'],
    topics: {
      auth: { description: 'Log in to OAuth providers, and try credentials.' },
      build: { description: 'Bundle destinations for browsers, or build packages for programs.' },
      deliver: { description: 'Take events in and deliver each at least once.' },
      docs: { description: 'Make pages of documentation.' },
      generate: { description: 'Add an action, or make types and metadata.' }
    }
  }
}

/** Loads the commands and sets the environment variable of each flag. `oclif` overrides parts of the configuration. */
export async function loadConfig(oclif: PJSON['oclif'] = {}): Promise<Config> {
  const helpOptions = {
    all: true,
    // oclif indents some lists by two more columns than it wraps them for.
    maxWidth: widthOf(process.stdout) - 2,
    // A description that repeats the summary is not shown again below it.
    hideCommandSummaryInDescription: true
  }
  const plugin = await loadPlugin({ ...PROGRAM, oclif: { ...PROGRAM.oclif, helpOptions, ...oclif } })
  const config = await Config.load({ root: plugin.root, plugins: new Map([[plugin.name, plugin]]) })
  for (const command of config.commands) nameVariables(command)
  return config
}

const REPOSITORY = resolve(__dirname, '../../../..')

const COMMANDS = resolve(__dirname, '../commands')

const HELP = resolve(__dirname, 'help')

/** What `--help` shows of each command, so that it need not load them. oclif looks for a file of this name. */
const MANIFEST = 'commands/oclif.manifest'

const CACHE = dirname(cacheFile(REPOSITORY, MANIFEST))

/** Time and size of each source file that a manifest was made from, by its path in the repository. */
type Sources = Record<string, string | undefined>

/**
 * Loads the commands: all files under `commands`, without registration by hand.
 *
 * Caches the result until one of the files that were read changes, or a command is added or removed. Nothing is cached
 * if the workspace is read-only or a command cannot be loaded.
 */
export async function loadPlugin({ oclif, ...pjson }: PJSON): Promise<Plugin> {
  const plugin = new Plugin({
    isRoot: true,
    root: CACHE,
    // oclif resolves paths from its root.
    pjson: { ...pjson, oclif: { ...oclif, commands: relative(CACHE, COMMANDS), helpClass: relative(CACHE, HELP) } },
    ignoreManifest: !isCurrent()
  })
  await plugin.load()
  if (!plugin.hasManifest && plugin.commands.length === plugin.commandIDs.length) remember(plugin)
  return plugin
}

function isCurrent(): boolean {
  const { sources = {} } = Object(readCache(REPOSITORY, MANIFEST)) as { sources?: Sources }
  const areAllKnown = commandFiles().every((file) => file in sources)
  return areAllKnown && Object.entries(sources).every(([file, stamp]) => stamp === stampOf(file))
}

function remember(plugin: Plugin): void {
  const loaded = Object.keys(require.cache)
    .filter((file) => file.startsWith(REPOSITORY + sep) && !file.includes(`${sep}node_modules${sep}`))
    .map((file) => relative(REPOSITORY, file))
  const sources: Sources = Object.fromEntries(loaded.map((file) => [file, stampOf(file)]))
  writeCache(REPOSITORY, MANIFEST, { ...plugin.manifest, sources })
}

/** Lists the file of each command as a path in the repository, in no particular order. */
export function commandFiles(): string[] {
  return readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => relative(REPOSITORY, join(COMMANDS, file)))
}

function stampOf(file: string): string | undefined {
  const stats = statSync(join(REPOSITORY, file), { throwIfNoEntry: false })
  return stats && `${stats.mtimeMs} ${stats.size}`
}
