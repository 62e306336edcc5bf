import { Config } from '@oclif/core/config'
import type { PJSON } from '@oclif/core/interfaces'
import { settings } from '@oclif/core/settings'
import { widthOf } from '../terminal/width'
import { loadPlugin } from './load-plugin'
import { nameVariables } from './variables'

// bin/run has registered tsx: oclif need not look for a compiler of its own.
settings.enableAutoTranspile = false

/** What oclif must know of this program, apart from its commands. */
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
      docs: { description: 'Make pages of documentation.' },
      generate: { description: 'Add an action, or make types and metadata.' }
    }
  }
}

/** Loads the commands, each flag with its environment variable. `oclif` replaces parts of what oclif is told. */
export async function loadConfig(oclif: PJSON['oclif'] = {}): Promise<Config> {
  const helpOptions = {
    all: true,
    // oclif indents some lists by two columns more than it wraps them for.
    maxWidth: widthOf(process.stdout) - 2,
    // A description that says no more than the summary is not shown again below it.
    hideCommandSummaryInDescription: true
  }
  const plugin = await loadPlugin({ ...PROGRAM, oclif: { ...PROGRAM.oclif, helpOptions, ...oclif } })
  const config = await Config.load({ root: plugin.root, plugins: new Map([[plugin.name, plugin]]) })
  for (const command of config.commands) nameVariables(command)
  return config
}
