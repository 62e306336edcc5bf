import { relative } from 'node:path'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { FailureError } from '@segment/actions-input'
import { findRoot } from '../../workspace/destinations'

/** `generate:metadata-payload [--slug <slug>...] [--mode <mode>...] [--path <glob>...] [--check | --dry-run] [--json]` */
export default class GenerateMetadataPayload extends Command {
  static override summary = 'Write metadata.json beside the definitions, for the catalogs of hosts.'

  static override examples = [
    { description: 'Of one destination', command: '<%= config.bin %> generate:metadata-payload --slug actions-slack' },
    {
      description: 'Check whether all are current',
      command: '<%= config.bin %> generate:metadata-payload --check'
    }
  ]

  static override flags = {
    slug: Flags.string({
      char: 's',
      description: 'only the destinations with these slugs',
      multiple: true
    }),
    mode: Flags.string({
      char: 'm',
      description: 'only the destinations with these modes',
      multiple: true,
      options: ['cloud', 'device', 'warehouse']
    }),
    path: Flags.string({
      char: 'p',
      description: 'destinations: folder names, slugs, paths or globs; default all',
      multiple: true
    }),
    check: Flags.boolean({
      description: 'write nothing; exit with 1 if an existing file is not current',
      exclusive: ['dry-run']
    }),
    'dry-run': Flags.boolean({ description: 'show which files would be written, and write none' }),
    json: Flags.boolean({ description: 'print { written, total, stale }: the files that were not current' })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(GenerateMetadataPayload)
    // Late, as --help may load this file.
    const { selectDestinations } =
      require('../../workspace/select-destinations') as typeof import('../../workspace/select-destinations')
    const { updateMetadata } = require('../../metadata/metadata') as typeof import('../../metadata/metadata')
    const root = findRoot()
    const places = await selectDestinations(root, flags.path ?? [])
    const write = !flags.check && !flags['dry-run']
    const { total, stale } = await updateMetadata(places, {
      root,
      slugs: flags.slug,
      modes: flags.mode,
      write,
      onlyPresent: flags.check
    })
    const verb = flags.check ? 'Not current:' : write ? 'Wrote' : 'Would write'
    if (flags.json) {
      const paths = stale.map((path) => relative(process.cwd(), path))
      this.log(JSON.stringify({ written: write, total, stale: paths }, null, 2))
      return this.exit(flags.check && stale.length > 0 ? 1 : 0)
    }
    for (const path of stale) this.log(`${verb} ${relative(process.cwd(), path)}`)
    if (flags.check && stale.length > 0) {
      throw new FailureError('Run ./bin/run generate:metadata-payload and commit what it writes.')
    }
    this.log(`${total} metadata.json in all, ${stale.length} of them ${write ? 'written' : 'not current'}.`)
  }
}
