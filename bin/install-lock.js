'use strict'

const fs = require('node:fs')

/** How often a waiting process looks again, in milliseconds. */
const PAUSE = 200

/**
 * Calls `work` while no other process does so under the lock `file`, and gives what it gives.
 *
 * The file names the processes that hold the lock. `work` gets a function that adds a process by its id: the lock
 * then holds as long as one of the two lives. A lock whose processes are gone is removed.
 */
async function withLock(file, work) {
  let announced = false
  while (!take(file)) {
    const holders = read(file)
    if (holders === undefined) continue
    if (!holders.split(' ').some((id) => isAlive(Number(id)))) {
      removeStale(file, holders)
      continue
    }
    if (!announced) {
      process.stderr.write(
        `Process ${holders.split(' ')[0]} is installing the dependencies; waiting for it. (If it is not, delete ${file}.)\n`
      )
      announced = true
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  try {
    return await work((id) => place(file, `${process.pid} ${id}`, fs.renameSync))
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** True when the lock was free and is this process's now. */
function take(file) {
  try {
    place(file, String(process.pid), fs.linkSync)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Writes the lock beside its place and moves it there, so that nobody reads half of it. */
function place(file, holders, move) {
  const draft = `${file}.${process.pid}`
  try {
    fs.writeFileSync(draft, holders)
    move(draft, file)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes the lock that holds `holders`, and not the one that another waiting process has put there meanwhile. */
function removeStale(file, holders) {
  const aside = `${file}.${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (read(aside) !== holders) fs.linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

function isAlive(id) {
  // Signals to 0 and below go to groups of processes.
  if (!(id > 0)) return false
  try {
    process.kill(id, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error.code === 'EPERM'
  }
  return !isZombie(id)
}

/** True when the process has ended and its parent has not asked how, which in a container may never happen. */
function isZombie(id) {
  try {
    return fs.readFileSync(`/proc/${id}/stat`, 'latin1').includes(') Z ')
  } catch {
    // Only Linux tells this way.
    return false
  }
}

module.exports = { withLock }
