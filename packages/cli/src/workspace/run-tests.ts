import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { relative, sep } from 'node:path'
import { findDestination, type DestinationPlace } from './destinations'

/**
 * Runs jest in the workspace `root` on the tests of the named destinations, or on all tests if none is named, and passes
 * `options` on to jest. Jest shares the terminal of this process and receives its signals.
 *
 * Returns jest's exit code. Throws a UsageError for an unknown destination.
 */
export function runTests(root: string, destinations: string[], options: string[]): Promise<number> {
  const places = destinations.map((name) => findDestination(root, name))
  const measured = options.includes('--coverage') ? coverageOptions(root, places) : []
  const words = [require.resolve('jest/bin/jest'), ...options, ...measured, ...jestPatterns(places)]
  const jest = spawn(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test' }
  })
  const passOn = (signal: NodeJS.Signals) => jest.kill(signal)
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  return new Promise((resolve, reject) => {
    jest.on('error', reject)
    jest.on('close', (code, signal) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn)
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1))
    })
  })
}

/** Measures only the code of the destinations, not the runtime below them. */
function coverageOptions(root: string, places: DestinationPlace[]): string[] {
  const globs = places.map(({ directory }) => `${relative(root, directory)}/**/*.ts`)
  return globs.length === 0 ? [] : [...globs, '!**/__tests__/**'].map((glob) => `--collectCoverageFrom=${glob}`)
}

/** Returns the patterns that match only the tests in the folders of destinations. */
export function jestPatterns(places: DestinationPlace[]): string[] {
  return places.map(({ directory }) => `^${escapePattern(directory + sep)}`)
}

/** Escapes a text for a regular expression. */
function escapePattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
