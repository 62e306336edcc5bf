const { createTransformer } = require('@swc/jest')

/** The getter that swc makes of an export, up to the place where its own options stand. */
const exportGetter = /(Object\.defineProperty\((?:target|exports), (?:name|"[^"]+"), \{\s+)enumerable: true/g

/**
 * @swc/jest with exports that `jest.spyOn(module, 'name')` can replace, as those of ts-jest can be: tests that were
 * written for the reference do so.
 */
module.exports = {
  createTransformer(options) {
    const transformer = createTransformer(options)
    return {
      ...transformer,
      process(...parts) {
        const result = transformer.process(...parts)
        return { ...result, code: result.code.replace(exportGetter, '$1configurable: true, enumerable: true') }
      }
    }
  }
}
