import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag, deadFlags, storeFlag } from '../../deliver/flags'

/** `deliver:replay (--all | --since | --destination | ...) [--json]` */
export default class DeliverReplay extends Command {
  static override summary = 'Deliver dead letters again: each to the subscription that it failed for, and no other.'

  static override examples = [
    {
      description: 'What failed with a code in the last two hours',
      command: '<%= config.bin %> deliver:replay --destination crm --code BAD_REQUEST --since 2h'
    },
    { description: 'Everything', command: '<%= config.bin %> deliver:replay --all' }
  ]

  static override flags = {
    config: configFlag,
    store: storeFlag,
    ...deadFlags,
    all: Flags.boolean({ description: 'all dead letters', exclusive: Object.keys(deadFlags) }),
    json: Flags.boolean({ description: 'print { replayed }: how many' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(DeliverReplay)
    // Late, as --help may load this file.
    const { deadFilter, replay, storePlace, useStore } =
      require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const filter = deadFilter(flags)
    const place = storePlace(flags.config, flags.store)
    const replayed = await useStore(place, (store) => replay(store, filter, flags.all))
    if (flags.json) this.log(JSON.stringify({ replayed }, null, 2))
    else if (replayed === 0) this.log('No dead letters.')
    else this.log(replayed === 1 ? 'One event is delivered again.' : `${replayed} events are delivered again.`)
  }
}
