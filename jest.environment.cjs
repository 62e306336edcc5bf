'use strict'

const { TestEnvironment } = require('jest-environment-node')

/** What one test file leaves to the next in its worker, by name. */
const kept = new Map()

/** That of jest, with a place for what takes long to start: `keptByWorker`. */
module.exports = class extends TestEnvironment {
  constructor(...parts) {
    super(...parts)
    this.global.keptByWorker = kept
  }
}
