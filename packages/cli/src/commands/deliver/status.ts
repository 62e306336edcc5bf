import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag, storeFlag } from '../../deliver/flags'

/** `deliver:status [--minutes <number>] [--json]` */
export default class DeliverStatus extends Command {
  static override summary =
    'Show what deliver did: counts by destination, subscription and outcome, what waits, and pauses.'

  static override examples = [
    { description: 'Of the last hour', command: '<%= config.bin %> deliver:status' },
    { description: 'Of the last day, for programs', command: '<%= config.bin %> deliver:status --minutes 1440 --json' }
  ]

  static override flags = {
    config: configFlag,
    store: storeFlag,
    minutes: Flags.integer({ char: 'm', default: 60, min: 1, description: 'how far the counts go back' }),
    json: Flags.boolean({ description: 'print { at, minutes, sources, destinations, timeline }' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(DeliverStatus)
    // Late, as --help may load this file.
    const { printStatus, readOverview, storePlace, useStore } =
      require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const { minutes } = flags
    const status = await useStore(storePlace(flags.config, flags.store), (store) =>
      readOverview(store, flags.config, { minutes })
    )
    if (flags.json) this.log(JSON.stringify(status, null, 2))
    else for (const line of printStatus(status)) this.log(line)
  }
}
