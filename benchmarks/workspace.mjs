// How long the CLI takes for a large workspace, in multiples of what loading its destinations once takes on the same
// machine in the same run.
//
//   node benchmarks/workspace.mjs [--json]
//
// The exit code is 1 when a median is over its limit.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareTimes, ended } from './compare-times.mjs'
import { writeWorkspace } from './workspace-sources.mjs'

const DESTINATIONS = 110
const ROUNDS = 5
const REPOSITORY = fileURLToPath(new URL('..', import.meta.url))
const BIN = join(REPOSITORY, 'bin/run')
const TSX = createRequire(import.meta.url).resolve('tsx/cjs')

const root = mkdtempSync(join(tmpdir(), 'workspace-'))
const folder = join(root, 'packages/destination-actions/src/destinations')
const env = { ...process.env, ACTIONS_ROOT: root, TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.json') }

const LOAD_ALL = `
const folder = ${JSON.stringify(folder)}
for (const name of require('node:fs').readdirSync(folder)) require(folder + '/' + name + '/index.ts')
`

/** What is measured; a limit is a multiple of the median of the first. */
const CASES = [
  { name: `load all ${DESTINATIONS} once`, measure: () => untilExit(['--require', TSX, '--eval', LOAD_ALL]) },
  { name: 'generate:types', limit: 10, measure: generateAll },
  { name: 'validate', limit: 10, measure: () => untilExit([BIN, 'validate']) }
]

/** Measures after what earlier runs wrote is gone. */
function generateAll() {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (file.endsWith('generated-types.ts')) rmSync(join(folder, file))
  }
  return untilExit([BIN, 'generate:types'])
}

/** The milliseconds until a node process with these arguments has ended. Rejects when it fails. */
async function untilExit(argv) {
  const start = performance.now()
  await ended(spawn(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  return performance.now() - start
}

try {
  writeWorkspace(root, DESTINATIONS)
  await compareTimes(CASES, ROUNDS, 'loading')
} finally {
  rmSync(root, { recursive: true, force: true })
}
