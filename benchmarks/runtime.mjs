// The runtime against the published peer, each case in a process of its own: `npm run bench`. Writes docs/performance.md and its plot.
//
//   node benchmarks/runtime.mjs [words]   only the cases whose names contain one of the words; writes no page
//
// The exit code is 1 when a case is below its bar.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const cache = at('../node_modules/.cache/benchmarks')

/** Runs a command with the terminal's own input and output, and ends with it where it fails. */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

// Both are measured as a host would load them.
run(process.execPath, [at('../bin/run'), 'build:packages', '--directory', cache], at('..'))
run('npx', ['tsc', '-p', at('runtime')], at('..'))
run(process.execPath, ['--expose-gc', `${cache}/benchmarks/runtime/main.js`, ...process.argv.slice(2)], at('..'))
