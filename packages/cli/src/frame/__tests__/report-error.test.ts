import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as Flags from '@oclif/core/flags'
import { CancelledError, FailureError, UsageError } from '@segment/actions-input'
import { parse } from '@oclif/core/parser'
import { reportError, describeUsage, type UsageProblem } from '../report-error'

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
    ['wrong usage', new UsageError('Pass --slug.'), 2, 'Pass --slug.\n'],
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
    ['usage', new UsageError('Pass --slug.'), 2],
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

const flags = {
  setting: Flags.string(),
  curl: Flags.string({ exclusive: ['setting'] }),
  json: Flags.boolean({ exclusive: ['curl'] })
}

/** What is said of these words, which are wrong. */
async function said(argv: string[]): Promise<string> {
  const thrown = await parse(argv, { flags, args: {} }).catch((error: UsageProblem) => error)
  return describeUsage(thrown as UsageProblem, { id: 'send', flags: {} })
}

describe('what is said of wrong usage holds no value, which may be secret', () => {
  it.each([
    [['--key=s3cret'], "'send' has no flag '--key'."],
    [['key=s3cret'], 'Unexpected argument: key.'],
    [['a', 'key=s3cret\ns3cret'], 'Unexpected arguments: a, key.'],
    [['--curl', 'curl', '--setting', 'key=s3cret\n s3cret'], '--setting cannot also be provided when using --curl.'],
    [['--json', '--curl', 's3cret'], '--curl cannot also be provided when using --json.']
  ])('%j', async (argv, sentence) => {
    const text = await said(argv)
    expect(text).toContain(sentence)
    expect(text).not.toContain('s3cret')
    expect(text).toMatch(/ See \.\/bin\/run send --help\.$/)
  })
})
