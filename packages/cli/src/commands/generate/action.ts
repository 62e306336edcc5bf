import * as Args from '@oclif/core/args'
import { Command } from '@oclif/core/command'
import * as Flags from '@oclif/core/flags'
import { chooseDestination } from '../../scaffold/choose-destination'
import { describeAction } from '../../scaffold/describe-scaffold'
import { describeChanges } from '../../files/plan'
import { findRoot } from '../../workspace/destinations'

/** `generate:action <name> <server|browser> [--title] [--directory] [--force] [--dry-run] [--json]` */
export default class GenerateAction extends Command {
  static override summary = 'Add an action to a destination: its files, its entry in index.ts and its types.'

  static override examples = [
    {
      description: 'An action for the newest destination',
      command: '<%= config.bin %> generate:action sendEvent server'
    },
    {
      description: 'A browser action for the newest browser destination',
      command: '<%= config.bin %> generate:action sendEvent browser'
    },
    {
      description: 'An action for another destination, with its own title',
      command: '<%= config.bin %> generate:action sendEvent server --directory slack --title "Send an Event"'
    }
  ]

  static override args = {
    name: Args.string({
      ignoreStdin: true,
      description: "the action's name; its camel case becomes the key",
      required: true
    }),
    type: Args.string({
      ignoreStdin: true,
      description: 'where the action runs',
      options: ['server', 'browser'],
      required: true
    })
  }

  static override flags = {
    force: Flags.boolean({
      char: 'f',
      description: 'overwrite existing files of the action'
    }),
    title: Flags.string({
      char: 't',
      description: 'the title that people see; default the name in title case'
    }),
    directory: Flags.string({
      char: 'd',
      description: 'the destination: its folder, or its slug'
    }),
    'dry-run': Flags.boolean({
      description: 'show what would be written, and write nothing'
    }),
    json: Flags.boolean({
      description: 'print { dryRun, directory, key, files: [{ path, change, diff }] }'
    })
  }

  async run(): Promise<void> {
    const { args, flags } = await this.parse(GenerateAction)
    // Late, as --help may load this file.
    const { scaffoldAction } =
      require('../../scaffold/scaffold-action') as typeof import('../../scaffold/scaffold-action')
    const root = findRoot()
    const type = args.type as 'server' | 'browser'
    const choice = await chooseDestination(root, type === 'browser' ? 'device' : 'cloud', flags.directory)
    const { name } = args
    const { title, force, json } = flags
    const dryRun = Boolean(flags['dry-run'])
    const made = await scaffoldAction({ root, place: choice.place, name, type, title, force, dryRun })
    if (json) {
      const { key, changes: files } = made
      return this.log(JSON.stringify({ dryRun, directory: choice.place.directory, key, files }, null, 2))
    }
    for (const line of dryRun ? describeChanges(made.changes) : describeAction(root, choice, made)) this.log(line)
  }
}
