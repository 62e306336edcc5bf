import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'

const repository = resolve(__dirname, '../../../../..')
let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

/** A running `generate:types --watch` and what it has printed. */
class Watch {
  private output = ''
  private readonly process = spawn(process.execPath, [join(repository, 'bin/run'), 'generate:types', '--watch'], {
    env: { ...process.env, ACTIONS_ROOT: workspace.root }
  })
  readonly exitCode = new Promise<number | null>((done) => this.process.on('close', done))

  constructor() {
    this.process.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()))
    this.process.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()))
  }

  /** Resolves when the text has been printed since the last call. */
  async prints(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      await Promise.race([new Promise((heard) => setTimeout(heard, 20)), this.exitCode.then(() => this.fail(text))])
    }
    this.output = ''
  }

  interrupt(): void {
    this.process.kill('SIGINT')
  }

  private fail(text: string): never {
    throw new Error(`It ended without printing '${text}':\n${this.output}`)
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
    try {
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
    } finally {
      watch.interrupt()
    }
    await expect(watch.exitCode).resolves.toBe(130)
  })

  it('sees the first destination for browsers and the code that such ones share', async () => {
    workspace.write('../lib/label.ts', "export const label = 'One'")
    workspace.addDestination('one', source('One', 'first'))
    const watch = new Watch()
    try {
      await watch.prints('Watching for changes')
      const browser = '../../../browser-destinations/src'
      workspace.write(`${browser}/lib/label.ts`, "export const label = 'Two'")
      workspace.write(`${browser}/destinations/two/index.ts`, source('Two', 'second'))
      await watch.prints('two/generated-types.ts')
      workspace.write(`${browser}/lib/label.ts`, "throw new Error('out of order')")
      await watch.prints('out of order')
    } finally {
      watch.interrupt()
    }
    await expect(watch.exitCode).resolves.toBe(130)
  })

  it('waits for shared code that is not there yet', async () => {
    workspace.addDestination('one', source('One', 'first'))
    const watch = new Watch()
    try {
      await watch.prints('Watching for changes')
      mkdirSync(join(workspace.destinations, '../lib'))
      workspace.write('../lib/label.ts', "export const label = 'One'")
      await watch.prints('Wrote')
    } finally {
      watch.interrupt()
    }
    await expect(watch.exitCode).resolves.toBe(130)
  })
})
