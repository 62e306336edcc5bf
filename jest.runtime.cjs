'use strict'

const { default: Runtime } = require('jest-runtime')

/** Packages that take long to load, and that no test mocks. */
const LOADED_ONCE = new Set(['playwright-core', 'prettier'])

/** That of jest, which loads each module anew for each test file. Node loads these packages, once for each worker. */
module.exports = class extends Runtime {
  requireModule(from, name, ...rest) {
    return LOADED_ONCE.has(name) ? require(name) : super.requireModule(from, name, ...rest)
  }
}
module.exports.default = module.exports
