import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { findDestination, listDestinations, findRoot } from '../workspace/destinations'

/** `check [slug...] [--json | --watch]` */
export default class Check extends Command {
  static override summary = 'Run every check on destinations: types, lint, rules, behaviour, tests, records.'

  static override description = 'Exit code 1 when something is wrong.'

  static override examples = [
    { description: 'One destination', command: '<%= config.bin %> check slack' },
    { description: 'Again whenever one of its files changes', command: '<%= config.bin %> check slack --watch' },
    { description: 'All destinations, for programs', command: '<%= config.bin %> check --json' }
  ]

  static override args = {
    slug: Args.string({
      ignoreStdin: true,
      description: 'destinations: folder names, slugs or paths; default all',
      multiple: true
    })
  }

  static override flags = {
    watch: Flags.boolean({ char: 'w', description: 'run again whenever a file changes', exclusive: ['json'] }),
    json: Flags.boolean({ description: 'print { ok, destinations, parts: [{ part, ok, ms, findings }] }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Check)
    const root = findRoot()
    const select = () => args.slug?.map((slug) => findDestination(root, slug)) ?? listDestinations(root)
    // Late, as --help may load this file.
    const { check, describeCheck } = require('../check/check') as typeof import('../check/check')
    const { watchDestinations } = require('../check/watch') as typeof import('../check/watch')
    const look = async () => {
      const report = await check(root, select())
      for (const line of flags.json ? [JSON.stringify(report, null, 2)] : describeCheck(report)) this.log(line)
      return report.ok
    }
    const ok = await look()
    if (flags.watch) await watchDestinations(root, select(), look, (line) => this.log(line))
    if (!ok) this.exit(1)
  }
}
