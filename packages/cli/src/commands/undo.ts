import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { findRoot } from '../workspace/destinations'

/** `undo [--dry-run] [--json]` */
export default class Undo extends Command {
  static override summary = 'Take back the destination or action scaffolded last.'

  static override description = 'Only as long as none of its files changed. Run it again for the one before.'

  static override examples = [
    { description: 'Take it back', command: '<%= config.bin %> undo' },
    { description: 'See what would be taken back', command: '<%= config.bin %> undo --dry-run' }
  ]

  static override flags = {
    'dry-run': Flags.boolean({
      description: 'show what would be changed, and change nothing'
    }),
    json: Flags.boolean({
      description: 'print { dryRun, what, files: [{ path, change, diff }] }'
    })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Undo)
    // Late, as --help may load this file.
    const { lastScaffold, undoLast } = require('../scaffold/history') as typeof import('../scaffold/history')
    const { changesOf, describeChanges } = require('../files/plan') as typeof import('../files/plan')
    const root = findRoot()
    const dryRun = Boolean(flags['dry-run'])
    const { what, plan } = lastScaffold(root)
    const files = changesOf(plan)
    if (!dryRun) await undoLast(root)
    if (flags.json) return this.log(JSON.stringify({ dryRun, what, files }, null, 2))
    const done = [
      `Took back ${what}.`,
      ...files.map(({ path, change }) => `  ${change === 'edit' ? 'restored' : 'removed'} ${path}`)
    ]
    for (const line of dryRun ? describeChanges(files) : done) this.log(line)
  }
}
