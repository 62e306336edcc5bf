import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this package. */
const PACKAGE = dirname(__dirname)

/** What the page is made from: its own files, what it imports from the workspace, and the versions of the rest. */
const SOURCES = [
  'src',
  'index.html',
  'vite.config.mts',
  '../actions-core/src',
  '../events/src',
  '../session/src/verdict.ts',
  '../../package-lock.json'
]

/** A build that may still be under way. */
export interface PageBuild {
  /** Whether the page has to be built, because it was never built or its sources have changed. */
  isNeeded: boolean
  /** Resolves to the folder with `index.html` and `assets`. Rejects with the output of Vite if the build fails. */
  folder: Promise<string>
  /** Stops a build that is under way. `folder` rejects then. */
  stop: () => void
}

/**
 * Builds the page if that is needed. A build is kept in `dist`, in a folder named by a hash of its sources, so that
 * processes that build at the same time do not disturb each other.
 */
export function buildPage(): PageBuild {
  const hash = hashOf(SOURCES.map((name) => join(PACKAGE, name)))
  const folder = join(PACKAGE, 'dist', hash)
  if (existsSync(folder)) return { isNeeded: false, folder: Promise.resolve(folder), stop: () => undefined }
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js')
  // Builds may overlap, as each has a folder of its own. In a process of its own: Vite is an ES module with native parts, and neither belongs into a server that stays.
  const child = spawn(process.execPath, [vite, 'build', '--bypass-lock', '--outDir', draft], {
    cwd: PACKAGE,
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: undefined },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  const built = new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) {
        keep(draft, folder)
        return resolve(folder)
      }
      rmSync(draft, { recursive: true, force: true })
      reject(new Error(`The page of the Actions Tester could not be built.\n${output.trim()}`))
    })
  })
  return { isNeeded: true, folder: built, stop: () => void child.kill() }
}

/** Moves a build into place, unless another process was first, and removes older ones. */
function keep(draft: string, folder: string): void {
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  const builds = dirname(folder)
  for (const name of readdirSync(builds)) {
    if (/^[\da-f]{16}$/.test(name) && join(builds, name) !== folder) {
      rmSync(join(builds, name), { recursive: true, force: true })
    }
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesOf)) {
    hash.update(file.slice(PACKAGE.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** Returns a file, or the files of a folder in a fixed order, without tests. */
function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
