import { relative, resolve } from 'node:path'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { shellWord } from '../../terminal/shell'
import { findRoot } from '../../workspace/destinations'

/** `build:packages [--directory <path>] [--json]` */
export default class BuildPackages extends Command {
  static override summary = 'Build the runtime and the destinations into packages that programs can install.'

  static override examples = [
    { description: 'Each into its folder dist', command: '<%= config.bin %> build:packages' },
    { description: 'Into a folder of your own', command: '<%= config.bin %> build:packages --directory ../host/vendor' }
  ]

  static override flags = {
    directory: Flags.string({
      char: 'd',
      description: 'the output folder; replaces earlier builds there; default dist of each package'
    }),
    json: Flags.boolean({ description: 'print an array of { name, version, directory, entries }' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(BuildPackages)
    // Late, as --help may load this file.
    const { buildPackages } = require('../../packages/build-packages') as typeof import('../../packages/build-packages')
    const built = await buildPackages(findRoot(), flags.directory && resolve(flags.directory))
    if (flags.json) return this.log(JSON.stringify(built, null, 2))
    for (const { name, version, directory } of built) {
      this.log(`Built ${name} ${version} into ${relative(process.cwd(), directory)}.`)
    }
    // Packed, as npm links folders: every later `npm install` would drop the dependencies of the packages.
    const folders = built.map(({ directory }) => shellWord(directory)).join(' ')
    this.log(`To install them in a program: npm install $(npm pack --silent ${folders})`)
  }
}
