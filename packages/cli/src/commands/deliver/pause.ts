import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag, storeFlag } from '../../deliver/flags'

/** `deliver:pause <destination> [--subscription] [--reason] [--json]` */
export default class DeliverPause extends Command {
  static override summary = 'Hold back the events of a destination. They are kept, and go on after deliver:resume.'

  static override examples = [
    {
      description: 'During work at the vendor',
      command: "<%= config.bin %> deliver:pause crm --reason 'Migration until noon.'"
    }
  ]

  static override args = {
    destination: Args.string({ required: true, ignoreStdin: true, description: 'its key in the configuration' })
  }

  static override flags = {
    config: configFlag,
    store: storeFlag,
    subscription: Flags.string({ description: 'only this subscription' }),
    reason: Flags.string({ default: 'Paused by hand.', description: 'why, for deliver:status' }),
    json: Flags.boolean({ description: 'print { destination, subscription, paused }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DeliverPause)
    // Late, as --help may load this file.
    const { nameOf, pauseByHand, storePlace, useStore } =
      require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const { config, subscription, reason } = flags
    const report = await useStore(storePlace(config, flags.store), (store) =>
      pauseByHand(store, config, { ...args, subscription }, reason)
    )
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    else {
      this.log(`${nameOf(report)} is paused: workers stop within seconds, and its events are kept.`)
      this.log(
        `Go on with ./bin/run deliver resume ${args.destination}${subscription ? ` --subscription ${subscription}` : ''}.`
      )
    }
  }
}
