import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { findRoot } from '../workspace/destinations'

/** `undo [--dry-run] [--json]` */
export default class Undo extends Command {
  static override summary = 'Undo the last scaffold: remove the destination or action that it made.'

  static override description =
    'It works as long as none of the files has changed. Run it again for the scaffold before.'

  static override examples = [
    { description: 'Undo it', command: '<%= config.bin %> undo' },
    { description: 'See what would be removed or restored', command: '<%= config.bin %> undo --dry-run' }
  ]

  static override flags = {
    'dry-run': Flags.boolean({
      description: 'show what would change, and change nothing'
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
      `Undid ${what}.`,
      ...files.map(({ path, change }) => `  ${change === 'edit' ? 'restored' : 'removed'} ${path}`)
    ]
    for (const line of dryRun ? describeChanges(files) : done) this.log(line)
  }
}
