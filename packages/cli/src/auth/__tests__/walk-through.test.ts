import { readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { startCommand } from '../../__tests__/commands'
import { interrupt, printed, type Run } from '../../__tests__/processes'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { REPOSITORY } from './oauth-workspace'
import { loginAddress, pressInBrowser } from './log-in'

/** The command lines of the walk-through in docs/auth.md, each as its words. */
function commandLines(): string[][] {
  const page = readFileSync(join(REPOSITORY, 'docs', 'auth.md'), 'utf8')
  const section = /^## A walk-through$([^]*?)^## /m.exec(page)![1]!
  const blocks = [...section.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block]) => block!.trim().split('\n'))
  return blocks.flat().map((line) => line.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', '')))
}

let workspace: TemporaryWorkspace
let provider: Run | undefined

beforeAll(() => {
  workspace = new TemporaryWorkspace()
  // In place of the few packages that it has.
  rmSync(join(workspace.root, 'node_modules'), { recursive: true })
  symlinkSync(join(REPOSITORY, 'node_modules'), join(workspace.root, 'node_modules'))
})
afterAll(() => {
  provider?.kill('SIGKILL')
  workspace.remove()
})

/**
 * Runs the command lines, with Approve pressed for the login, and returns how each ended, up to the first
 * that failed. The provider is left running.
 */
async function walk(): Promise<unknown[]> {
  const ends: unknown[] = []
  let origin = ''
  for (const line of commandLines()) {
    const [program, command = '', ...rest] = line.map((word) => word.replaceAll('http://127.0.0.1:4100', origin))
    if (program === 'curl') {
      await fetch(rest.at(-1)!, { method: 'POST' })
    } else if (command === 'auth:fake-provider') {
      provider = startCommand(workspace.root, [command, ...rest, '--port', '0'])
      origin = /http\S+\d/.exec(await printed(provider, /listens on http\S+\d\./))![0]
    } else {
      const run = startCommand(workspace.root, [command, ...rest])
      if (command === 'auth:login') await pressInBrowser(await loginAddress(run), 'approve')
      const end = await run.end
      ends.push({ command, ...end })
      if (end.exitCode !== 0) break
    }
  }
  return ends
}

it('goes as docs/auth.md says', async () => {
  const well = { exitCode: 0, stderr: '' }
  expect(await walk()).toEqual([
    { command: 'init', ...well, stdout: expect.stringContaining('my-tool/index.ts') },
    { command: 'auth:login', ...well, stdout: expect.stringContaining('Logged in.') },
    { command: 'auth:test', ...well, stdout: 'The credentials are valid.\n' },
    {
      command: 'auth:test',
      ...well,
      stdout: 'The access token had expired. A new one was saved.\nThe credentials are valid.\n'
    },
    {
      command: 'auth:refresh',
      ...well,
      stdout: expect.stringContaining('Saved a new access token and a new refresh token in .settings')
    }
  ])
  expect((await interrupt(provider!)).exitCode).toBe(0)
})
