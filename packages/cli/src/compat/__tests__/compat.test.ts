import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { runCommand, startCommand } from '../../__tests__/commands'
import { interrupt, until } from '../../__tests__/processes'
import { soundSource } from '../../workspace/__tests__/sample-source'

let workspace: TemporaryWorkspace
let temporary: string

const git = (...words: string[]) =>
  execFileSync('git', ['-C', workspace.root, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...words], {
    encoding: 'utf8'
  })

async function runIn(root: string, ...words: string[]) {
  const { exitCode, ...written } = await runCommand(root, ['compat', ...words], { TMPDIR: temporary, NO_COLOR: '1' })
  return { status: exitCode, ...written }
}
const run = (...words: string[]) => runIn(workspace.root, ...words)

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  // Where the command puts the files of a revision, to see that it removes them.
  temporary = join(workspace.root, 'temporary')
  mkdirSync(temporary)
  workspace.addDestination('sample', soundSource('sample'))
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', 'packages')
  git('commit', '--quiet', '--message', 'First')
})

afterEach(() => workspace.remove())

/** What the command left behind. */
const left = () => readdirSync(temporary).filter((name) => name.startsWith('actions-revision-'))

describe('compat', () => {
  it('ends with 0 when nothing is different', async () => {
    expect(await run('sample')).toEqual({ status: 0, stdout: "'sample' is compatible with 'HEAD'.\n", stderr: '' })
    expect(left()).toEqual([])
  })

  it('compares what is in the folder with the last commit, and with others by name', async () => {
    workspace.addDestination('sample', soundSource('sample', ["choices: ['low', 'high']", "choices: ['low']"]))
    const { status, stdout } = await run('sample')
    expect(status).toBe(1)
    expect(stdout).toContain(
      "index.ts:21  breaking  actions.send.fields.level.choices: 'high' cannot be chosen any more."
    )
    expect(stdout).toContain("'sample' breaks what is saved with 'HEAD'.\n")
    git('commit', '--quiet', '--all', '--message', 'Second')
    expect((await run('sample')).status).toBe(0)
    expect((await run('sample', '--base', 'HEAD~1')).status).toBe(1)
    expect(left()).toEqual([])
  })

  it('leaves the repository and what is staged alone', async () => {
    workspace.addDestination('sample', soundSource('sample', ["title: 'Send'", "title: 'Post'"]))
    git('add', 'packages')
    const before = [
      git('status', '--porcelain', '--untracked-files=no'),
      git('worktree', 'list'),
      readFileSync(join(workspace.root, '.git/index'))
    ]
    expect((await run('sample')).status).toBe(0)
    expect([
      git('status', '--porcelain', '--untracked-files=no'),
      git('worktree', 'list'),
      readFileSync(join(workspace.root, '.git/index'))
    ]).toEqual(before)
  })

  it('prints JSON and nothing else', async () => {
    workspace.addDestination('sample', soundSource('sample', ["slug: 'actions-sample'", "slug: 'actions-samples'"]))
    const { status, stdout, stderr } = await run('sample', '--json')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      destination: 'sample',
      base: 'HEAD',
      isNew: false,
      breaking: true,
      changes: [
        {
          severity: 'breaking',
          place: 'slug',
          message: expect.stringContaining("it was 'actions-sample' and is 'actions-samples'."),
          file: 'packages/destination-actions/src/destinations/sample/index.ts',
          line: 3
        }
      ]
    })
  })

  it('ends with 0 for a new destination', async () => {
    workspace.addDestination('fresh', soundSource('fresh'))
    expect(await run('fresh')).toMatchObject({ status: 0, stdout: "'fresh' is new: 'HEAD' does not have it.\n" })
  })

  it('takes a workspace that is a part of a repository', async () => {
    workspace.write('inner/packages/destination-actions/src/destinations/sample/index.ts', soundSource('sample'))
    git('add', 'packages')
    git('commit', '--quiet', '--message', 'Inner')
    const inner = join(workspace.destinations, 'inner')
    expect((await runIn(inner, 'sample')).stdout).toBe("'sample' is compatible with 'HEAD'.\n")
  })

  it.each([
    [['sample', '--base', 'nowhere'], 2, "Git has no revision 'nowhere' here."],
    [['sample', '--base', '--output=x'], 2, "Git has no revision '--output=x' here."],
    [['other'], 2, "There is no destination 'other'"]
  ])('says what is wrong: %j', async (words, exitCode, message) => {
    const { status, stdout, stderr } = await run(...words)
    expect({ status, stdout }).toEqual({ status: exitCode, stdout: '' })
    expect(stderr).toContain(message)
  })

  it('ends with 1 outside of git', async () => {
    rmSync(join(workspace.root, '.git'), { recursive: true })
    const { status, stderr } = await run('sample')
    expect(stderr).toContain('is not under git')
    expect(status).toBe(1)
  })

  it('ends with 1 when the earlier definition cannot be loaded', async () => {
    workspace.addDestination('sample', 'export default {')
    git('commit', '--quiet', '--all', '--message', 'Broken')
    workspace.addDestination('sample', soundSource('sample'))
    const { status, stderr } = await run('sample')
    expect(stderr).toContain("Cannot load the definition at 'HEAD'")
    expect(status).toBe(1)
    expect(left()).toEqual([])
  })

  it('removes its files and ends with 130 when it is interrupted', async () => {
    // An alias of git for a program that waits, so that the signal comes while the files are being made.
    const slow = workspace.write('../bin/git', '#!/bin/sh\nsleep 30\n')
    execFileSync('chmod', ['+x', slow])
    const path = `${join(slow, '..')}:${process.env.PATH}`
    const comparing = startCommand(workspace.root, ['compat', 'sample'], { PATH: path, TMPDIR: temporary })
    await until(() => left().length > 0 || comparing.hasEnded)
    expect(await interrupt(comparing)).toMatchObject({ exitCode: 130 })
    expect(left()).toEqual([])
  })
})
