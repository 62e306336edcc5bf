import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { CancelledError, FailureError, UsageError } from '@segment/actions-input'
import { reportError } from '../frame/report-error'

function thrownBy(work: () => void): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it did not fail')
}

describe('what ends a command', () => {
  it.each([
    ['wrong usage', new UsageError('Give --slug.'), 2, 'Give --slug.\n'],
    ['a failure', new FailureError('It failed.'), 1, 'It failed.\n'],
    ['Ctrl-C', new CancelledError(), 130, 'Cancelled.\n'],
    ['an exit code of its own', Object.assign(new Error('x'), { code: 'EEXIT', oclif: { exit: 3 } }), 3, ''],
    [
      "oclif's word",
      Object.assign(new Error('Nonexistent flag: --x'), { oclif: { exit: 2 } }),
      2,
      'Nonexistent flag: --x\n'
    ],
    [
      'a folder in the place of a file',
      thrownBy(() => readFileSync(tmpdir())),
      1,
      'The system refused: EISDIR: illegal operation on a directory, read.\n'
    ],
    [
      'a file that cannot be written',
      thrownBy(() => writeFileSync('/nowhere/at/all', '')),
      1,
      "The system refused: ENOENT: no such file or directory, open '/nowhere/at/all'.\n"
    ]
  ])('%s', (_, error, exitCode, printed) => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(reportError(error)).toBe(exitCode)
      expect(write.mock.calls.join('')).toBe(printed)
    } finally {
      write.mockRestore()
    }
  })

  it.each([
    ['usage', new UsageError('Give --slug.'), 2],
    ['failed', new FailureError('It failed.'), 1],
    ['cancelled', new CancelledError('Cancelled.'), 130],
    ['refused', Object.assign(new Error('EACCES: no'), { syscall: 'open' }), 1],
    ['unexpected', new Error('bug'), 1]
  ])('is JSON on stdout when that is asked for: %s', (code, error, exitCode) => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      expect(reportError(error, { json: true })).toBe(exitCode)
      const message = expect.stringContaining(error.message)
      expect(JSON.parse(stdout.mock.calls.join(''))).toEqual({ error: { code, message, exitCode } })
      expect(stderr.mock.calls.join('')).toContain(error.message)
    } finally {
      stdout.mockRestore()
      stderr.mockRestore()
    }
  })

  it('an error that nobody expected, with its stack', () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(reportError(new Error('bug'))).toBe(1)
      expect(write.mock.calls.join('')).toMatch(/^Unexpected error: Error: bug\n {4}at /)
    } finally {
      write.mockRestore()
    }
  })
})
