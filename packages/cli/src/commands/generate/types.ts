import * as Args from '@oclif/core/args'
import * as Flags from '@oclif/core/flags'
import { Command } from '@oclif/core/command'
import { CancelledError } from '@segment/actions-input'
import { awaitInterruption } from '../../terminal/keys'
import { describeChanges } from '../../files/plan'
import { ProgressLine } from '../../terminal/lines'
import { selectDestinations } from '../../workspace/select-destinations'
import { type DestinationPlace, findRoot } from '../../workspace/destinations'

/** Which of the flags are on that decide what becomes of the types. */
interface How {
  check?: boolean
  'dry-run'?: boolean
  json?: boolean
}

/** `generate:types [files...] [--path <glob>...] [--watch | --check | --dry-run] [--json]` */
export default class GenerateTypes extends Command {
  static override summary = 'Generate the TypeScript types of settings and payloads from the field definitions.'

  static override examples = [
    { description: 'The types of all destinations', command: '<%= config.bin %> generate:types' },
    {
      description: 'The types of one destination, again whenever it changes',
      command: '<%= config.bin %> generate:types slack --watch'
    },
    {
      description: 'Check whether all are current, without writing',
      command: '<%= config.bin %> generate:types --check'
    }
  ]

  static override args = {
    files: Args.string({
      ignoreStdin: true,
      description: 'destinations: folder names, slugs, or paths of their files; default all',
      multiple: true
    })
  }

  static override flags = {
    path: Flags.string({
      char: 'p',
      description: 'globs or paths of destinations',
      multiple: true
    }),
    watch: Flags.boolean({
      char: 'w',
      description: 'run again whenever a source file changes',
      exclusive: ['check', 'dry-run', 'json']
    }),
    check: Flags.boolean({
      description: 'write nothing; exit with 1 if a file is not current'
    }),
    'dry-run': Flags.boolean({
      description: 'show what would be written, and write nothing',
      exclusive: ['check']
    }),
    json: Flags.boolean({
      description: 'print { written, total, files: [{ path, change, diff }], failures }'
    })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(GenerateTypes)
    const root = findRoot()
    const select = () => selectDestinations(root, [...(args.files ?? []), ...(flags.path ?? [])])
    const places = await select()
    const done = await this.update(root, places, flags)
    if (flags.watch) await this.watch(root, places, select)
    if (!done) this.exit(1)
  }

  /** Returns whether all went well; with `check`, whether all files are current. */
  private async update(root: string, places: DestinationPlace[], how: How): Promise<boolean> {
    // Late, as --help may load this file.
    const { describeUpdate, updateTypes } =
      require('../../types/update-types') as typeof import('../../types/update-types')
    const written = !how.check && !how['dry-run']
    const line = new ProgressLine(places.length)
    const update = await updateTypes(places, {
      root,
      write: written,
      progress: ({ name }, done) => line.show(done, name)
    })
    line.clear()
    const { total, changes, failures } = update
    if (how.json) this.log(JSON.stringify({ written, total, files: changes, failures }, null, 2))
    else
      for (const text of how['dry-run'] ? describeChanges(changes) : describeUpdate(update, { written })) this.log(text)
    for (const failure of failures) this.logToStderr(failure)
    return failures.length === 0 && (!how.check || changes.length === 0)
  }

  private async watch(
    root: string,
    places: DestinationPlace[],
    select: () => Promise<DestinationPlace[]>
  ): Promise<never> {
    const { watchTypes } = require('../../types/update-types') as typeof import('../../types/update-types')
    const { happened } = awaitInterruption()
    const watcher = await watchTypes({
      root,
      directories: places.map(({ directory }) => directory),
      select,
      update: async (touched) => void (await this.update(root, touched, {})),
      fail: (error) => this.logToStderr(error instanceof Error ? error.message : String(error))
    })
    this.log('Watching for changes. Press Ctrl-C to stop.')
    await happened
    await watcher.close()
    throw new CancelledError('Stopped.')
  }
}
