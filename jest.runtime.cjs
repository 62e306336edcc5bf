'use strict'

const { default: Runtime } = require('jest-runtime')

/**
 * Packages that take long to load, and that no test mocks. Not those that ask what class an object of ours has, such as ajv
 * and esbuild for regular expressions: tests have classes of their own.
 */
const LOADED_ONCE = /^(?:@babel\/parser|json-schema-to-typescript|playwright-core|prettier|undici)(?:\/|$)/

/** That of jest, which loads each module anew for each test file. Node loads these packages, once for each worker. */
module.exports = class extends Runtime {
  requireModule(from, name, ...rest) {
    return LOADED_ONCE.test(name) ? require(name) : super.requireModule(from, name, ...rest)
  }
}
module.exports.default = module.exports
