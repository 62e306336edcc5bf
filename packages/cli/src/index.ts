import type { Config } from '@oclif/core/config'
import type { Command } from '@oclif/core/command'
import { run as runCommand } from '@oclif/core/run'
import { hintFor } from '@segment/action-destinations/nearest-names'
import { UsageError } from '@segment/actions-input'
import { loadConfig } from './frame/load-config'
import { endOfFlags, withVariables } from './frame/variables'
import { reportError } from './frame/report-error'
import { forbidExit } from './frame/forbid-exit'
import { findRoot } from './workspace/destinations'

/**
 * Runs one command and returns the exit code of the process: 0 when it did its work, 2 when it was called wrongly, 130
 * when the user gave up, 1 or the command's own code for every other failure. What went wrong is on stderr by then.
 *
 * `argv` holds the words after the program's name: `['serve', 'slack']`. `help serve` is `serve --help`, and `deliver init`
 * is `deliver:init`.
 */
export async function run(argv: string[]): Promise<number> {
  let words = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv
  let command: Command.Loadable | undefined
  const allowExit = forbidExit()
  try {
    const config = await loadConfig()
    words = withColon(words, config)
    command = findCommand(words, config)
    const [id, ...rest] = words
    if (command && !asks(rest, '--help', '-h')) {
      words = [id!, ...withVariables(command.flags, rest)]
      // Late, as --help does not need it.
      const { recover } = require('./files/transaction') as typeof import('./files/transaction')
      recover(findRoot(), (line) => process.stderr.write(`${line}\n`))
    }
    await runCommand(words, config)
    return 0
  } catch (error) {
    return reportError(error, { command, json: asks(words, '--json') })
  } finally {
    allowExit()
  }
}

/** Joins the two words of a command in a group: `deliver init` is `deliver:init`. */
function withColon([word, next, ...rest]: string[], config: Config): string[] {
  const words = [word, next].filter((each) => each !== undefined)
  return words.length === 2 && config.findCommand(words.join(':')) ? [words.join(':'), ...rest] : [...words, ...rest]
}

/** The command that is called; undefined for the general help, that of a group of commands, and the version. */
function findCommand([word, next]: string[], config: Config): Command.Loadable | undefined {
  if (word === undefined || ['--help', '-h', '--version'].includes(word)) return undefined
  const command = config.findCommand(word)
  const isGroup = config.findTopic(word) && (next === undefined || next.startsWith('-'))
  if (command || isGroup) return command
  const name = config.findTopic(word) ? `${word}:${next}` : word
  const hint = hintFor(name, config.commandIDs, 'See the list with ./bin/run --help.')
  throw new UsageError(`There is no command '${name}'. ${hint}`)
}

/** Whether one of the flags is among the words that the command itself reads. */
function asks(words: string[], ...flags: string[]): boolean {
  return words.slice(0, endOfFlags(words)).some((word) => flags.includes(word))
}
