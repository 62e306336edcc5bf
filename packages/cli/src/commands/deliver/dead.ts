import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag, deadFlags, storeFlag } from '../../deliver/flags'

/** `deliver:dead [--since] [--destination] [--code] [--json]` */
export default class DeliverDead extends Command {
  static override summary = 'List dead letters: events that deliver has given up, with the reason.'

  static override examples = [
    { description: 'The newest ones', command: '<%= config.bin %> deliver:dead' },
    {
      description: 'Of one destination, with events, and requests with their answers',
      command: '<%= config.bin %> deliver:dead --destination crm --since 2h --json'
    }
  ]

  static override flags = {
    config: configFlag,
    store: storeFlag,
    ...deadFlags,
    limit: Flags.integer({ default: 50, min: 1, description: 'the most to list' }),
    before: Flags.integer({ description: 'only older ones than the one with this ID: the next page' }),
    json: Flags.boolean({ description: 'print { id, destination, code, message, event, sample, ... }[]' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(DeliverDead)
    // Late, as --help may load this file.
    const { deadFilter, describeDeadLetter, printDeadLetters, storePlace, useStore } =
      require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const page = { limit: flags.limit, ...(flags.before !== undefined && { before: flags.before }) }
    const filter = deadFilter(flags)
    const letters = await useStore(storePlace(flags.config, flags.store), (store) => store.dead(filter, page))
    if (flags.json) this.log(JSON.stringify(letters.map(describeDeadLetter), null, 2))
    else for (const line of printDeadLetters(letters, flags.limit)) this.log(line)
  }
}
