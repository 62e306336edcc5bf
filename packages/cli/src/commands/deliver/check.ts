import { join } from 'node:path'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { configFlag } from '../../deliver/flags'
import { findRoot } from '../../workspace/destinations'

/** `deliver:check [--config <folder>] [--json]`; exit code 1 if there are faults. */
export default class DeliverCheck extends Command {
  static override summary = 'Check a configuration of deliver: what is wrong, with file and line.'

  static override examples = [
    { description: 'The folder delivery', command: '<%= config.bin %> deliver:check' },
    { description: 'For programs', command: '<%= config.bin %> deliver:check --json' }
  ]

  static override flags = {
    config: configFlag,
    json: Flags.boolean({ description: 'print { sources, destinations, faults: { file, line, column, message }[] }' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(DeliverCheck)
    // Late, as --help may load this file.
    const { checkConfig, printFault } =
      require('@segment/actions-delivery') as typeof import('@segment/actions-delivery')
    const { createEnvFile } = require('@segment/actions-session') as typeof import('@segment/actions-session')
    createEnvFile(join(findRoot(), '.env'))()
    const { sources, destinations, faults } = await checkConfig(flags.config)
    if (flags.json) this.log(JSON.stringify({ sources, destinations, faults }, null, 2))
    else {
      for (const fault of faults) this.log(printFault(fault))
      if (faults.length === 0) {
        this.log(`No faults. Sources: ${sources.join(', ')}. Destinations: ${destinations.join(', ') || 'none'}.`)
      }
    }
    if (faults.length > 0) this.exit(1)
  }
}
