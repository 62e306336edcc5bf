// How long the command line takes, in multiples of what starting node takes on the same machine in the same run.
//
//   node benchmarks/cli.mjs [--json]
//
// The exit code is 1 when a median is over its limit.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { compareTimes, ended } from './compare-times.mjs'

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

await compareTimes(CASES, ROUNDS, 'node')
