import { execFile } from 'node:child_process'
import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runCommand } from '../../__tests__/commands'
import type { ProcessResult } from '../../__tests__/processes'
import jestConfig from '../../../../../jest.config'
import { REPOSITORY, TemporaryWorkspace } from './temporary-workspace'

export { REPOSITORY }

/** A temporary workspace in which the programs of this repository run: its CLI, the type checker, the tests. */
export class RunnableWorkspace extends TemporaryWorkspace {
  constructor() {
    super()
    // A folder of links, and not one link: what tools keep in node_modules/.cache must not get into the repository's.
    const modules = join(this.root, 'node_modules')
    for (const name of readdirSync(join(REPOSITORY, 'node_modules'))) {
      if (!['.cache', '@segment'].includes(name))
        symlinkSync(join(REPOSITORY, 'node_modules', name), join(modules, name))
    }
    const tsconfig = { extends: join(REPOSITORY, 'tsconfig.json'), include: ['packages'] }
    writeFileSync(join(this.root, 'tsconfig.json'), JSON.stringify(tsconfig))
    // In one process, as that of a test runs already: a limit of a worker's memory makes it another one.
    const config = { ...jestConfig, maxWorkers: 1, workerIdleMemoryLimit: undefined }
    writeFileSync(join(this.root, 'jest.config.json'), JSON.stringify(config))
    for (const name of ['environment', 'runtime', 'sequencer', 'transform'])
      symlinkSync(join(REPOSITORY, `jest.${name}.cjs`), join(this.root, `jest.${name}.cjs`))
    cpSync(join(REPOSITORY, '.oxlintrc.json'), join(this.root, '.oxlintrc.json'))
    writeFileSync(join(this.root, 'package.json'), '{ "private": true }')
  }

  /** Runs a program of the repository in the workspace, without a terminal. Rejects with its output when it fails. */
  async run(program: string, ...words: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.end(program, words)
    if (exitCode === 0) return stdout
    throw new Error(`${program} ${words.join(' ')} ended with exit code ${exitCode}:\n${stdout}\n${stderr}`)
  }

  /** Runs a program to its end, whatever that is. */
  async end(program: string, words: string[], variables: Record<string, string> = {}): Promise<ProcessResult> {
    if (program === 'bin/run') return runCommand(this.root, words, variables)
    const env = { ...process.env, ACTIONS_ROOT: this.root, ...variables }
    const script = join(REPOSITORY, program)
    try {
      const run = promisify(execFile)(process.execPath, [script, ...words], { cwd: this.root, env })
      run.child.stdin?.end()
      return { exitCode: 0, ...(await run) }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
      return { exitCode: code, stdout, stderr }
    }
  }
}
