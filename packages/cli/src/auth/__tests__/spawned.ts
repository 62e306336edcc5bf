import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Run, until } from '../../__tests__/tiny-repository'
import { REPOSITORY } from './oauth-workspace'

/** Runs `./bin/run` with the words in the workspace `root`, without a terminal. */
export function startCommand(root: string, words: string[], env: NodeJS.ProcessEnv = {}): Run {
  return new Run(
    spawn(join(REPOSITORY, 'bin', 'run'), words, {
      cwd: root,
      env: { ...process.env, ACTIONS_ROOT: root, FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
  )
}

/** Waits until a command has printed something that matches, on either stream; returns the match. Throws if it ends before. */
export async function printed(run: Run, pattern: RegExp): Promise<string> {
  const find = () => pattern.exec(run.stdout + run.stderr)?.[0]
  await until(() => find() !== undefined || run.process.exitCode !== null)
  const found = find()
  if (found === undefined) throw new Error(`It ended with ${run.process.exitCode}: ${run.stdout}${run.stderr}`)
  return found
}

/** The address that a login asks to open. */
export function loginAddress(login: Run): Promise<string> {
  return printed(login, /http\S+[?&]response_type=\S+(?=\n)/)
}

/** Plays the browser: opens the address, presses the button, and follows to the last page. Gives its text. */
export async function pressInBrowser(address: string, decision: 'approve' | 'deny'): Promise<string> {
  const asked = await (await fetch(address)).text()
  if (!asked.includes(`value="${decision}"`)) throw new Error(`There is no button '${decision}': ${asked}`)
  const sent = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ decision }),
    redirect: 'manual'
  })
  return (await fetch(sent.headers.get('location')!)).text()
}

/** Sends Ctrl-C to a command and returns its end. */
export function interrupt(run: Run): Run['end'] {
  run.process.kill('SIGINT')
  return run.end
}
