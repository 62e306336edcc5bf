import { FailureError } from '@segment/actions-input'

/**
 * Makes `process.exit` throw a FailureError until the function that it returns is called. Commands do not call it; the
 * code of a destination might, and would end `serve` without a word.
 */
export function forbidExit(): () => void {
  const { exit } = process
  process.exit = (code) => {
    throw new FailureError(
      `The code of a destination called process.exit(${code ?? ''}), which would end the program that it runs in. Throw an error instead.`
    )
  }
  return () => {
    process.exit = exit
  }
}
