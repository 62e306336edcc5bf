import { spawn } from 'node:child_process'

/** Waits for Ctrl-C (SIGINT) or SIGTERM, which then do not end the process. `stop` restores the default handling. */
export function awaitInterruption(): { happened: Promise<void>; stop: () => void } {
  let interrupt!: () => void
  const happened = new Promise<void>((resolve) => {
    interrupt = resolve
  })
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  return { happened, stop: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt) }
}

/** The part of a terminal that reads keys. */
export type Keyboard = Pick<NodeJS.ReadStream, 'setRawMode' | 'resume' | 'pause' | 'on' | 'off'>

/** The input for Ctrl-C while {@link listenForKeys} is active; the terminal sends no signal then. */
export const CTRL_C = '\u0003'

/**
 * Calls the function of a key when it is pressed, in upper or lower case, until `stop` is called.
 *
 * @param keys functions by key, such as `{ r: reload }`; without one for {@link CTRL_C}, Ctrl-C does nothing
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

/** The command that opens a URL in the browser, by platform. */
const OPENERS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['open'],
  // `start` belongs to cmd, which ends a URL at the first `&`.
  win32: ['rundll32', 'url.dll,FileProtocolHandler']
}

/**
 * Opens a URL in the browser. Calls `onError` if this machine cannot.
 *
 * @param opener the program to use, with its options. Default: that of the platform
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
