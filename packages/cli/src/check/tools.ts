import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DestinationPlace } from '../workspace/destinations'
import { jestPatterns } from '../workspace/run-tests'

/** Checks the types of the folders of destinations, and of what they import. Returns the lines of the compiler. */
export async function typeCheck(places: DestinationPlace[], root: string): Promise<string[]> {
  // The compiler takes no folders beside a project, so it gets a temporary project.
  const cache = join(root, 'node_modules/.cache')
  const project = join(cache, `check-types-${process.pid}.json`)
  const include = places.map(({ directory }) => directory)
  mkdirSync(cache, { recursive: true })
  writeFileSync(project, JSON.stringify({ extends: join(root, 'tsconfig.json'), include, exclude: [] }))
  try {
    return await complaintsOf(root, binary('typescript', 'bin/tsc'), ['--noEmit', '--pretty', 'false', '-p', project])
  } finally {
    rmSync(project)
  }
}

/** Lints the folders of destinations. Returns the lines of the linter. */
export function lintSources(places: DestinationPlace[], root: string): Promise<string[]> {
  const folders = places.map(({ directory }) => directory)
  return complaintsOf(root, binary('oxlint', 'bin/oxlint'), ['--deny-warnings', ...folders])
}

/** Runs the tests in the folders of destinations. Returns jest's output if one fails; having no tests is not a failure. */
export function runOwnTests(places: DestinationPlace[], root: string): Promise<string[]> {
  return complaintsOf(root, require.resolve('jest/bin/jest'), ['--passWithNoTests', ...jestPatterns(places)])
}

function binary(name: string, path: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), path)
}

/** Returns the output of a node program if it fails; nothing otherwise. */
function complaintsOf(root: string, script: string, options: string[]): Promise<string[]> {
  const env = { ...process.env, TZ: 'UTC', NODE_ENV: 'test', FORCE_COLOR: '0' }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...options],
      { cwd: root, env, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        if (!error) return resolve([])
        const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
        resolve(lines.length > 0 ? lines : [error.message])
      }
    )
  })
}
