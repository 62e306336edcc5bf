import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { endOfFlags } from '../frame/variables'
import { findRoot } from '../workspace/destinations'
import { runTests } from '../workspace/run-tests'

/** `test [slug...] [--watch] [--coverage] [--json] [-- <options of jest>]`, or `test [slug...] --records <folder> [--json]` */
export default class Test extends Command {
  static override summary = 'Run the tests of the named destinations, or all tests.'

  static override examples = [
    { description: 'All tests of the repository', command: '<%= config.bin %> test' },
    { description: 'The tests of two destinations', command: '<%= config.bin %> test slack webhook' },
    { description: 'Again whenever a file changes', command: '<%= config.bin %> test slack --watch' },
    {
      description: 'Replay the records of a folder',
      command: '<%= config.bin %> test slack --records packages/destination-actions/fixtures/requests'
    },
    { description: 'With options of jest', command: '<%= config.bin %> test slack -- --testNamePattern=batch' }
  ]

  static override args = {
    slug: Args.string({
      ignoreStdin: true,
      description: 'destinations: folder names, slugs or paths; default all tests',
      multiple: true
    })
  }

  static override flags = {
    watch: Flags.boolean({ char: 'w', description: 'run again whenever a file changes', exclusive: ['json'] }),
    coverage: Flags.boolean({
      description: 'measure which lines of the destinations, or of everything, the tests run'
    }),
    records: Flags.string({
      helpValue: '<folder>',
      description: 'replay the records of a folder instead, and show how many pass and what differs',
      exclusive: ['watch', 'coverage']
    }),
    json: Flags.boolean({ description: "print jest's report, or that of the records, as JSON; all else to stderr" })
  }

  async run(): Promise<void> {
    const end = endOfFlags(this.argv)
    const given = this.argv.slice(end + 1)
    const { args, flags } = await this.parse(Test, this.argv.slice(0, end))
    if (flags.records !== undefined) return this.replay(flags.records, args.slug ?? [], flags.json)
    const options = [
      // `--watch` of jest would need git.
      ...(flags.watch ? ['--watchAll'] : []),
      ...(flags.coverage ? ['--coverage'] : []),
      ...(flags.json ? ['--json'] : []),
      ...given
    ]
    this.exit(await runTests(findRoot(), args.slug ?? [], options))
  }

  private async replay(folder: string, slugs: string[], json: boolean): Promise<void> {
    // Late, as hardly any call needs it.
    const records = require('../records/replay-folder') as typeof import('../records/replay-folder')
    const report = await records.replayFolder(findRoot(), folder, slugs)
    for (const line of json ? [JSON.stringify(report, null, 2)] : records.describeRecords(report)) this.log(line)
    if (!report.destinations.every(records.isMet)) this.exit(1)
  }
}
