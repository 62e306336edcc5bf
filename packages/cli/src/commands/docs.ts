import { relative } from 'node:path'
import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { FailureError } from '@segment/actions-input'
import { transaction } from '../files/transaction'
import { findDestination, findRoot } from '../workspace/destinations'

/** `docs <slug> [--write | --check] [--json]` */
export default class Docs extends Command {
  static override summary = 'Print the documentation of a destination in Markdown: settings, actions, fields, presets.'

  static override examples = [
    { description: 'Print it', command: '<%= config.bin %> docs slack' },
    {
      description: "Write it into the README.md of the destination's folder",
      command: '<%= config.bin %> docs slack --write'
    }
  ]

  static override args = {
    slug: Args.string({ description: 'the destination: its folder, its slug or a path', required: true })
  }

  static override flags = {
    write: Flags.boolean({
      description: "write it into the README.md of the destination's folder; keeps the text around it",
      exclusive: ['check']
    }),
    check: Flags.boolean({ description: 'write nothing; exit with 1 if that README.md is not current' }),
    json: Flags.boolean({ description: 'print { file, current, page }; current is whether it was before' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Docs)
    const root = findRoot()
    const place = findDestination(root, args.slug)
    // Late, as --help may load this file.
    const { documentDestination } = require('../docs/destination-docs') as typeof import('../docs/destination-docs')
    const { page, file, readme, current } = await documentDestination(place)
    const path = relative(process.cwd(), file)
    if (flags.write && !current) await transaction(root, new Map([[file, readme]]))
    if (flags.json) this.log(JSON.stringify({ file: path, current, page }, null, 2))
    if (flags.json) return this.exit(flags.check && !current ? 1 : 0)
    if (flags.write) return this.log(current ? `${path} is current.` : `Wrote ${path}`)
    if (!flags.check) return this.log(page.trimEnd())
    if (!current) throw new FailureError(`${path} is not current. Run ./bin/run docs ${place.name} --write.`)
    this.log(`${path} is current.`)
  }
}
