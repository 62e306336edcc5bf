import { builtinModules } from 'node:module'
import { Script } from 'node:vm'
import type { PageRecordFile } from './format'

/**
 * Bundles a destination into a script for the pages of a run: a function of `module`, `require` and `window`. Packages
 * that the records replace with fakes are loaded with `require`.
 *
 * @param entry the absolute path of its `index.ts`
 * @throws Error that lists what cannot be bundled
 */
export async function bundleForPage(entry: string, file: PageRecordFile): Promise<Script> {
  // Loaded late: esbuild starts a process of its own.
  const { build } = require('esbuild') as typeof import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    // A bundle runs as a function of the page, which has no modules to import.
    supported: { 'dynamic-import': false },
    external: [...fakedPackages(file), ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent'
  })
  const code = outputFiles[0]!.text
  const prologue = 'const exports = module.exports; const global = window; const process = { env: {} };'
  return new Script(`(function (module, require, window) { ${prologue}\n${code}\n})`, { filename: entry })
}

function fakedPackages({ sdks = {}, cases }: PageRecordFile): string[] {
  const inline = cases.flatMap(({ input: { sdk } }) => (typeof sdk === 'object' ? [sdk] : []))
  return [...new Set([...Object.values(sdks), ...inline].flatMap(({ modules = {} }) => Object.keys(modules)))]
}
