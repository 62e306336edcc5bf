'use strict'

const { sep } = require('node:path')
const vm = require('node:vm')
const { default: Runtime } = require('jest-runtime')

// jest reads, compiles and loads each module anew for each test file. Here a worker reads the files of packages once, and
// compiles each module once; only what runs in a module runs for each test file. Some packages even load once.

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

/** What was compiled, by path, and from which text. */
const compiled = new Map()

const { compileFunction } = vm

/**
 * Compiles a module for a test file, in place of node's function that jest calls: a script can run in the context of each
 * file. This saves a sixth of the processor time of the suites of the runtime. As in jest without
 * `--experimental-vm-modules`, `import()` fails.
 */
vm.compileFunction = (text, names, options) => {
  const { filename, parsingContext } = options ?? {}
  if (!filename || !parsingContext) return compileFunction(text, names, options)
  let module = compiled.get(filename)
  if (module?.text !== text) {
    const start = `(function (${names.join(', ')}) {`
    const script = new vm.Script(`${start}${text}\n})`, { filename, columnOffset: -start.length })
    module = { text, script }
    compiled.set(filename, module)
  }
  return module.script.runInContext(parsingContext)
}

/**
 * Packages that take long to load, and that no test mocks. Not those that ask what class an object of ours has, such as ajv
 * and esbuild for regular expressions: tests have classes of their own.
 */
const LOADED_ONCE = /^(?:@babel\/parser|json-schema-to-typescript|playwright-core|prettier|undici)(?:\/|$)/

module.exports = class extends Runtime {
  constructor(config, environment, resolver, transformer, texts, ...rest) {
    super(config, environment, resolver, transformer, new Texts(texts), ...rest)
  }

  requireModule(from, name, ...rest) {
    return LOADED_ONCE.test(name) ? require(name) : super.requireModule(from, name, ...rest)
  }
}
module.exports.default = module.exports
