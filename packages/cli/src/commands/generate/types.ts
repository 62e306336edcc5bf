import { join } from 'node:path'
import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { CancelledError } from '../../errors'
import { awaitInterruption } from '../../scaffold/interruption'
import { describeUpdate } from '../../types/describe-update'
import { selectDestinations } from '../../types/select-destinations'
import { watchTypes } from '../../types/watch-types'
import type { DestinationPlace } from '../../workspace/destinations'
import { destinationsDirectory } from '../../workspace/destinations'
import { findRoot } from '../../workspace/root'

/** `generate:types [files...] [--path <glob>...] [--watch | --check]` */
export default class GenerateTypes extends Command {
  static override description = 'Make the TypeScript types of settings and payloads from the field definitions.'

  static override examples = [
    { description: 'The types of all destinations', command: '<%= config.bin %> generate:types' },
    {
      description: 'Those of one destination, again whenever it changes',
      command: '<%= config.bin %> generate:types --path packages/destination-actions/src/destinations/slack --watch'
    },
    {
      description: 'Find out whether all are current, without writing',
      command: '<%= config.bin %> generate:types --check'
    }
  ]

  static override args = {
    files: Args.string({ description: 'files of the destinations to do; default all', multiple: true })
  }

  static override flags = {
    path: Flags.string({
      char: 'p',
      description: 'globs or paths that lead to the destinations to do',
      multiple: true
    }),
    watch: Flags.boolean({ char: 'w', description: 'go on whenever a source file changes', exclusive: ['check'] }),
    check: Flags.boolean({ description: 'write nothing; exit with 1 when a file is not current' })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(GenerateTypes)
    const root = findRoot()
    const select = () => selectDestinations(root, [...(args.files ?? []), ...(flags.path ?? [])])
    const places = await select()
    const current = await this.update(places, !flags.check)
    if (flags.watch) await this.watch(root, places, select)
    if (!current) this.exit(1)
  }

  /** Gives whether all went well; with `write: false`, whether all files are current. */
  private async update(places: DestinationPlace[], write: boolean): Promise<boolean> {
    // Late, as every command is loaded for --help.
    const { updateTypes } = require('../../types/update-types') as typeof import('../../types/update-types')
    const update = await updateTypes(places, { write })
    for (const line of describeUpdate(update, { written: write })) this.log(line)
    for (const failure of update.failures) this.logToStderr(failure)
    return update.failures.length === 0 && (write || update.stale.length === 0)
  }

  private async watch(
    root: string,
    places: DestinationPlace[],
    select: () => Promise<DestinationPlace[]>
  ): Promise<never> {
    const { happened } = awaitInterruption()
    const directories = places.map(({ directory }) => directory)
    const watcher = await watchTypes({
      folders: [join(root, 'packages', 'destination-actions', 'src'), ...directories],
      paths: [destinationsDirectory(root), join(root, 'packages', 'destination-actions', 'src', 'lib'), ...directories],
      select,
      update: async (touched) => void (await this.update(touched, true)),
      fail: (error) => this.logToStderr(error instanceof Error ? error.message : String(error))
    })
    this.log('Watching for changes. Ctrl-C ends it.')
    await happened
    await watcher.close()
    throw new CancelledError('Stopped.')
  }
}
