import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { widthOf } from '../terminal/lines'
import { findRoot } from '../workspace/destinations'

/** `list [--json]` */
export default class List extends Command {
  static override summary = 'List the destinations of this repository.'

  static override examples = [
    { description: 'For people', command: '<%= config.bin %> list' },
    { description: 'For programs', command: '<%= config.bin %> list --json' }
  ]

  static override flags = {
    json: Flags.boolean({ description: 'print an array of { slug, folder, name, mode, actions }' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(List)
    // Late, as --help may load this file.
    const { summarize } = require('../workspace/summaries') as typeof import('../workspace/summaries')
    const { describeSummaries } = require('../workspace/summaries') as typeof import('../workspace/summaries')
    const { summaries, failures } = summarize(findRoot())
    if (flags.json) this.log(JSON.stringify(summaries, null, 2))
    else for (const line of describeSummaries(summaries, widthOf(process.stdout))) this.log(line)
    for (const failure of failures) this.logToStderr(failure)
    if (failures.length > 0) this.exit(1)
  }
}
