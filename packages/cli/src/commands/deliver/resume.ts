import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag, storeFlag } from '../../deliver/flags'

/** `deliver:resume <destination> [--subscription] [--json]` */
export default class DeliverResume extends Command {
  static override summary = 'End the pauses of a destination, whatever their reason; its events go on.'

  static override examples = [{ description: 'After the work', command: '<%= config.bin %> deliver:resume crm' }]

  static override args = {
    destination: Args.string({ required: true, ignoreStdin: true, description: 'its key in the configuration' })
  }

  static override flags = {
    config: configFlag,
    store: storeFlag,
    subscription: Flags.string({ description: 'only of this subscription' }),
    json: Flags.boolean({ description: 'print { destination, subscription, paused }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DeliverResume)
    // Late, as --help may load this file.
    const { nameOf, resume, storePlace, useStore } =
      require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const { config, subscription } = flags
    const report = await useStore(storePlace(config, flags.store), (store) =>
      resume(store, config, { ...args, subscription })
    )
    if (flags.json) this.log(JSON.stringify(report, null, 2))
    else this.log(`${nameOf(report)} goes on within seconds.`)
  }
}
