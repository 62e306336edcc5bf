'use strict'

const { execFileSync } = require('node:child_process')
const fs = require('node:fs')

/**
 * Returns a name for the running process `id`, for files that outlive it: `1234@56789`, its id and its start. The system
 * uses ids again; the start tells such processes apart.
 */
function nameProcess(id) {
  return `${id}@${startOf(id)}`
}

/** True when the process that `nameProcess` named is still running; false for other texts. */
function isRunning(name) {
  const [, id, start] = /^([1-9]\d*)@(.*)$/.exec(name) || []
  if (!id) return false
  try {
    process.kill(Number(id), 0)
  } catch (error) {
    // ESRCH: no such process. EPERM: it belongs to somebody else.
    if (error.code === 'ESRCH') return false
  }
  return ['', start].includes(startOf(id))
}

/** When the process `id` started, in a form of the platform; '' where that cannot be told. */
function startOf(id) {
  try {
    // Linux. The name of the program, in parentheses, may contain anything.
    const fields = fs.readFileSync(`/proc/${id}/stat`, 'latin1').split(') ').pop().split(' ')
    // A zombie has ended, though its parent may never ask how.
    return fields[0] === 'Z' ? 'ended' : fields[19]
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return ''
  }
  const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, stdio: 'pipe' }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', `${id}`], options)
      .trim()
      .replace(/\W+/g, '-')
  } catch {
    return ''
  }
}

module.exports = { nameProcess, isRunning }
