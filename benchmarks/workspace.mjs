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
  { name: 'load all once', argv: ['--require', TSX, '--eval', LOAD_ALL] },
  { name: 'generate:types, all new', limit: 10, argv: [BIN, 'generate:types'], prepare: forget },
  { name: 'generate:types, none new', limit: 10, argv: [BIN, 'generate:types'] },
  { name: 'validate', limit: 10, argv: [BIN, 'validate'] }
]

/** Removes what earlier runs wrote and remembered. */
function forget() {
  rmSync(join(root, 'node_modules/.cache'), { recursive: true, force: true })
  for (const file of readdirSync(folder, { recursive: true })) {
    if (file.endsWith('generated-types.ts')) rmSync(join(folder, file))
  }
}

/** The milliseconds until a node process with these arguments has ended. Rejects when it fails. */
async function untilExit(argv) {
  const start = performance.now()
  const child = spawn(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let report = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (report += chunk))
  await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${argv.at(-1)} ended with ${code ?? signal}: ${report}`))
    })
  })
  return performance.now() - start
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

const times = CASES.map(() => [])
try {
  writeWorkspace(root, DESTINATIONS)
  // The rounds are interleaved, so that a busy minute slows down every case alike. The first one only fills the caches.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, { argv, prepare }] of CASES.entries()) {
      prepare?.()
      const time = await untilExit(argv)
      if (round > 0) times[index].push(time)
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

const medians = times.map(median)
const results = CASES.map(({ name, limit }, index) => ({
  name,
  milliseconds: Math.round(medians[index]),
  ratio: Number((medians[index] / medians[0]).toFixed(2)),
  limit,
  passed: limit === undefined || medians[index] <= limit * medians[0]
}))

if (process.argv.includes('--json')) {
  const report = { node: process.version, destinations: DESTINATIONS, rounds: ROUNDS, results }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} else {
  for (const { name, milliseconds, ratio, limit, passed } of results) {
    const verdict = limit === undefined ? '' : `${ratio} x loading, limit ${limit} x: ${passed ? 'passed' : 'TOO SLOW'}`
    process.stdout.write(`${name.padEnd(26)}${String(milliseconds).padStart(6)} ms  ${verdict}\n`)
  }
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
