import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { widthOf } from '../terminal/lines'
import { findDestination, findRoot } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'

/** `describe <slug> [--json]` */
export default class Describe extends Command {
  static override summary = 'Describe a destination: settings, actions, fields, presets.'

  static override examples = [
    { description: 'For people', command: '<%= config.bin %> describe slack' },
    { description: 'For programs', command: '<%= config.bin %> describe slack --json' }
  ]

  static override args = {
    slug: Args.string({ description: 'the destination: its folder, its slug or a path', required: true })
  }

  static override flags = {
    json: Flags.boolean({ description: 'print { slug, name, mode, settings, actions, presets, ... }' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Describe)
    const definition = loadDefinition(findDestination(findRoot(), args.slug).entry)
    // Late, as --help may load this file.
    const { describeDestination } = require('../describe/describe') as typeof import('../describe/describe')
    const { printDescription } = require('../describe/describe') as typeof import('../describe/describe')
    const destination = describeDestination(definition)
    if (flags.json) this.log(JSON.stringify(destination, null, 2))
    else for (const line of printDescription(destination, widthOf(process.stdout))) this.log(line)
  }
}
