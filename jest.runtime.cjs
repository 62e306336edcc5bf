'use strict'

const { sep } = require('node:path')
const { default: Runtime } = require('jest-runtime')

/**
 * Packages that take long to load, and that no test mocks. Not those that ask what class an object of ours has, such as ajv
 * and esbuild for regular expressions: tests have classes of their own.
 */
const LOADED_ONCE = /^(?:@babel\/parser|json-schema-to-typescript|playwright-core|prettier|undici)(?:\/|$)/

/** The texts of the files of packages, which do not change while tests run. */
const ofPackages = new Map()

/** The texts that jest has read for one test file, by path. Those of packages are kept for the next test file. */
class Texts extends Map {
  get(path) {
    return ofPackages.get(path) ?? super.get(path)
  }

  set(path, text) {
    if (!path.includes(`${sep}node_modules${sep}`)) return super.set(path, text)
    ofPackages.set(path, text)
    return this
  }
}

/** That of jest, which reads and loads each module anew for each test file. Node loads the packages above, once for each worker. */
module.exports = class extends Runtime {
  constructor(config, environment, resolver, transformer, texts, ...rest) {
    super(config, environment, resolver, transformer, new Texts(texts), ...rest)
  }

  requireModule(from, name, ...rest) {
    return LOADED_ONCE.test(name) ? require(name) : super.requireModule(from, name, ...rest)
  }
}
module.exports.default = module.exports
