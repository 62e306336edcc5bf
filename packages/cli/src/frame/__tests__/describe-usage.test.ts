import * as Flags from '@oclif/core/flags'
import { parse } from '@oclif/core/parser'
import { describeUsage, type UsageProblem } from '../describe-usage'

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
    [['--key=s3cret'], "There is no flag '--key' of 'send'."],
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
