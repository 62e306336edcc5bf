import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { findRoot } from '../workspace/destinations'

/** `list-required-fields [--path <glob>...]` */
export default class ListRequiredFields extends Command {
  static override summary = 'Print the required settings and fields as JSON: by destination, then by action.'

  static override examples = [
    { description: 'All destinations', command: '<%= config.bin %> list-required-fields' },
    {
      description: 'One of them',
      command:
        '<%= config.bin %> list-required-fields --path packages/destination-actions/src/destinations/webhook/index.ts'
    }
  ]

  static override flags = {
    path: Flags.string({
      char: 'p',
      description: 'destinations: folder names, slugs, paths or globs; default all',
      multiple: true
    }),
    json: Flags.boolean({ description: 'the same: what is printed is JSON' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(ListRequiredFields)
    // Late, as --help may load this file.
    const { selectDestinations } =
      require('../workspace/select-destinations') as typeof import('../workspace/select-destinations')
    const { requiredFieldsByName } = require('../describe/describe') as typeof import('../describe/describe')
    const { loadDefinition } = require('../workspace/load') as typeof import('../workspace/load')
    const places = await selectDestinations(findRoot(), flags.path ?? [])
    const definitions = places.map(({ entry }) => loadDefinition(entry))
    this.log(JSON.stringify(requiredFieldsByName(definitions), null, 2))
  }
}
