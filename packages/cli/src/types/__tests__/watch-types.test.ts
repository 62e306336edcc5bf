import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startCommand } from '../../__tests__/commands'
import { interrupt, until } from '../../__tests__/processes'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

/** A running `generate:types --watch` and what it has printed. */
class Watch {
  private readonly run = startCommand(workspace.root, ['generate:types', '--watch'])
  private readonly read = { stdout: 0, stderr: 0 }

  /** Resolves when the text has been printed since the last call. */
  async prints(text: string): Promise<void> {
    await until(() => this.unread.includes(text) || this.run.hasEnded)
    if (!this.unread.includes(text)) throw new Error(`It ended without printing '${text}':\n${this.unread}`)
    for (const stream of ['stdout', 'stderr'] as const) this.read[stream] = this.run[stream].length
  }

  /** Sends Ctrl-C and returns the exit code. */
  async interrupt(): Promise<number | null> {
    return (await interrupt(this.run)).exitCode
  }

  private get unread(): string {
    return this.run.stdout.slice(this.read.stdout) + this.run.stderr.slice(this.read.stderr)
  }
}

const source = (name: string, key: string) => `import { label } from '../../lib/label'
const fields = { ${key}: { label, type: 'string' } }
export default { name: '${name}', mode: 'cloud', authentication: { scheme: 'custom', fields }, actions: {} }
`

describe('generate:types --watch', () => {
  it('keeps types current while files change, come, go and break, until Ctrl-C', async () => {
    workspace.write('../lib/label.ts', "export const label = 'One'")
    workspace.addDestination('one', source('One', 'first'))
    const watch = new Watch()
    await watch.prints('Watching for changes')
    expect(workspace.contents()['one/generated-types.ts']).toContain('first?: string')

    workspace.addDestination('one', source('One', 'second'))
    await watch.prints('one/generated-types.ts')
    expect(workspace.contents()['one/generated-types.ts']).toContain('second?: string')

    workspace.addDestination('two', source('Two', 'third'))
    await watch.prints('two/generated-types.ts')

    workspace.write('one/index.ts', 'export default {')
    await watch.prints('one/index.ts:1:')

    workspace.addDestination('one', source('One', 'second'))
    await watch.prints('current')
    rmSync(join(workspace.destinations, '../lib/label.ts'))
    await watch.prints("Cannot find module '../../lib/label'")

    workspace.write('../lib/label.ts', "export const label = 'Two'")
    await watch.prints('current')
    workspace.write('two/one/index.ts', '')
    await watch.prints('current')
    expect(await watch.interrupt()).toBe(130)
  })

  it('sees the first destination for browsers and the code that such ones share', async () => {
    workspace.write('../lib/label.ts', "export const label = 'One'")
    workspace.addDestination('one', source('One', 'first'))
    const watch = new Watch()
    await watch.prints('Watching for changes')
    const browser = '../../../browser-destinations/src'
    workspace.write(`${browser}/lib/label.ts`, "export const label = 'Two'")
    workspace.write(`${browser}/destinations/two/index.ts`, source('Two', 'second'))
    await watch.prints('two/generated-types.ts')
    workspace.write(`${browser}/lib/label.ts`, "throw new Error('out of order')")
    await watch.prints('out of order')
    expect(await watch.interrupt()).toBe(130)
  })

  it('waits for shared code that is not there yet', async () => {
    workspace.addDestination('one', source('One', 'first'))
    const watch = new Watch()
    await watch.prints('Watching for changes')
    mkdirSync(join(workspace.destinations, '../lib'))
    workspace.write('../lib/label.ts', "export const label = 'One'")
    await watch.prints('Wrote')
    expect(await watch.interrupt()).toBe(130)
  })
})
