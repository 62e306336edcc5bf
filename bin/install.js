'use strict'

const { spawn } = require('node:child_process')
const { once } = require('node:events')
const fs = require('node:fs')
const { constants } = require('node:os')
const path = require('node:path')
const { createInterface } = require('node:readline')
const { isRunning, nameProcess } = require('./processes.js')

/**
 * Makes `node_modules` in the folder `root` match `package-lock.json`; runs `npm ci` if it does not. Does nothing in a
 * process that another one started which runs from the same `node_modules`, such as jest: it would be emptied under it.
 *
 * Rejects with a message for the user and an `exitCode`: 1, or 128 plus the number of the signal that interrupted it.
 */
async function ensureInstalled(root) {
  const modules = path.join(root, 'node_modules')
  if (process.env.ACTIONS_RUNNING_FROM === root || isCurrent(root)) return
  try {
    await withLock(path.join(root, '.install.lock'), async (share) => {
      // Another process may have installed while this one waited for the lock.
      if (isCurrent(root)) return
      // Through a link, npm would empty the node_modules of another checkout.
      const target = fs.existsSync(modules) ? fs.realpathSync(modules) : modules
      if (target !== modules) throw failure(`${modules} is a link to ${target}: run npm ci there, or delete the link.`)
      // Without npm's record, an interrupted install never passes for a finished one.
      fs.rmSync(path.join(modules, '.package-lock.json'), { force: true })
      await runNpmCi(root, share)
    })
  } catch (error) {
    // The file system refuses in a read-only checkout or on a full disk.
    throw error.syscall ? failure(`The dependencies cannot be installed: ${error.message}.`) : error
  }
}

function failure(message, exitCode = 1) {
  return Object.assign(new Error(message), { exitCode })
}

/** True when npm's record of the install has each package of the lock file that is not optional, and nothing else. */
function isCurrent(root) {
  const packagesIn = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages
  try {
    // `rm -rf node_modules/*` leaves the record behind.
    fs.accessSync(path.join(root, 'node_modules/tsx/package.json'))
    const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesIn)
    const places = [...Object.keys(wanted), ...Object.keys(installed)].filter((place) =>
      place.includes('node_modules/')
    )
    return places.every((place) => {
      const [want, got] = [wanted[place], installed[place]]
      return got ? want?.version === got.version && want.integrity === got.integrity : want.optional
    })
  } catch {
    return false
  }
}

/**
 * Calls `work` while no other process works under the lock `folder`. In the folder is a file for each process that holds
 * the lock, named by `nameProcess`; files of processes that have ended do not count. `work` receives a function that adds
 * one by its id.
 */
async function withLock(folder, work) {
  const add = (place, id) => fs.writeFileSync(path.join(place, nameProcess(id)), '')
  const take = () => {
    const draft = fs.mkdtempSync(`${folder}.`)
    add(draft, process.pid)
    // In one step, replaces an empty folder and fails at any other.
    const taken = attempt(() => fs.renameSync(draft, folder))
    fs.rmSync(draft, { recursive: true, force: true })
    return taken
  }
  let announced = false
  while (!take()) {
    const holder = release(folder, isRunning)
    if (!holder) continue
    const advice = `waiting for it. (If it is not, delete ${folder}.)`
    if (!announced) process.stderr.write(`Process ${parseInt(holder, 10)} is installing the dependencies; ${advice}\n`)
    announced = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  try {
    await work((id) => add(folder, id))
  } finally {
    release(folder, () => false)
  }
}

/** Removes the files of the lock except those to `keep`, and the folder once empty. Returns the first that stays. */
function release(folder, keep) {
  let names = []
  attempt(() => (names = fs.readdirSync(folder)))
  for (const name of names) if (!keep(name)) fs.rmSync(path.join(folder, name), { force: true })
  attempt(() => fs.rmdirSync(folder))
  return names.find(keep)
}

/** True when the change worked, false when another process was faster or holds the lock. */
function attempt(change) {
  try {
    change()
    return true
  } catch (error) {
    // EPERM: how Windows says EEXIST.
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) return false
    throw error
  }
}

/** No dependency needs an install script, and whether npm runs them differs by version. */
const NPM_CI =
  'ci --include=dev --install-strategy=hoisted --ignore-scripts --no-audit --no-fund --loglevel=http --fetch-retries=2 --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=10000'

/** Runs `npm ci` in the folder `root`. `onStart` receives the id of npm's process. Rejects as `ensureInstalled` does. */
async function runNpmCi(root, onStart) {
  process.stderr.write('Installing the dependencies (npm ci): they are missing or do not match package-lock.json.\n')
  const stdio = ['ignore', 'pipe', 'pipe']
  const npm = spawn('npm', NPM_CI.split(' '), { cwd: root, stdio, shell: process.platform === 'win32' })
  if (npm.pid) onStart(npm.pid)
  const show = (text) => process.stderr.isTTY && process.stderr.write(`\r\u001B[K${text}`)
  const lines = []
  let failedDownloads = []
  const read = (line) => {
    lines.push(line)
    show(line.slice(0, process.stderr.columns - 1))
    if (/fetch GET \d{3} /.test(line)) failedDownloads = []
    if (/fetch GET \S+ attempt \d+ failed with E/.test(line)) failedDownloads.push(line)
    // npm would go on to try each of its hundreds of packages, for minutes.
    if (failedDownloads.length === 20) npm.kill('SIGKILL')
  }
  for (const input of [npm.stdout, npm.stderr]) createInterface({ input }).on('line', read)

  let interruption
  // npm reacts to other signals late. What it leaves is not current, and the next run replaces it.
  const interrupt = (signal) => npm.kill('SIGKILL') && (interruption = signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, interrupt)
  const [code, end] = await once(npm, 'close').catch((error) => [error.code, error.message])
  for (const signal of signals) process.off(signal, interrupt)
  show('')

  if (interruption) throw failure('Installing was interrupted: run it again.', 128 + constants.signals[interruption])
  if (code === 0) return
  if (code === 'ENOENT')
    throw failure('There is no npm on the PATH: install node with its npm from https://nodejs.org.')
  if (failedDownloads.length > 0) {
    const problem = `npm cannot reach the package registry (${failedDownloads[0]})`
    throw failure(`${problem}: check the network connection or the proxy and run the command again.`)
  }
  const report = lines.filter((line) => /^npm (error|ERR!) ./.test(line)).join('\n')
  throw failure(`npm ci failed (${end ?? `exit code ${code}`}):\n${report}\nRepair this and run the command again.`)
}

module.exports = { ensureInstalled, isCurrent }
