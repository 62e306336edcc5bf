import { CancelledError, UsageError } from '@segment/actions-input'

/** A value that a command needs: given by a flag, asked for at a terminal, or taken from its default. */
export interface Question<Name extends string = string> {
  /** The key of the answer. */
  name: Name
  /** How to give the value without a terminal, as written in messages: `--slug`, or `<name>` for an argument. */
  flag: string
  /** What the terminal asks. */
  message: string
  /** `text` is typed in, `select` is picked from a list, `search` is picked from a long list by typing a part of it. */
  kind: 'text' | 'select' | 'search'
  /** The value to propose, and to take without a terminal; it may follow from the answers before. Default: none. */
  default?: string | ((answers: Partial<Record<Name, string>>) => string)
  /** What there is to pick from; for `select` and `search`. A `name` is what the list shows. Default: the value. */
  choices?: readonly { value: string; name?: string; description?: string }[]
  /**
   * True when the value is valid, else a sentence that says why not; also for a given value that is not a choice, such as
   * a path. Default: it must not be empty.
   */
  validate?: (value: string) => true | string
}

/** Values are missing and there is no terminal to ask at. */
export class MissingValuesError extends UsageError {
  /** How to give each of them: `--slug`, or `<name>` for an argument. */
  readonly missing: readonly string[]

  constructor(questions: readonly Question[]) {
    const flags = questions.map(({ flag, choices }) =>
      choices && choices.length <= 12 ? `${flag} (${choices.map(({ value }) => value).join(', ')})` : flag
    )
    super(`There is no terminal to ask at. Give ${flags.join(' and ')}.`)
    this.missing = questions.map(({ flag }) => flag)
  }
}

let silent = false

/** From here on nothing is asked, as where there is no terminal. */
export function askNothing(): void {
  silent = true
}

/**
 * True when there is somebody to ask: stdin and stdout are terminals, the variable `CI` is not set, and
 * {@link askNothing} was not called.
 */
export function isTerminal(): boolean {
  return Boolean(!silent && process.stdin.isTTY && process.stdout.isTTY && !process.env.CI)
}

/**
 * Collects a value for every question, in order. A value in `given` is not asked for.
 *
 * Throws one MissingValuesError that lists every missing flag when there is no terminal, a UsageError when a given value is
 * not valid, and a CancelledError when the user gives up.
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

/** Has at least one of a list picked, by check boxes. Throws a CancelledError when the user gives up. */
export async function pickSome<Value>(
  message: string,
  choices: { value: Value; name: string; checked: boolean }[]
): Promise<Value[]> {
  const { checkbox } = await import('@inquirer/prompts')
  return cancellable(() => checkbox({ message, choices, required: true, pageSize: 15 }))
}

/** Asks for a yes, which is proposed. Throws a CancelledError when the answer is no, or the user gives up. */
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

/** True for the choices that show the typed text, in any letter case. */
function matches(term: string): (choice: { value: string; name?: string }) => boolean {
  return ({ value, name = value }) => name.toLowerCase().includes(term.toLowerCase())
}
