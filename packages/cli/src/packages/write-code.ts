import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'

/**
 * Compiles a package: JavaScript (CommonJS for node 20.19 and newer) in few files, because reading many is what takes
 * time at start-up. What several entries need is in files that they share, so that there is one copy of each class.
 *
 * @param source the absolute path of the package, whose code is in `src`
 * @param entries globs for the files that can be imported, from there on
 * @param to the absolute path of the folder to write into: `<to>/index.js` for `src/index.ts`
 * @throws what esbuild says of code that does not compile
 */
export async function writeCode(source: string, entries: string[], to: string): Promise<void> {
  // Late: esbuild starts a process of its own.
  const { build, transform } = require('esbuild') as typeof import('esbuild')
  const target = { platform: 'node', target: 'node20.19', logLevel: 'silent' } as const
  // esbuild splits ES modules only, and writes a shim for each `require` in one: so it meets none before the end.
  const { outputFiles } = await build({
    ...target,
    entryPoints: globSync(entries, { cwd: source, absolute: true }),
    outbase: join(source, 'src'),
    outdir: to,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    define: { require: 'requireLate' },
    write: false
  })
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, {
      ...target,
      format: 'cjs',
      define: { requireLate: 'require' },
      footer: PLAIN_EXPORTS
    })
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
  }
}

/** Turns the getters that esbuild exports into values: each call into another file would pay for two of them. */
const PLAIN_EXPORTS = "module.exports = Object.defineProperty({ ...module.exports }, '__esModule', { value: true })"
