/** @jest-config-loader esbuild-register */
import { realpathSync } from 'node:fs'
import type { Config } from 'jest'

// Set here and not only in `bin/run test`, so that an editor's `npx jest` sees the same clock.
process.env.TZ = 'UTC'
// Else a test that starts `bin/run` would reinstall node_modules under jest when the lock file has just changed.
process.env.ACTIONS_RUNNING_FROM = realpathSync(__dirname)

const config: Config = {
  // One for all workspaces of tests, which share the cache of transformed files by it.
  id: 'actions',
  testMatch: ['<rootDir>/{packages,reliability}/**/__tests__/**/*.test.ts'],
  testEnvironment: '<rootDir>/jest.environment.cjs',
  runtime: '<rootDir>/jest.runtime.cjs',
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  // Most files start processes and wait for them, so the core that jest leaves free by default is of use. More workers than
  // cores gain nothing: on two cores, three take as long.
  maxWorkers: '100%',
  // Built packages have the names of their sources.
  modulePathIgnorePatterns: ['<rootDir>/packages/[^/]+/dist/'],
  // A worker that is larger than this is replaced before its next file. After 300 files, collecting garbage took minutes.
  workerIdleMemoryLimit: '1GB',
  // For tests that start processes on a busy machine; most take milliseconds.
  testTimeout: 120_000,
  transform: {
    '^.+\\.tsx?$': [
      '<rootDir>/jest.transform.cjs',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } }, module: { type: 'commonjs' } }
    ]
  }
}

export default config
