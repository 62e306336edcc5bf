'use strict'

const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

/**
 * Makes sure that `node_modules` in the folder `root` is what `package-lock.json` says, by `npm ci` when it is not.
 *
 * Rejects with an error that has an `exitCode` (1; 130 after Ctrl-C) and a message fit for the user.
 */
async function ensureInstalled(root) {
  if (isCurrent(root)) return
  const { withLock } = require('./install-lock.js')
  const { runNpmCi } = require('./npm-ci.js')
  try {
    await withLock(path.join(root, '.install.lock'), async (shareWith) => {
      // Another process may have installed them while this one waited for the lock.
      if (isCurrent(root)) return
      refuseLink(path.join(root, 'node_modules'))
      // From here to the stamp, whatever interrupts the work leaves nothing that looks like a finished install.
      for (const file of [stampOf(root), hiddenLockfileOf(root)]) fs.rmSync(file, { force: true })
      await runNpmCi(root, shareWith)
      writeStamp(root)
    })
  } catch (error) {
    if (!error.syscall) throw error
    // The file system said no: a read-only checkout, a full disk.
    error.message = `The dependencies cannot be installed: ${error.message}.`
    error.exitCode = 1
    throw error
  }
}

/** Throws where `npm ci` would empty the node_modules of another checkout. */
function refuseLink(modules) {
  const target = fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() && fs.readlinkSync(modules)
  if (!target) return
  const message = `The dependencies are other than package-lock.json says, and ${modules} is a link to ${target}: install them there, or delete the link.`
  throw Object.assign(new Error(message), { exitCode: 1 })
}

/**
 * True when the dependencies are installed: the stamp, written after every install of ours, holds the hash of the lock
 * file; or npm's own record of what it installed agrees with the lock file, because somebody ran npm by hand.
 */
function isCurrent(root) {
  // `rm -rf node_modules/*` leaves both records behind.
  if (!fs.existsSync(path.join(root, 'node_modules', 'tsx', 'package.json'))) return false
  if (readIfThere(stampOf(root)) === hashOfLockfile(root)) return true
  if (!agree(readPackages(lockfileOf(root)), readPackages(hiddenLockfileOf(root)))) return false
  try {
    writeStamp(root)
  } catch {
    // The stamp only saves the comparison; a read-only node_modules will do without.
  }
  return true
}

/** True when each wanted package is installed in its version (optional ones may be missing) and nothing else is. */
function agree(wanted, installed) {
  if (!wanted || !installed) return false
  const isPackage = (place) => place.includes('node_modules/')
  const isSame = (place) =>
    wanted[place]?.version === installed[place].version && wanted[place]?.integrity === installed[place].integrity
  return (
    Object.keys(wanted).every((place) => !isPackage(place) || place in installed || wanted[place].optional) &&
    Object.keys(installed).every((place) => !isPackage(place) || (place in wanted && isSame(place)))
  )
}

function readPackages(file) {
  try {
    return JSON.parse(readIfThere(file)).packages
  } catch {
    return undefined
  }
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
}

function writeStamp(root) {
  fs.writeFileSync(stampOf(root), hashOfLockfile(root))
}

function hashOfLockfile(root) {
  return createHash('sha256')
    .update(readIfThere(lockfileOf(root)) ?? '')
    .digest('hex')
}

function lockfileOf(root) {
  return path.join(root, 'package-lock.json')
}

function hiddenLockfileOf(root) {
  return path.join(root, 'node_modules', '.package-lock.json')
}

function stampOf(root) {
  return path.join(root, 'node_modules', '.installed-lockfile-hash')
}

module.exports = { ensureInstalled }
