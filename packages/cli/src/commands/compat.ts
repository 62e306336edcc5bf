import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { findDestination, findRoot } from '../workspace/destinations'

/** `compat <slug> [--base <revision>] [--json]` */
export default class Compat extends Command {
  static override summary = 'Find changes of a destination that break saved settings and mappings.'

  static override description = 'Exit code 1 when there is one.'

  static override examples = [
    { description: 'Against the last commit', command: '<%= config.bin %> compat slack' },
    { description: 'Against a branch', command: '<%= config.bin %> compat slack --base main' }
  ]

  static override args = {
    slug: Args.string({ description: 'the destination: its folder, its slug or a path', required: true })
  }

  static override flags = {
    base: Flags.string({
      description: 'the revision of git to compare with',
      default: 'HEAD'
    }),
    json: Flags.boolean({ description: 'print { destination, base, isNew, breaking, changes }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Compat)
    const root = findRoot()
    const place = findDestination(root, args.slug)
    // Late, as --help may load this file.
    const { compareWithRevision } = require('../compat/compat') as typeof import('../compat/compat')
    const report = require('../compat/compat') as typeof import('../compat/compat')
    const comparison = await compareWithRevision(root, place, flags.base)
    const breaking = report.isBreaking(comparison)
    if (flags.json) this.log(JSON.stringify({ ...comparison, breaking }, null, 2))
    else for (const line of report.describeComparison(comparison)) this.log(line)
    if (breaking) this.exit(1)
  }
}
