import { spawn } from 'node:child_process'

/** Waits for Ctrl-C (SIGINT) or SIGTERM, which then do not end the process. `stop` gives the signals back to it. */
export function awaitInterruption(): { happened: Promise<void>; stop: () => void } {
  let interrupt!: () => void
  const happened = new Promise<void>((resolve) => {
    interrupt = resolve
  })
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  return { happened, stop: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt) }
}

/** The keys that a person presses: a terminal, as far as it is used here. */
export type Keyboard = Pick<NodeJS.ReadStream, 'setRawMode' | 'resume' | 'pause' | 'on' | 'off'>

/** What a terminal gives for Ctrl-C while {@link listenForKeys} reads it; it sends no signal then. */
export const CTRL_C = '\u0003'

/**
 * Calls the function of a key when it is pressed, in either case, until `stop` is called, which gives the terminal back.
 *
 * @param keys functions by key, such as `{ r: reload }`; without one for {@link CTRL_C} that does nothing
 */
export function listenForKeys(
  keys: Record<string, () => void>,
  keyboard: Keyboard = process.stdin
): { stop: () => void } {
  const press = (pressed: Buffer) => {
    for (const key of pressed.toString().toLowerCase()) if (Object.hasOwn(keys, key)) keys[key]!()
  }
  keyboard.setRawMode(true)
  keyboard.resume()
  keyboard.on('data', press)
  return {
    stop: () => {
      keyboard.off('data', press)
      keyboard.setRawMode(false)
      keyboard.pause()
    }
  }
}

/** The command that opens an address in the browser, by the platform's name. */
const OPENERS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['open'],
  // `start` would be cmd's, which ends an address at the first `&`.
  win32: ['rundll32', 'url.dll,FileProtocolHandler']
}

/**
 * Opens an address in the browser. Calls `onError` when this machine has no way to.
 *
 * @param opener the program that does so, with its options. Default: that of the platform
 */
export function openInBrowser(
  url: string,
  onError: () => void,
  opener: readonly string[] = OPENERS[process.platform] ?? ['xdg-open']
): void {
  const [program, ...options] = opener
  const opening = spawn(program!, [...options, url], { stdio: 'ignore', detached: true })
  opening.on('error', onError)
  opening.on('exit', (code) => {
    if (code) onError()
  })
  opening.unref()
}
