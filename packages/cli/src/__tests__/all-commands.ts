import { readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Command } from '@oclif/core/command'

const FOLDER = resolve(__dirname, '../commands')

/** The absolute path of the file of each command. */
export function commandFiles(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(FOLDER, file))
    .toSorted()
}

/** A command: its id, such as `generate:types`, and its class. */
export interface KnownCommand {
  id: string
  command: Command.Class
  /** The words of each example, with the program itself, as the shell gets them. */
  examples: string[]
}

/** All commands, by id. */
export function allCommands(): KnownCommand[] {
  return commandFiles().map((file) => {
    const id = relative(FOLDER, file).replace(/\.ts$/, '').replaceAll(/[/\\]/g, ':')
    const command = (jest.requireActual(file) as { default: Command.Class }).default
    const examples = (command.examples ?? []).map((example) => {
      const text = typeof example === 'string' ? example : example.command
      return text.replace('<%= config.bin %>', './bin/run')
    })
    return { id, command, examples }
  })
}
