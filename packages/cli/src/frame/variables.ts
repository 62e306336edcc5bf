import type { Command } from '@oclif/core/command'
import { UsageError } from '@segment/actions-input'

/** The parts of a command that have variables: its flags by name. */
export type VariableFlags = Record<string, Pick<Command.Flag.Cached, 'name' | 'char' | 'type' | 'env'>>

/**
 * Gives each flag of a command its environment variable: `ACTIONS_GENERATE_TYPES_PATH` for `--path` of
 * `generate:types`. A flag that names its own, such as `PORT`, keeps it.
 */
export function nameVariables({ id, flags }: { id: string; flags: VariableFlags }): void {
  for (const [name, flag] of Object.entries(flags)) {
    flag.env ??= `ACTIONS_${id}_${name}`.replaceAll(/[:-]/g, '_').toUpperCase()
  }
}

/**
 * Adds flags to the words of a command for variables that are set, unless the flag is already there, so that both ways
 * work the same from then on. Words after `--` stay after it. An empty variable counts as not set.
 *
 * A boolean is `true` or `false` (or `1`, `0`, `yes`, `no`). Several values are separated by commas, or a JSON array of
 * texts.
 *
 * @throws UsageError for any other boolean
 */
export function withVariables(flags: VariableFlags, argv: string[], env: NodeJS.ProcessEnv = process.env): string[] {
  const end = endOfFlags(argv)
  const given = givenFlags(flags, argv.slice(0, end))
  const words = Object.entries(flags).flatMap(([name, flag]) => {
    const text = env[flag.env ?? '']
    return given.has(name) || !text ? [] : wordsFor(name, flag, text)
  })
  return [...argv.slice(0, end), ...words, ...argv.slice(end)]
}

/** Returns the index after the words that the command itself reads: that of `--`, or the end. */
export function endOfFlags(argv: readonly string[]): number {
  return argv.includes('--') ? argv.indexOf('--') : argv.length
}

function givenFlags(flags: VariableFlags, words: string[]): Set<string> {
  return new Set(words.flatMap((word) => (word.startsWith('--') ? [longFlag(flags, word)] : shortFlags(flags, word))))
}

function longFlag(flags: VariableFlags, word: string): string {
  const name = word.slice(2).split('=')[0]!
  return Object.hasOwn(flags, name) ? name : name.replace(/^no-/, '')
}

/** Returns the flags in a word such as `-fd`: booleans, and at the end one that may have its value attached. */
function shortFlags(flags: VariableFlags, word: string): string[] {
  const names: string[] = []
  if (!word.startsWith('-')) return names
  for (const letter of word.slice(1)) {
    const found = Object.entries(flags).find(([, { char }]) => char === letter)
    if (!found) return names
    names.push(found[0])
    if (found[1].type === 'option') return names
  }
  return names
}

function wordsFor(name: string, flag: VariableFlags[string], text: string): string[] {
  if (flag.type === 'boolean') {
    if (booleanOf(flag.env!, text)) return [`--${name}`]
    return 'allowNo' in flag && flag.allowNo ? [`--no-${name}`] : []
  }
  const values = 'multiple' in flag && flag.multiple ? valuesOf(text) : [text]
  return values.map((value) => `--${name}=${value}`)
}

function booleanOf(variable: string, text: string): boolean {
  if (/^(true|1|yes)$/i.test(text)) return true
  if (/^(false|0|no)$/i.test(text)) return false
  throw new UsageError(`The variable ${variable} is '${text}'. Use true or false.`)
}

function valuesOf(text: string): string[] {
  try {
    const values: unknown = JSON.parse(text)
    if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return values
  } catch {
    // Not JSON, so it is a list with commas.
  }
  return text.split(',').map((value) => value.trim())
}
