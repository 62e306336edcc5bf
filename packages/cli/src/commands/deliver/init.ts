import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag } from '../../deliver/flags'

/** `deliver:init [--config <folder>] [--json]` */
export default class DeliverInit extends Command {
  static override summary = 'Write an example of a configuration for deliver, with comments.'

  static override examples = [
    { description: 'Into the folder delivery', command: '<%= config.bin %> deliver:init' },
    { description: 'Into another one', command: '<%= config.bin %> deliver:init --config pipelines' }
  ]

  static override flags = {
    config: configFlag,
    json: Flags.boolean({ description: 'print { folder, files }' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(DeliverInit)
    // Late, as --help may load this file.
    const { writeExample } = require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const files = writeExample(flags.config)
    if (flags.json) return this.log(JSON.stringify({ folder: flags.config, files }, null, 2))
    for (const file of files) this.log(`Wrote ${file}`)
    const option = flags.config === 'delivery' ? '' : ` --config ${flags.config}`
    this.log(`Start it with ./bin/run deliver${option} --stand-in, which sends to a stand-in for the vendors.`)
    this.log(`Then send an event:`)
    this.log(
      `  curl -u example-write-key: http://127.0.0.1:3100/v1/track -d '{"userId":"user-1","event":"Order Completed"}'`
    )
  }
}
