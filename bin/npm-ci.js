'use strict'

const { spawn } = require('node:child_process')
const { constants } = require('node:os')
const { createInterface } = require('node:readline')

/**
 * Install scripts are left out: no dependency needs one, and npm's own habit in this differs by version. The pauses
 * between the three attempts at a download are 2 and 10 seconds.
 */
const ARGUMENTS =
  'ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=http --fetch-retries=2 --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=10000'

/** A failed attempt at a download: its address and the code by which node reports a host out of reach. */
const UNREACHABLE =
  /fetch GET (\S+) attempt \d+ failed with (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)/

/** An answer of the registry. */
const REACHED = /fetch GET \d{3} /

/** After so many failed attempts without an answer between them the registry counts as out of reach. */
const MOST_FAILED_ATTEMPTS = 20

/** Lines of npm's report that do not say what is wrong. */
const NOISE = /^(code |errno |syscall |path |dest |type |A complete log|\s*$)/

/**
 * Runs `npm ci` in the folder `root`. It says so on stderr in a line and, on a terminal, shows below it the seconds and
 * what npm did last. `onStart` gets the id of npm's process.
 *
 * Rejects with an error that has an `exitCode` (1, or 128 and the number of the signal that interrupted it) and a
 * message that says what is wrong and what to do.
 */
async function runNpmCi(root, onStart) {
  process.stderr.write('Installing the dependencies (npm ci): they are missing or other than package-lock.json says.\n')
  const npm = spawn('npm', ARGUMENTS.split(' '), {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32'
  })
  if (npm.pid) onStart(npm.pid)
  const progress = showProgress()
  const lines = []
  let failedAttempts = []
  for (const stream of [npm.stdout, npm.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      progress.update(line)
      if (REACHED.test(line)) failedAttempts = []
      if (UNREACHABLE.test(line)) failedAttempts.push(line)
      // npm itself would try each of the hundreds of packages three times, for minutes, and would not hear SIGTERM.
      if (failedAttempts.length === MOST_FAILED_ATTEMPTS) npm.kill('SIGKILL')
    })
  }
  try {
    const problem = explain(await waitFor(npm), lines, failedAttempts, root)
    if (problem) throw problem
  } finally {
    progress.stop()
  }
}

/** How npm ended: `code`, `signal`, the `error` that kept it from starting, the signal that `interrupted` this process. */
function waitFor(npm) {
  return new Promise((resolve) => {
    let interrupted
    const interrupt = (signal) => {
      interrupted = signal
      npm.kill(signal)
      setTimeout(() => npm.kill('SIGKILL'), 2000).unref()
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, interrupt)
    const finish = (end) => {
      for (const signal of signals) process.off(signal, interrupt)
      resolve({ ...end, interrupted })
    }
    npm.on('error', (error) => finish({ error }))
    npm.on('close', (code, signal) => finish({ code, signal }))
  })
}

/** The error for the way in which npm ended, or nothing when it did its work. */
function explain({ code, signal, error, interrupted }, lines, failedAttempts, root) {
  if (interrupted) {
    return failure('Installing was interrupted; the next run starts it anew.', 128 + constants.signals[interrupted])
  }
  if (error?.code === 'ENOENT') {
    return failure(
      'There is no npm on the PATH: install node with its npm from https://nodejs.org and run the command again.'
    )
  }
  if (error) return failure(`npm cannot be started: ${error.message}.`)
  if (code === 0) return undefined
  if (failedAttempts.length > 0) {
    const [, address, name] = UNREACHABLE.exec(failedAttempts[0])
    return failure(
      `npm cannot reach the package registry (${name} at ${address}): check the network connection or the proxy and run the command again.`
    )
  }
  const report = lines.map((line) => /^npm (?:error|ERR!) ?(.*)$/.exec(line)?.[1]).filter((line) => line !== undefined)
  const reason = report.find((line) => !NOISE.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  const name = report.map((line) => /^code (\S+)/.exec(line)?.[1]).find(Boolean) ?? signal ?? `exit code ${code}`
  return failure(
    `npm ci failed (${name}): ${reason}\nRun 'npm ci' in ${root} to see all of it; then run the command again.`
  )
}

function failure(message, exitCode = 1) {
  return Object.assign(new Error(message), { exitCode })
}

/** A line on the terminal that is written over until it is stopped; elsewhere nothing. */
function showProgress() {
  const { isTTY, columns = 80 } = process.stderr
  if (!isTTY) return { update() {}, stop() {} }
  const start = Date.now()
  let last = ''
  const draw = () => {
    const text = `${Math.round((Date.now() - start) / 1000)} s  ${last}`
    process.stderr.write(`\r\u001B[K${text.slice(0, columns - 1)}`)
  }
  const timer = setInterval(draw, 200)
  return {
    update(line) {
      last = line.replace(/^npm (http )?/, '')
    },
    stop() {
      clearInterval(timer)
      process.stderr.write('\r\u001B[K')
    }
  }
}

module.exports = { runNpmCi }
