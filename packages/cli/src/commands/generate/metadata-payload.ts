import { relative } from 'node:path'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { FailureError } from '../../errors'
import { valuesOf } from '../../flag-values'
import { findRoot } from '../../workspace/root'

/** `generate:metadata-payload [--slug <slug>...] [--mode <mode>...] [--path <glob>...] [--check]` */
export default class GenerateMetadataPayload extends Command {
  static override description =
    'Write metadata.json beside the definitions: what catalogs of hosts show of destinations.'

  static override examples = [
    { description: 'Of one destination', command: '<%= config.bin %> generate:metadata-payload --slug actions-slack' },
    {
      description: 'Find out whether those of all are current',
      command: '<%= config.bin %> generate:metadata-payload --check'
    }
  ]

  static override flags = {
    slug: Flags.string({
      char: 's',
      description: 'only the destinations with these slugs',
      multiple: true,
      env: 'ACTIONS_GENERATE_METADATA_PAYLOAD_SLUG'
    }),
    mode: Flags.string({
      char: 'm',
      description: 'only the destinations with these modes',
      multiple: true,
      options: ['cloud', 'device', 'warehouse'],
      env: 'ACTIONS_GENERATE_METADATA_PAYLOAD_MODE'
    }),
    path: Flags.string({
      char: 'p',
      description: 'globs or paths that lead to the destinations; default all',
      multiple: true,
      env: 'ACTIONS_GENERATE_METADATA_PAYLOAD_PATH'
    }),
    check: Flags.boolean({
      description: 'write nothing; exit with 1 when a file is not current',
      exclusive: ['dry-run'],
      env: 'ACTIONS_GENERATE_METADATA_PAYLOAD_CHECK'
    }),
    'dry-run': Flags.boolean({
      description: 'say which files would be written, and write none',
      env: 'ACTIONS_GENERATE_METADATA_PAYLOAD_DRY_RUN'
    })
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(GenerateMetadataPayload)
    // Late, as every command is loaded for --help.
    const { selectDestinations } =
      require('../../types/select-destinations') as typeof import('../../types/select-destinations')
    const { updateMetadata } =
      require('../../metadata/update-metadata') as typeof import('../../metadata/update-metadata')
    const places = await selectDestinations(findRoot(), valuesOf(flags.path))
    const slugs = flags.slug && valuesOf(flags.slug)
    const modes = flags.mode && valuesOf(flags.mode)
    const write = !flags.check && !flags['dry-run']
    const { total, stale } = await updateMetadata(places, { slugs, modes, write })
    const verb = flags.check ? 'Not current:' : write ? 'Wrote' : 'Would write'
    for (const path of stale) this.log(`${verb} ${relative(process.cwd(), path)}`)
    if (flags.check && stale.length > 0) {
      throw new FailureError('Run ./bin/run generate:metadata-payload and commit what it writes.')
    }
    this.log(`${total} metadata.json in all, ${stale.length} of them ${write ? 'written' : 'not current'}.`)
  }
}
