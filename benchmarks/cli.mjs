// How long the command line takes, in multiples of what starting node takes on the same machine in the same run.
//
//   node benchmarks/cli.mjs [--json]
//
// The exit code is 1 when a median is over its limit.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const ROUNDS = 9
const BIN = fileURLToPath(new URL('../bin/run', import.meta.url))

/** What is measured; a limit is a multiple of the median of the first. */
const CASES = [
  { name: 'node -e 0', measure: () => untilExit(['-e', '0']) },
  { name: './bin/run --help', limit: 6, measure: () => untilExit([BIN, '--help']) },
  { name: './bin/run list', limit: 6, measure: () => untilExit([BIN, 'list']) },
  { name: 'serve slack, first answer', limit: 25, measure: untilFirstAnswer }
]

/** The milliseconds until a node process with these arguments has ended. */
async function untilExit(argv) {
  const start = performance.now()
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'] })
  await ended(child)
  return performance.now() - start
}

/** The milliseconds until `serve slack` has answered a request. */
async function untilFirstAnswer() {
  const port = await findFreePort()
  const start = performance.now()
  const child = spawn(process.execPath, [BIN, 'serve', 'slack', '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const end = ended(child)
  const gone = end.then(() => {
    throw new Error('serve slack ended before it answered.')
  })
  await Promise.race([answer(`http://127.0.0.1:${port}/`), gone])
  const elapsed = performance.now() - start
  child.kill('SIGINT')
  await end
  return elapsed
}

/** Resolves when the process has ended with exit code 0; rejects with what it wrote to stderr otherwise. */
function ended(child) {
  let report = ''
  child.stderr.on('data', (chunk) => {
    report += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${child.spawnargs.join(' ')} ended with ${code ?? signal}: ${report}`))
    })
  })
}

/** Resolves when the address has answered, which it is asked to until it does. */
async function answer(address) {
  for (;;) {
    try {
      const response = await fetch(address)
      await response.text()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

const times = CASES.map(() => [])
// The rounds are interleaved, so that a busy minute slows down every case alike. The first one only fills the caches.
for (let round = 0; round <= ROUNDS; round++) {
  for (const [index, { measure }] of CASES.entries()) {
    const time = await measure()
    if (round > 0) times[index].push(time)
  }
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
  process.stdout.write(`${JSON.stringify({ node: process.version, rounds: ROUNDS, results }, null, 2)}\n`)
} else {
  for (const { name, milliseconds, ratio, limit, passed } of results) {
    const verdict = limit === undefined ? '' : `${ratio} x node, limit ${limit} x: ${passed ? 'passed' : 'TOO SLOW'}`
    process.stdout.write(`${name.padEnd(28)}${String(milliseconds).padStart(6)} ms  ${verdict}\n`)
  }
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
