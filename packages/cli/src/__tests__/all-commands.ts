import { execFileSync } from 'node:child_process'
import { join, relative, resolve } from 'node:path'
import type { Command } from '@oclif/core/command'
import { commandFiles } from '../frame/load-config'

const REPOSITORY = resolve(__dirname, '../../../..')

const FOLDER = 'packages/cli/src/commands'

/** A command: its id, such as `generate:types`, and its class. */
export interface KnownCommand {
  id: string
  command: Command.Class
  /** The words of each example, with the program itself, as the shell gets them. */
  examples: string[]
}

/** All commands, by id. */
export function allCommands(): KnownCommand[] {
  return commandFiles()
    .toSorted()
    .map((file) => {
      const id = relative(FOLDER, file).replace(/\.ts$/, '').replaceAll(/[/\\]/g, ':')
      const command = (jest.requireActual(join(REPOSITORY, file)) as { default: Command.Class }).default
      const examples = (command.examples ?? []).map((example) => {
        const text = typeof example === 'string' ? example : example.command
        return text.replace('<%= config.bin %>', './bin/run')
      })
      return { id, command, examples }
    })
}

/** The words of each of some command lines, as bash takes them. */
export function wordsOf(lines: string[]): string[][] {
  // One bash for all.
  const script = lines.map((line) => `set -- ${line}; printf '%s\\0' "$@"; printf '\\n\\0'`)
  const printed = execFileSync('bash', ['-c', script.join('\n')], { encoding: 'utf8' }).split('\0\n\0')
  return lines.map((_, index) => printed[index]!.split('\0'))
}
