import { CancelledError, UsageError } from '@segment/actions-input'

/** A value that a command needs: from a flag, a prompt, or a default. */
export interface Question<Name extends string = string> {
  /** The key of the answer. */
  name: Name
  /** The flag in messages: `--slug`, or `<name>` for an argument. */
  flag: string
  /** The text of the prompt. */
  message: string
  /** `text` is typed, `select` is picked from a list, `search` is picked from a long list by typing a part of it. */
  kind: 'text' | 'select' | 'search'
  /** The value to propose, and to use without a terminal; it may depend on the answers before. Default: none. */
  default?: string | ((answers: Partial<Record<Name, string>>) => string)
  /** The choices for `select` and `search`. A `name` is what the list shows. Default: the value. */
  choices?: readonly { value: string; name?: string; description?: string }[]
  /**
   * Returns true if the value is valid, else a sentence that says why not. Also receives given values that are not a choice,
   * such as a path. Default: it must not be empty.
   */
  validate?: (value: string) => true | string
}

/** Values are missing and there is no terminal to ask at. */
export class MissingValuesError extends UsageError {
  /** The flag of each: `--slug`, or `<name>` for an argument. */
  readonly missing: readonly string[]

  constructor(questions: readonly Question[]) {
    const flags = questions.map(({ flag, choices }) =>
      choices && choices.length <= 12 ? `${flag} (${choices.map(({ value }) => value).join(', ')})` : flag
    )
    super(`There is no terminal to ask at. Pass ${flags.join(' and ')}.`)
    this.missing = questions.map(({ flag }) => flag)
  }
}

let silent = false

/** Disables prompts from here on, as if there were no terminal. */
export function askNothing(): void {
  silent = true
}

/**
 * Whether prompts are possible: stdin and stdout are terminals, the variable `CI` is not set, and {@link askNothing} was
 * not called.
 */
export function isTerminal(): boolean {
  return Boolean(!silent && process.stdin.isTTY && process.stdout.isTTY && !process.env.CI)
}

/**
 * Collects a value for every question, in order. Does not ask for a value in `given`.
 *
 * Throws one MissingValuesError that lists every missing flag if there is no terminal, a UsageError if a given value is
 * not valid, and a CancelledError if the user cancels.
 */
export async function ask<Name extends string>(
  questions: readonly Question<Name>[],
  given: Partial<Record<Name, string>>,
  terminal: boolean = isTerminal()
): Promise<Record<Name, string>> {
  const answers: Partial<Record<Name, string>> = {}
  const missing: Question<Name>[] = []
  for (const question of questions) {
    const value = given[question.name]
    if (value !== undefined) answers[question.name] = checkGiven(question, value)
    else if (terminal) answers[question.name] = await askOne(question, defaultOf(question, answers))
    else if (missing.length === 0 && question.default !== undefined)
      answers[question.name] = defaultOf(question, answers)
    else if (question.default === undefined) missing.push(question)
  }
  if (missing.length > 0) throw new MissingValuesError(missing)
  return answers as Record<Name, string>
}

function defaultOf<Name extends string>(question: Question<Name>, answers: Partial<Record<Name, string>>) {
  return typeof question.default === 'function' ? question.default(answers) : question.default
}

function check(question: Question, value: string): true | string {
  if (question.validate) return question.validate(value)
  return value.trim() !== '' || 'It must not be empty.'
}

function checkGiven(question: Question, value: string): string {
  const verdict = check(question, value)
  if (verdict !== true) throw new UsageError(`${question.flag} '${value}' is not valid. ${verdict}`)
  return value
}

async function askOne(question: Question, proposed: string | undefined): Promise<string> {
  const { input, search, select } = await import('@inquirer/prompts')
  const { message, kind, choices = [] } = question
  return cancellable(() => {
    if (kind === 'text') return input({ message, default: proposed, validate: (value) => check(question, value) })
    if (kind === 'select') return select({ message, default: proposed, choices: [...choices] })
    return search({ message, source: (term = '') => choices.filter(matches(term)) })
  })
}

/** Prompts for at least one item of a list, with check boxes. Throws a CancelledError if the user cancels. */
export async function pickSome<Value>(
  message: string,
  choices: { value: Value; name: string; checked: boolean }[]
): Promise<Value[]> {
  const { checkbox } = await import('@inquirer/prompts')
  return cancellable(() => checkbox({ message, choices, required: true, pageSize: 15 }))
}

/** Prompts for a confirmation; yes is the default. Throws a CancelledError if the answer is no or the user cancels. */
export async function confirm(message: string): Promise<void> {
  const { confirm: askYesOrNo } = await import('@inquirer/prompts')
  if (!(await cancellable(() => askYesOrNo({ message })))) throw new CancelledError()
}

async function cancellable<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
  try {
    return await asking()
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new CancelledError(undefined, { cause: error })
    throw error
  }
}

/** Filters the choices that contain the typed text, ignoring case. */
function matches(term: string): (choice: { value: string; name?: string }) => boolean {
  return ({ value, name = value }) => name.toLowerCase().includes(term.toLowerCase())
}
