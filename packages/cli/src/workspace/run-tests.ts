import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { sep } from 'node:path'
import { findDestination, type DestinationPlace } from './destinations'

/**
 * Runs jest in the workspace `root` on the tests of the named destinations, or on all tests when none is named, with
 * `options` passed on to jest. It shares the terminal with this process and gets its signals.
 *
 * Returns jest's exit code. Throws a UsageError when a destination is unknown.
 */
export function runTests(root: string, destinations: string[], options: string[]): Promise<number> {
  const patterns = jestPatterns(destinations.map((name) => findDestination(root, name)))
  const jest = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...options, ...patterns], {
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

/** The patterns by which jest runs the tests in the folders of destinations, and no others. */
export function jestPatterns(places: DestinationPlace[]): string[] {
  return places.map(({ directory }) => `^${escapePattern(directory + sep)}`)
}

/** The text as a regular expression that matches it alone. */
function escapePattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
