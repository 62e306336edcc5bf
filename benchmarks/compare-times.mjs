/**
 * Measures cases in turns, prints the median of each in multiples of that of the first (with `--json` as JSON), and sets
 * the exit code to 1 when one is over its limit.
 *
 * @param cases each with a `name`, a `measure` that returns milliseconds, and perhaps a `limit`, a multiple
 * @param rounds how often each is measured
 * @param unit what the first case is, for people
 */
export async function compareTimes(cases, rounds, unit) {
  const medians = (await timesOf(cases, rounds)).map(median)
  const results = cases.map(({ name, limit }, index) => ({
    name,
    milliseconds: Math.round(medians[index]),
    ratio: Number((medians[index] / medians[0]).toFixed(2)),
    limit,
    passed: limit === undefined || medians[index] <= limit * medians[0]
  }))
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ node: process.version, rounds, results }, null, 2)}\n`)
  } else {
    for (const { name, milliseconds, ratio, limit, passed } of results) {
      const verdict =
        limit === undefined ? '' : `${ratio} x ${unit}, limit ${limit} x: ${passed ? 'passed' : 'TOO SLOW'}`
      process.stdout.write(`${name.padEnd(28)}${String(milliseconds).padStart(6)} ms  ${verdict}\n`)
    }
  }
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
}

async function timesOf(cases, rounds) {
  const times = cases.map(() => [])
  // The rounds are interleaved, so that a busy minute slows down every case alike. The first one only fills the caches.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { measure }] of cases.entries()) {
      const time = await measure()
      if (round > 0) times[index].push(time)
    }
  }
  return times
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/**
 * Resolves when the process has ended with exit code 0; rejects with what it wrote otherwise. Its stdout may be ignored.
 */
export function ended(child) {
  let report = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (report += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${child.spawnargs.join(' ')} ended with ${code ?? signal}: ${report}`))
    })
  })
}
