import { resolve } from 'node:path'
import { Config } from '@oclif/core/config'
import { run as runCommand } from '@oclif/core/run'
import { settings } from '@oclif/core/settings'
import { reportError } from './report-error'
import { UsageError } from './errors'
import { nearestNames } from '@segment/action-destinations/nearest-names'

// bin/run has registered tsx: oclif need not look for a compiler of its own.
settings.enableAutoTranspile = false

/**
 * Runs one command and gives the exit code of the process: 0 when it did its work, 2 when it was called wrongly, 130
 * when the user gave up, 1 or the command's own code for every other failure. What went wrong is on stderr by then.
 *
 * `argv` holds the words after the program's name: `['serve', 'slack']`. `help serve` is `serve --help`.
 */
export async function run(argv: string[]): Promise<number> {
  try {
    const config = await loadConfig()
    const words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv
    checkCommand(words[0], config)
    await runCommand(words, config)
    return 0
  } catch (error) {
    return reportError(error)
  }
}

/** The commands are the files under `commands`: nothing is registered by hand. */
function loadConfig(): Promise<Config> {
  return Config.load({
    root: resolve(__dirname, '..'),
    devPlugins: false,
    userPlugins: false,
    pjson: {
      name: '@segment/actions-cli',
      version: '0.1.0',
      oclif: {
        bin: './bin/run',
        commands: './src/commands',
        topicSeparator: ':',
        description: 'Build destinations: scaffold, type, serve and test them.',
        additionalHelpFlags: ['-h'],
        topics: {
          auth: { description: 'Log in to OAuth providers, and try credentials.' },
          build: { description: 'Bundle destinations for browsers.' },
          generate: { description: 'Add an action, or make types.' }
        },
        // Outside a terminal, wide enough for a description to stay on its line.
        helpOptions: { all: true, maxWidth: process.stdout.columns || 120 }
      }
    }
  })
}

/** Throws a UsageError with the nearest names when `word` is neither a command, a group of commands nor a flag of the frame. */
function checkCommand(word: string | undefined, config: Config): void {
  const known = word === undefined || ['--help', '-h', '--version'].includes(word)
  if (known || config.findCommand(word) || config.findTopic(word)) return
  const near = nearestNames(word, config.commandIDs)
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'See the list with ./bin/run --help.'
  throw new UsageError(`There is no command '${word}'. ${hint}`)
}
