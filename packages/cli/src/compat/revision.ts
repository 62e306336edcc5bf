import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { CancelledError, FailureError, UsageError } from '@segment/actions-input'
import { awaitInterruption } from '../terminal/interruption'

const run = promisify(execFile)

/**
 * Calls `work` with a temporary folder that holds the files of the workspace `root` as they were at a revision of git,
 * with the dependencies of today. The folder is removed afterwards, after a failure and after Ctrl-C too; the
 * repository is not touched.
 *
 * Throws a UsageError when git does not know the revision, a FailureError when the workspace is not under git, and a
 * CancelledError after Ctrl-C.
 */
export async function withRevision<Result>(
  root: string,
  revision: string,
  work: (root: string) => Result
): Promise<Result> {
  const { happened, stop } = awaitInterruption()
  const folder = mkdtempSync(join(tmpdir(), 'actions-revision-'))
  const cancelled = happened.then(() => {
    throw new CancelledError()
  })
  try {
    await Promise.race([checkOut(root, revision, folder), cancelled])
    return work(join(folder, 'files'))
  } finally {
    stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function checkOut(root: string, revision: string, folder: string): Promise<void> {
  const places = await git(root, ['rev-parse', '--show-toplevel', '--show-prefix']).catch((error: Error) => {
    throw new FailureError(`${root} is not under git, so there is no earlier definition. Run git init and commit.`, {
      cause: error
    })
  })
  const [top = root, prefix = ''] = places.split('\n')
  const tree = await git(root, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}:${prefix}`]).catch(
    (error: Error) => {
      throw new UsageError(`Git has no revision '${revision}' here. Give --base a branch, a tag or a commit.`, {
        cause: error
      })
    }
  )
  // An index of its own: that of the repository, and what is staged in it, stay as they are.
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') }
  const files = join(folder, 'files')
  await git(top, ['read-tree', tree], env)
  await git(top, ['checkout-index', '--all', `--prefix=${files}/`], env)
  const modules = [join(root, 'node_modules'), resolve(__dirname, '../../../../node_modules')]
  symlinkSync(
    modules.find((path) => existsSync(path))!,
    join(files, 'node_modules')
  )
}

async function git(root: string, words: string[], env = process.env): Promise<string> {
  return (await run('git', ['-C', root, ...words], { env })).stdout.trim()
}
