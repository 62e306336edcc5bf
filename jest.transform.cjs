const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { version } = require('@swc/core/package.json')
const { createTransformer } = require('@swc/jest')

/** The getter that swc makes of an export, up to the place where its own options stand. */
const exportGetter = /(Object\.defineProperty\((?:target|exports), (?:name|"[^"]+"), \{\s+)enumerable: true/g

/** What the result depends on, apart from the file and how jest calls. */
const dependencies = [version, readFileSync(__filename, 'utf8')]

/**
 * @swc/jest with exports that `jest.spyOn(module, 'name')` can replace, as those of ts-jest can be: tests that were
 * written for the reference do so. What it has made is kept for every workspace, as its cache key has no path of one; that
 * of @swc/jest has.
 */
module.exports = {
  createTransformer(options) {
    const transformer = createTransformer(options)
    return {
      ...transformer,
      getCacheKey(source, path, { instrument, supportsStaticESM }) {
        const key = JSON.stringify([...dependencies, source, path, options, instrument, supportsStaticESM])
        return createHash('sha1').update(key).digest('hex')
      },
      process(...parts) {
        const result = transformer.process(...parts)
        return { ...result, code: result.code.replace(exportGetter, '$1configurable: true, enumerable: true') }
      }
    }
  }
}
